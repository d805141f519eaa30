// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "ui/compose/attached_modules.h"
#include "ui/compose/model_shelf.h"

using namespace flipbook;
using namespace flipbook::ui;

class AttachedModulesTest final : public QObject {
    Q_OBJECT

    ModelShelf m_shelf{{}};
    AttachedModules m_list{m_shelf, [](const std::filesystem::path&) { return QString(); }};

    static MotionModuleOptions module(const char* path)
    {
        MotionModuleOptions options;
        options.path = path;
        return options;
    }

    template <class Widget> Widget* find(const char* name)
    {
        return m_list.findChild<Widget*>(QLatin1String(name));
    }

    void type(const char* field, const char* text)
    {
        auto* edit = find<QLineEdit>(field);
        edit->setText(QString::fromUtf8(text));
        Q_EMIT edit->editingFinished();
    }

private Q_SLOTS:
    void init()
    {
        m_list.show_modules({module("a/one.safetensors"), module("a/two.safetensors")}, {});
    }

    void cleanup()
    {
        m_list.show_modules({}, {});
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void settings_are_shown()
    {
        MotionModuleOptions one = module("a/one.safetensors");
        one.effect = Curve::parse("0:(1.0), 8:(0.5)").value();
        one.blocks = "up.1";
        one.start = 0.2;
        one.end = 0.8;
        one.context = "pan-left";
        m_list.show_modules({one}, {QStringLiteral("It does not fit.")});
        QCOMPARE(find<QLabel>("models.attached.0.name")->text(), QStringLiteral("one"));
        QCOMPARE(find<QLineEdit>("models.attached.0.effect")->text().toStdString(),
                 one.effect.text());
        QCOMPARE(find<QLineEdit>("models.attached.0.blocks")->text(), QStringLiteral("up.1"));
        QCOMPARE(find<QLineEdit>("models.attached.0.steps")->text(), QStringLiteral("20 – 80"));
        QCOMPARE(find<QLineEdit>("models.attached.0.context")->text(), QStringLiteral("pan-left"));
        QCOMPARE(find<QLabel>("models.attached.0.problem")->text(),
                 QStringLiteral("It does not fit."));
    }

    void what_is_typed_is_one_edit()
    {
        QSignalSpy edited(&m_list, &AttachedModules::edited);
        type("models.attached.1.effect", "0.5");
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited[0][0].toInt(), 1);
        auto after = edited[0][1].value<MotionModuleOptions>();
        QVERIFY(after.effect.is_constant(0.5));
        type("models.attached.1.effect", "1");
        type("models.attached.1.steps", "25-75 %");
        after = edited.last()[1].value<MotionModuleOptions>();
        QCOMPARE(after.start, 0.25);
        QCOMPARE(after.end, 0.75);
    }

    void nothing_typed_is_no_edit()
    {
        QSignalSpy edited(&m_list, &AttachedModules::edited);
        for (const char* field : {"effect", "scale", "blocks", "steps", "context"})
            Q_EMIT find<QLineEdit>((std::string("models.attached.0.") + field).c_str())
                ->editingFinished();
        QCOMPARE(edited.size(), 0);
    }

    void what_is_wrong_is_said_and_not_taken_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addRow("effect") << "effect"
                                << "much";
        QTest::addRow("scale") << "scale"
                               << "0:(";
        QTest::addRow("blocks") << "blocks"
                                << "sideways";
        QTest::addRow("steps in words") << "steps"
                                        << "half";
        QTest::addRow("steps that end too late") << "steps"
                                                 << "0 – 120";
        QTest::addRow("steps backwards") << "steps"
                                         << "80 – 20";
        QTest::addRow("context") << "context"
                                 << "pan-left:much";
    }

    void what_is_wrong_is_said_and_not_taken()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QSignalSpy edited(&m_list, &AttachedModules::edited);
        const QString name = QStringLiteral("models.attached.0.") + field;
        type(name.toLatin1().constData(), text.toUtf8().constData());
        QCOMPARE(edited.size(), 0);
        QVERIFY(!find<QLabel>("models.attached.0.problem")->text().isEmpty());
        init();
        const auto before = module("a/one.safetensors");
        cleanup();
        m_list.show_modules({before}, {});
        QVERIFY(find<QLabel>("models.attached.0.problem")->text().isEmpty());
    }

    void rows_move_and_go()
    {
        QSignalSpy moved(&m_list, &AttachedModules::moved_up);
        QSignalSpy removed(&m_list, &AttachedModules::removed);
        QVERIFY(!find<QToolButton>("models.attached.0.up")->isEnabled());
        find<QToolButton>("models.attached.1.up")->click();
        QCOMPARE(moved.value(0).value(0).toInt(), 1);
        find<QToolButton>("models.attached.0.remove")->click();
        QCOMPARE(removed.value(0).value(0).toInt(), 0);
        m_list.show_modules({module("a/two.safetensors")}, {});
        QCOMPARE(find<QLabel>("models.attached.0.name")->text(), QStringLiteral("two"));
        QVERIFY(!find<QLabel>("models.attached.1.name")
                || find<QLabel>("models.attached.1.name")->isHidden()
                || !find<QLabel>("models.attached.1.name")->parentWidget()->isVisibleTo(&m_list));
    }
};

QTEST_MAIN(AttachedModulesTest)
#include "attached_modules_test.moc"
