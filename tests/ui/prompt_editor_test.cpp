// SPDX-License-Identifier: GPL-3.0-or-later
#include <QMainWindow>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include "ui/compose/prompt_completion.h"
#include "ui/compose/prompt_editor.h"
#include "ui/compose/prompt_highlighter.h"
#include "ui/compose/prompt_keys.h"
#include "ui/viewer/player.h"
#include "ui/viewer/transport_keys.h"
#include "ui/window/key_router.h"

using namespace flipbook::ui;

namespace {

// A text with its selection as "a [cat] b", or its cursor as "a |cat".
struct Marked {
    QString text;
    TextRange selection;
};

Marked unmarked(QString text)
{
    const int begin = static_cast<int>(text.indexOf(QChar(u'«')));
    text.remove(QChar(u'«'));
    const int end = static_cast<int>(text.indexOf(QChar(u'»')));
    text.remove(QChar(u'»'));
    return {text, {begin < 0 ? end : begin, end < 0 ? begin : end}};
}

QString marked(QString text, TextRange selection)
{
    text.insert(selection.end, QChar(u'»'));
    return text.insert(selection.begin, QChar(u'«'));
}

QString applied(const QString& before, const std::optional<PromptChange>& change)
{
    if (!change)
        return QStringLiteral("nothing");
    QString text = before;
    text.replace(change->range.begin, change->range.end - change->range.begin, change->text);
    return marked(text, change->selection);
}

QString text_of(const PromptEditor& editor)
{
    return editor.toPlainText();
}

void type(PromptEditor& editor, const char* text)
{
    QTest::keyClicks(&editor, QString::fromUtf8(text));
}

}  // namespace

class PromptEditorTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void weights_change_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<double>("difference");
        QTest::addColumn<QString>("after");
        const auto row = [](const char* name, const char* before, double difference,
                            const char* after) {
            QTest::newRow(name) << QString::fromUtf8(before) << difference
                                << QString::fromUtf8(after);
        };
        row("a word", "a c»at, dog", 0.1, "a («cat»:1.1), dog");
        row("a word's end", "a cat»", 0.1, "a («cat»:1.1)");
        row("more", "a (c»at:1.1)", 0.1, "a («cat»:1.2)");
        row("back to none", "a (c»at:1.1)", -0.1, "a «cat»");
        row("below one", "c»at", -0.1, "(«cat»:0.9)");
        row("never below zero", "(«cat»:0.05)", -0.1, "(«cat»:0)");
        row("a selection", "«red cat», dog", 0.1, "(«red cat»:1.1), dog");
        row("spaces stay out", "a« cat »b", 0.1, "a («cat»:1.1) b");
        row("bare brackets", "(c»at)", 0.1, "(«cat»:1.2)");
        row("selected brackets", "«(cat:1.3)»", 0.1, "(«cat»:1.4)");
        row("the innermost", "((c»at:1.2) dog)", 0.1, "((«cat»:1.3) dog)");
        row("beside the inner ones", "((cat) d»og)", 0.1, "(«(cat) dog»:1.2)");
        row("escaped brackets", "\\(c»at\\)", 0.1, "\\((«cat»:1.1)\\)");
        row("a tag", "<lora:p»an:0.8>", 0.1, "<lora:p«»an:0.9>");
        row("a tag without weight", "<lora:pa»n>", 0.1, "<lora:pa«»n:1.1>");
        row("beyond ASCII", "桜»", 0.1, "(«桜»:1.1)");
        row("nothing", "cat, » dog", 0.1, "nothing");
    }
    void weights_change()
    {
        QFETCH(const QString, before);
        QFETCH(const double, difference);
        QFETCH(const QString, after);
        const auto [text, selection] = unmarked(before);
        QCOMPARE(applied(text, change_weight(text, selection, difference)), after);
    }

    void comments_come_and_go()
    {
        const auto [text, selection] = unmarked(QStringLiteral("a\nb«c\nd»e\nf"));
        const auto change = toggle_comment(text, selection);
        QCOMPARE(applied(text, change), QStringLiteral("a\n«# bc\n# de»\nf"));
        const auto [commented, again] = unmarked(applied(text, change));
        QCOMPARE(applied(commented, toggle_comment(commented, again)),
                 QStringLiteral("a\n«bc\nde»\nf"));
    }

    void phrases_change_places()
    {
        const QString text = QStringLiteral("one, two, three");
        QCOMPARE(applied(text, move_phrase(text, 6, -1)), QStringLiteral("«two», one, three"));
        QCOMPARE(applied(text, move_phrase(text, 6, 1)), QStringLiteral("one, three, «two»"));
        QVERIFY(!move_phrase(text, 1, -1));
        QVERIFY(!move_phrase(text, 14, 1));
    }

    void each_press_is_one_undo()
    {
        PromptEditor editor;
        editor.show_text(QStringLiteral("a lighthouse"));
        editor.moveCursor(QTextCursor::End);
        for (int press = 0; press < 3; ++press)
            QTest::keyClick(&editor, Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(text_of(editor), QStringLiteral("a (lighthouse:1.3)"));
        editor.undo();
        QCOMPARE(text_of(editor), QStringLiteral("a (lighthouse:1.2)"));
        editor.undo();
        QCOMPARE(text_of(editor), QStringLiteral("a (lighthouse:1.1)"));
        editor.redo();
        editor.redo();
        for (int press = 0; press < 3; ++press)
            QTest::keyClick(&editor, Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(text_of(editor), QStringLiteral("a lighthouse"));
    }

    void typing_is_told_soon_and_rests_when_focus_leaves()
    {
        QWidget window;
        auto* editor = new PromptEditor(&window);
        auto* other = new QWidget(&window);
        other->setFocusPolicy(Qt::StrongFocus);
        window.show();
        QApplication::setActiveWindow(&window);
        editor->setFocus();
        QSignalSpy edited(editor, &PromptEditor::edited);
        QSignalSpy rested(editor, &PromptEditor::rested);
        type(*editor, "a cat");
        QTRY_COMPARE(edited.size(), 1);
        QCOMPARE(edited.first().first().toString(), QStringLiteral("a cat"));
        QCOMPARE(rested.size(), 0);
        type(*editor, "!");
        other->setFocus();
        QCOMPARE(edited.size(), 2);
        QCOMPARE(rested.size(), 1);
    }

    void at_rest_what_was_typed_is_the_documents_to_undo()
    {
        PromptEditor editor;
        QSignalSpy rested(&editor, &PromptEditor::rested);
        type(editor, "a cat");
        QVERIFY(editor.document()->isUndoAvailable());
        QTRY_COMPARE(rested.size(), 1);
        QVERIFY(!editor.document()->isUndoAvailable());
    }

    void the_cursor_stays_where_the_text_stays()
    {
        PromptEditor editor;
        editor.show_text(QStringLiteral("a red boat at night"));
        QTextCursor cursor = editor.textCursor();
        cursor.setPosition(10);
        editor.setTextCursor(cursor);
        editor.show_text(QStringLiteral("a (red:1.1) boat at night"));
        QCOMPARE(editor.textCursor().position(), 16);
        QCOMPARE(text_of(editor), QStringLiteral("a (red:1.1) boat at night"));
        QVERIFY(!editor.document()->isUndoAvailable());
        editor.show_text(QStringLiteral("aa"));
        editor.show_text(QStringLiteral("aaa"));
        QCOMPARE(text_of(editor), QStringLiteral("aaa"));
    }

    void what_is_typed_survives_a_change_elsewhere()
    {
        PromptEditor editor;
        editor.show_text(QStringLiteral("a"));
        editor.moveCursor(QTextCursor::End);
        type(editor, " cat");
        editor.show_text(QStringLiteral("a"));  // Another setting changed.
        QCOMPARE(text_of(editor), QStringLiteral("a cat"));
        editor.show_text(QStringLiteral("a dog"));  // The prompt did.
        QCOMPARE(text_of(editor), QStringLiteral("a dog"));
    }

    void earlier_prompts_come_back()
    {
        PromptEditor editor;
        editor.remember(QStringLiteral("first"));
        editor.remember(QStringLiteral("second"));
        editor.remember(QStringLiteral("first"));
        editor.remember(QStringLiteral("second"));
        editor.show_text(QStringLiteral("unfinished"));
        QTest::keyClick(&editor, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(text_of(editor), QStringLiteral("second"));
        QTest::keyClick(&editor, Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(&editor, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(text_of(editor), QStringLiteral("first"));
        for (int press = 0; press < 2; ++press)
            QTest::keyClick(&editor, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(text_of(editor), QStringLiteral("unfinished"));
    }

    void infotext_is_told_and_other_text_is_pasted()
    {
        PromptEditor editor;
        QSignalSpy pasted(&editor, &PromptEditor::infotext_pasted);
        QApplication::clipboard()->setText(
            QStringLiteral("a cat\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1"));
        editor.paste();
        QCOMPARE(pasted.size(), 1);
        QCOMPARE(text_of(editor), QString());
        auto* rich = new QMimeData;
        rich->setHtml(QStringLiteral("<b>a dog</b>"));
        rich->setText(QStringLiteral("a dog"));
        QApplication::clipboard()->setMimeData(rich);
        editor.paste();
        QCOMPARE(text_of(editor), QStringLiteral("a dog"));
    }

    void completion_finds_names_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<int>("length");
        QTest::newRow("a word") << "a red ap" << QStringList{"apple"} << 2;
        QTest::newRow("two words") << "apple, moving l" << QStringList{"moving left"} << 8;
        QTest::newRow("letter case") << "AP" << QStringList{"apple"} << 2;
        QTest::newRow("a tag") << "a <lora:p" << QStringList{"pan"} << 7;
        QTest::newRow("a tag's kind only") << "<lora:ap" << QStringList{} << 0;
        QTest::newRow("too short") << "a" << QStringList{} << 0;
        QTest::newRow("complete") << "apple" << QStringList{} << 0;
    }
    void completion_finds_names()
    {
        QFETCH(const QString, typed);
        QFETCH(const QStringList, names);
        QFETCH(const int, length);
        const std::vector<CompletionEntry> entries{{"apple", "apple", "object"},
                                                   {"moving left", "moving left", "motion"},
                                                   {"moving right", "moving right", "motion"},
                                                   {"pan", "<lora:pan:1>", "LoRA"}};
        const auto matches = matches_before(typed, static_cast<int>(typed.size()), entries, 2);
        QStringList found;
        for (const CompletionEntry& entry : matches.entries)
            found << entry.name;
        QCOMPARE(found, names);
        if (!names.isEmpty())
            QCOMPARE(matches.lengths.front(), length);
    }

    void completion_opens_by_itself_and_inserts()
    {
        PromptEditor editor;
        editor.completion().set_entries({{"pan", "<lora:pan:1>", "LoRA"}});
        editor.show();
        type(editor, "a cat, pa");
        QVERIFY(editor.completion().is_open());
        QTest::keyClick(&editor, Qt::Key_Return);
        QCOMPARE(text_of(editor), QStringLiteral("a cat, <lora:pan:1>"));
        QVERIFY(!editor.completion().is_open());
        QTest::keyClick(&editor, Qt::Key_Space);
        QTest::keyClick(&editor, Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(editor.completion().is_open());
        QTest::keyClick(&editor, Qt::Key_Escape);
        QVERIFY(!editor.completion().is_open());
    }

    void escape_that_closes_completion_goes_no_further()
    {
        Player player;
        TransportKeys transport(player);
        QMainWindow window;
        const KeyRouter router(window, transport);
        auto* editor = new PromptEditor;
        editor->completion().set_entries({{"pan", "<lora:pan:1>", "LoRA"}});
        window.setCentralWidget(editor);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        editor->setFocus();
        QSignalSpy pressed(&router, &KeyRouter::escape_pressed);
        type(*editor, "pa");
        QVERIFY(editor->completion().is_open());
        QTest::keyClick(editor, Qt::Key_Escape);
        QVERIFY(!editor->completion().is_open());
        QCOMPARE(pressed.count(), 0);
        QTest::keyClick(editor, Qt::Key_Escape);
        QCOMPARE(pressed.count(), 1);
    }

    void places_count_in_characters()
    {
        // One, two, three and four bytes; the last is two characters of a QString.
        const std::vector<int> places = character_places(QStringLiteral("aäあ🎈b"));
        QCOMPARE(places, (std::vector<int>{0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 5, 6}));
    }

    void emphasis_is_marked_where_it_stands()
    {
        QPlainTextEdit editor;
        editor.setPlainText(QStringLiteral("桜\n(cat:1.2)"));
        PromptHighlighter highlighter(editor.document());
        const auto reader = flipbook::PromptReader::open();
        highlighter.show(editor.toPlainText(),
                         reader.value().read(editor.toPlainText().toStdString()));
        const auto formats = editor.document()->lastBlock().layout()->formats();
        QCOMPARE(formats.size(), 1);
        QCOMPARE(formats.first().start, 1);
        QCOMPARE(formats.first().length, 3);
    }
};

QTEST_MAIN(PromptEditorTest)
#include "prompt_editor_test.moc"
