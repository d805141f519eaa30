// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QLineEdit>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "ui/window/field_undo.h"

using namespace flipbook::ui;

// A window with one field, and undo and redo of its own.
class FieldUndoTest final : public QObject {
    Q_OBJECT

    struct Stage {
        explicit Stage(QWidget* tried) : field(tried)
        {
            undo->setShortcut(QKeySequence(QStringLiteral("Ctrl+Z")));
            redo->setShortcuts({QKeySequence(QStringLiteral("Ctrl+Shift+Z")),
                                QKeySequence(QStringLiteral("Ctrl+Y"))});
            window.addActions({undo, redo});
            window.setCentralWidget(field);
            window.show();
            window.activateWindow();
        }

        bool is_focused()
        {
            if (!QTest::qWaitForWindowActive(&window))
                return false;
            field->setFocus();
            return QTest::qWaitFor([this] { return QApplication::focusWidget() == field; });
        }

        void press_undo() { QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier); }

        QMainWindow window;
        FieldUndo field_undo;
        QAction* undo = new QAction(&window);
        QAction* redo = new QAction(&window);
        QSignalSpy undone{undo, &QAction::triggered};
        QSignalSpy redone{redo, &QAction::triggered};
        QWidget* field;
    };

private Q_SLOTS:
    void what_is_typed_comes_first_and_then_the_window_data()
    {
        QTest::addColumn<bool>("is_line");
        QTest::newRow("line") << true;
        QTest::newRow("text") << false;
    }

    void what_is_typed_comes_first_and_then_the_window()
    {
        QFETCH(bool, is_line);
        auto* line = is_line ? new QLineEdit : nullptr;
        auto* text = is_line ? nullptr : new QPlainTextEdit;
        Stage stage(is_line ? static_cast<QWidget*>(line) : text);
        const auto shown = [&] { return line ? line->text() : text->toPlainText(); };
        QVERIFY(stage.is_focused());
        QTest::keyClicks(stage.field, QStringLiteral("cat"));
        stage.press_undo();
        QCOMPARE(shown(), QString());
        QCOMPARE(stage.undone.count(), 0);
        stage.press_undo();
        QCOMPARE(stage.undone.count(), 1);

        QTest::keyClick(stage.field, Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(shown(), QStringLiteral("cat"));
        QCOMPARE(stage.redone.count(), 0);
        QTest::keyClick(stage.field, Qt::Key_Y, Qt::ControlModifier);
        QTest::keyClick(stage.field, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(stage.redone.count(), 2);
    }

    void a_number_that_was_stepped_is_the_windows_to_undo()
    {
        auto* box = new QSpinBox;
        Stage stage(box);
        QVERIFY(stage.is_focused());
        QTest::keyClick(box, Qt::Key_Up);
        stage.press_undo();
        QCOMPARE(stage.undone.count(), 1);
    }
};

QTEST_MAIN(FieldUndoTest)
#include "field_undo_test.moc"
