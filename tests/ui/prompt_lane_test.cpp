// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/prompt_lane.h"

#include <QHelpEvent>
#include <QLineEdit>
#include <QTest>
#include <QToolTip>

#include "ui/document/document.h"
#include "ui/viewer/player.h"

using namespace flipbook;
using namespace flipbook::ui;

class PromptLaneTest final : public QObject {
    Q_OBJECT

    // A lane of 320 pixels over 16 frames: 20 each.
    struct Bench {
        Document document;
        Player player;
        PromptLane lane{document, player};

        explicit Bench(const std::string& prompt)
        {
            Composition composition;
            composition.request.prompt.positive = prompt;
            document.load(composition);
            player.set_clip(16, 8);
            player.pause();
            lane.resize(320, 24);
            lane.show();
            lane.setFocus();
        }

        QString prompt() const
        {
            return QString::fromStdString(document.request().prompt.positive);
        }
        static QPoint at(int frame) { return {frame * 20 + 10, 12}; }
        QLineEdit& field() { return *lane.findChild<QLineEdit*>(); }
        void key(Qt::Key key) { QTest::keyClick(&lane, key); }
        void write(const char* line)
        {
            field().setText(QString::fromUtf8(line));
            QTest::keyClick(&field(), Qt::Key_Return);
        }
    };

private Q_SLOTS:
    void a_key_is_dragged_and_undo_brings_it_back()
    {
        Bench bench("0: calm\n8: storm\n12: rain");
        QTest::mousePress(&bench.lane, Qt::LeftButton, {}, Bench::at(8));
        for (const int frame : {9, 10, 12, 10})  // At 12 is another.
            QTest::mouseMove(&bench.lane, Bench::at(frame));
        QTest::mouseRelease(&bench.lane, Qt::LeftButton, {}, Bench::at(10));
        QCOMPARE(bench.prompt(), "0: calm\n10: storm\n12: rain");
        bench.document.undo_stack().undo();
        QCOMPARE(bench.prompt(), "0: calm\n8: storm\n12: rain");
        QCOMPARE(bench.lane.keys_json().size(), 3);
        QCOMPARE(bench.lane.keys_json()[1][QStringLiteral("x")].toDouble(), 170.0);
    }

    void t_adds_a_key_at_the_playhead()
    {
        Bench bench("a boat");
        bench.player.seek(8);
        bench.key(Qt::Key_T);
        QVERIFY(bench.field().isVisible());
        QCOMPARE(bench.field().text(), "8: ");
        bench.write("8: storm");
        QVERIFY(!bench.field().isVisible());
        QCOMPARE(bench.prompt(), "a boat\n0:\n8: storm");
        bench.document.undo_stack().undo();
        QCOMPARE(bench.prompt(), "a boat");
    }

    void escape_and_nothing_add_nothing()
    {
        Bench bench("a boat");
        bench.key(Qt::Key_T);
        QTest::keyClicks(&bench.field(), QStringLiteral("storm"));
        QTest::keyClick(&bench.field(), Qt::Key_Escape);
        QVERIFY(!bench.field().isVisible());
        bench.key(Qt::Key_T);
        QTest::keyClick(&bench.field(), Qt::Key_Return);
        QCOMPARE(bench.prompt(), "a boat");
        QVERIFY(!bench.document.undo_stack().canUndo());
    }

    void enter_writes_the_chosen_key_anew_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("prompt");
        QTest::newRow("text") << "8: hail"
                              << "0: calm\n8: hail";
        QTest::newRow("frame") << "4: storm"
                               << "0: calm\n4: storm";
        QTest::newRow("both") << "15: hail"
                              << "0: calm\n15: hail";
        QTest::newRow("beyond the end") << "99: hail"
                                        << "0: calm\n15: hail";
        QTest::newRow("no frame") << "hail"
                                  << "0: calm\n8: hail";
        QTest::newRow("nothing") << ""
                                 << "0: calm";
    }

    void enter_writes_the_chosen_key_anew()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, prompt);
        Bench bench("0: calm\n8: storm");
        QTest::mouseClick(&bench.lane, Qt::LeftButton, {}, Bench::at(8));
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.field().selectedText(), "storm");
        bench.write(line.toUtf8().constData());
        QCOMPARE(bench.prompt(), prompt);
    }

    void delete_removes_the_chosen_key()
    {
        Bench bench("boat\n0: calm\n8: storm");
        bench.key(Qt::Key_Delete);
        QCOMPARE(bench.prompt(), "boat\n0: calm\n8: storm");
        QTest::mouseClick(&bench.lane, Qt::LeftButton, {}, Bench::at(0));
        bench.key(Qt::Key_Delete);
        QCOMPARE(bench.prompt(), "boat\n8: storm");
    }

    void the_playhead_goes_from_key_to_key()
    {
        Bench bench("2: calm\n8: storm\n12: rain");
        bench.player.seek(5);
        bench.lane.go_to_key(1);
        QCOMPARE(bench.player.frame(), 8);
        bench.lane.go_to_key(1);
        QCOMPARE(bench.player.frame(), 12);
        bench.lane.go_to_key(1);
        QCOMPARE(bench.player.frame(), 12);
        bench.lane.go_to_key(-1);
        QCOMPARE(bench.player.frame(), 8);
    }

    void a_frame_says_what_it_hears()
    {
        Bench bench("boat\n0: calm\n8: storm");
        const auto tip = [&bench](int frame) {
            QHelpEvent help(QEvent::ToolTip, Bench::at(frame),
                            bench.lane.mapToGlobal(Bench::at(frame)));
            QCoreApplication::sendEvent(&bench.lane, &help);
            return QToolTip::text();
        };
        QCOMPARE(tip(4), "Frame 5: 50 % of the way from “boat, calm” to “boat, storm”");
        QCOMPARE(tip(12), "Frame 13: boat, storm");
    }
};

QTEST_MAIN(PromptLaneTest)
#include "prompt_lane_test.moc"
