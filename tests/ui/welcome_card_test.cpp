// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "ui/document/document.h"
#include "ui/window/welcome_card.h"

using namespace flipbook::ui;

class WelcomeCardTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_model;

    void write_words()
    {
        QFile file(m_model.filePath(QStringLiteral("flipbook.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"words": {"objects": ["apple", "boat"], "colours": ["red"],
            "backgrounds": ["at night", "on a meadow"], "motions": ["still", "bouncing"]}})");
    }

private Q_SLOTS:
    void examples_are_made_of_the_models_words()
    {
        write_words();
        const QStringList prompts = example_prompts(m_model.path().toStdString());
        QCOMPARE(prompts.size(), 4);
        QCOMPARE(prompts[0], QStringLiteral("a red apple on a meadow, bouncing"));
        QCOMPARE(prompts[1], QStringLiteral("a boat at night, bouncing"));
    }

    void a_models_own_examples_come_first()
    {
        const QTemporaryDir model;
        QFile file(model.filePath(QStringLiteral("flipbook.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"words": {"objects": ["apple"]},
                       "examples": ["a red apple on a meadow, bouncing", "a boat at sea"]})");
        file.close();
        QCOMPARE(example_prompts(model.path().toStdString()),
                 (QStringList{QStringLiteral("a red apple on a meadow, bouncing"),
                              QStringLiteral("a boat at sea")}));
    }

    void no_example_comes_twice()
    {
        write_words();
        QStringList prompts = example_prompts(m_model.path().toStdString());
        QCOMPARE(prompts.removeDuplicates(), 0);
        QCOMPARE(prompts.size(), 4);
        QFile file(m_model.filePath(QStringLiteral("flipbook.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"words": {"objects": ["apple"], "motions": ["still"]}})");
        file.close();
        QCOMPARE(example_prompts(m_model.path().toStdString()),
                 QStringList{QStringLiteral("an apple")});
    }

    void without_a_model_it_lists_the_steps()
    {
        Document document;
        WelcomeCard card(document);
        QSignalSpy wanted(&card, &WelcomeCard::model_wanted);
        auto* browse = card.findChild<QPushButton*>(QStringLiteral("welcome.browse"));
        QVERIFY(browse);
        browse->click();
        QCOMPARE(wanted.count(), 1);
    }

    void an_example_is_one_click()
    {
        write_words();
        Document document;
        WelcomeCard card(document);
        document.edit(QStringLiteral("model"), [this](Composition& composition) {
            composition.request.checkpoint = m_model.path().toStdString();
        });
        QSignalSpy chosen(&card, &WelcomeCard::example_chosen);
        auto* example = card.findChild<QPushButton*>(QStringLiteral("welcome.example.0"));
        QVERIFY(example);
        example->click();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(document.request().prompt.positive, example->text().toStdString());
    }
};

QTEST_MAIN(WelcomeCardTest)
#include "welcome_card_test.moc"
