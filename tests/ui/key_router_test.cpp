// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QDial>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QListWidget>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalSpy>
#include <QSlider>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <functional>

#include "ui/viewer/player.h"
#include "ui/viewer/transport_keys.h"
#include "ui/window/key_router.h"

using namespace flipbook::ui;

namespace {

// The transport's keys, and the group by which widgets need them.
enum class Group { space, arrow, end, page, letter, sign };

struct TransportKey {
    const char* name;
    Qt::Key key;
    Qt::KeyboardModifiers modifiers;
    Group group;
};

const QList<TransportKey> transport_keys{
    {"Space", Qt::Key_Space, Qt::NoModifier, Group::space},
    {"J", Qt::Key_J, Qt::NoModifier, Group::letter},
    {"K", Qt::Key_K, Qt::NoModifier, Group::letter},
    {"L", Qt::Key_L, Qt::NoModifier, Group::letter},
    {"Shift+L", Qt::Key_L, Qt::ShiftModifier, Group::letter},
    {"I", Qt::Key_I, Qt::NoModifier, Group::letter},
    {"O", Qt::Key_O, Qt::NoModifier, Group::letter},
    {"P", Qt::Key_P, Qt::NoModifier, Group::letter},
    {"Comma", Qt::Key_Comma, Qt::NoModifier, Group::sign},
    {"Full stop", Qt::Key_Period, Qt::NoModifier, Group::sign},
    {"Left", Qt::Key_Left, Qt::NoModifier, Group::arrow},
    {"Right", Qt::Key_Right, Qt::NoModifier, Group::arrow},
    {"Shift+Left", Qt::Key_Left, Qt::ShiftModifier, Group::arrow},
    {"Shift+Right", Qt::Key_Right, Qt::ShiftModifier, Group::arrow},
    {"Home", Qt::Key_Home, Qt::NoModifier, Group::end},
    {"End", Qt::Key_End, Qt::NoModifier, Group::end},
    {"PgUp", Qt::Key_PageUp, Qt::NoModifier, Group::page},
    {"PgDown", Qt::Key_PageDown, Qt::NoModifier, Group::page},
    {"backslash", Qt::Key_Backslash, Qt::NoModifier, Group::sign},
    {"[", Qt::Key_BracketLeft, Qt::NoModifier, Group::sign},
    {"]", Qt::Key_BracketRight, Qt::NoModifier, Group::sign},
    {"Shift+comma", Qt::Key_Less, Qt::ShiftModifier, Group::sign},
    {"Shift+full stop", Qt::Key_Greater, Qt::ShiftModifier, Group::sign},
    {"+", Qt::Key_Plus, Qt::NoModifier, Group::sign},
    {"-", Qt::Key_Minus, Qt::NoModifier, Group::sign},
};

struct WidgetKind {
    const char* name;
    std::function<QWidget*()> make;
    QSet<Group> needed;
    QSet<int> needed_keys;  // Besides.
};

const QSet<Group> all_groups{Group::space, Group::arrow,  Group::end,
                             Group::page,  Group::letter, Group::sign};
const QSet<Group> list_groups{Group::space, Group::arrow, Group::end, Group::page, Group::letter};
const QSet<Group> slider_groups{Group::arrow, Group::end, Group::page};

template <class Widget> QWidget* make_widget()
{
    return new Widget;
}

QWidget* make_combo(bool editable)
{
    auto* combo = new QComboBox;
    combo->addItems({QStringLiteral("jam"), QStringLiteral("lamp"), QStringLiteral("oil")});
    combo->setEditable(editable);
    return combo;
}

QWidget* make_read_only_text()
{
    auto* text = new QPlainTextEdit(QStringLiteral("a log"));
    text->setReadOnly(true);
    return text;
}

QWidget* make_tabs()
{
    auto* tabs = new QTabBar;
    tabs->addTab(QStringLiteral("one"));
    tabs->addTab(QStringLiteral("two"));
    return tabs;
}

QWidget* make_plain()
{
    auto* plain = new QWidget;
    plain->setFocusPolicy(Qt::StrongFocus);
    return plain;
}

QList<WidgetKind> widget_kinds()
{
    return {
        {"line edit", make_widget<QLineEdit>, all_groups, {}},
        {"text edit", make_widget<QTextEdit>, all_groups, {}},
        {"plain text edit", make_widget<QPlainTextEdit>, all_groups, {}},
        {"read-only text", make_read_only_text, all_groups, {}},
        {"spin box", make_widget<QSpinBox>, all_groups, {}},
        {"double spin box", make_widget<QDoubleSpinBox>, all_groups, {}},
        {"key sequence edit", make_widget<QKeySequenceEdit>, all_groups, {}},
        {"editable combo box", [] { return make_combo(true); }, all_groups, {}},
        {"combo box", [] { return make_combo(false); }, list_groups, {}},
        {"list", make_widget<QListWidget>, list_groups, {}},
        {"table", make_widget<QTableWidget>, list_groups, {}},
        {"tree", make_widget<QTreeWidget>, list_groups, {Qt::Key_Plus, Qt::Key_Minus}},
        {"push button", make_widget<QPushButton>, {Group::space}, {}},
        {"tool button", make_widget<QToolButton>, {Group::space}, {}},
        {"check box", make_widget<QCheckBox>, {Group::space}, {}},
        {"radio button", make_widget<QRadioButton>, {Group::space, Group::arrow}, {}},
        {"slider", make_widget<QSlider>, slider_groups, {}},
        {"dial", make_widget<QDial>, slider_groups, {}},
        {"scroll bar", make_widget<QScrollBar>, slider_groups, {}},
        {"tab bar", make_tabs, {Group::arrow, Group::end}, {}},
        {"scroll area", make_widget<QScrollArea>, {Group::page}, {}},
        {"plain widget", make_plain, {}, {}},
    };
}

}  // namespace

// A window with one widget, and a transport whose player shows whether a key arrived there.
class KeyRouterTest final : public QObject {
    Q_OBJECT

    struct Stage {
        explicit Stage(QWidget* tried) : keys(player), router(window, keys), widget(tried)
        {
            player.set_clip(16, 8);
            player.seek(4);
            player.set_range(2, 12);
            window.setCentralWidget(widget);
            widget->setFocusPolicy(Qt::StrongFocus);
            window.show();
            window.activateWindow();
            QObject::connect(&player, &Player::frame_changed, [this] { ++reactions; });
            QObject::connect(&player, &Player::state_changed, [this] { ++reactions; });
            QObject::connect(&keys, &TransportKeys::zoom_requested, [this] { ++reactions; });
            QObject::connect(&keys, &TransportKeys::prompt_key_requested, [this] { ++reactions; });
        }

        bool is_focused()
        {
            if (!QTest::qWaitForWindowActive(&window))
                return false;
            widget->setFocus();
            return QTest::qWaitFor([this] { return QApplication::focusWidget() == widget; });
        }

        Player player;
        TransportKeys keys;
        QMainWindow window;
        KeyRouter router;
        QWidget* widget;
        int reactions = 0;
    };

private Q_SLOTS:
    void every_widget_keeps_the_keys_it_needs_data()
    {
        QTest::addColumn<int>("index");
        const auto kinds = widget_kinds();
        for (int i = 0; i < kinds.size(); ++i)
            QTest::newRow(kinds[i].name) << i;
    }

    void every_widget_keeps_the_keys_it_needs()
    {
        QFETCH(int, index);
        const WidgetKind kind = widget_kinds()[index];
        for (const TransportKey& key : transport_keys) {
            Stage stage(kind.make());
            QVERIFY(stage.is_focused());
            if (key.key == Qt::Key_K) {
                stage.player.set_frame_rate(1);  // No frame comes by itself meanwhile.
                stage.player.play();
            }
            stage.reactions = 0;
            QTest::keyPress(stage.widget, key.key, key.modifiers);
            QTest::keyRelease(stage.widget, key.key, key.modifiers);
            const bool is_needed =
                kind.needed.contains(key.group) || kind.needed_keys.contains(key.key);
            QVERIFY2(is_needed == (stage.reactions == 0), key.name);
        }
    }

    void a_slider_moves_and_a_check_box_toggles()
    {
        auto* slider = new QSlider;
        Stage stage(slider);
        QVERIFY(stage.is_focused());
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(slider->value(), 1);
        QCOMPARE(stage.player.frame(), 4);
        auto* box = new QCheckBox;
        Stage other(box);
        QVERIFY(other.is_focused());
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(box->isChecked());
        QVERIFY(!other.player.is_playing());
    }

    void a_field_gets_its_letters()
    {
        auto* field = new QLineEdit;
        Stage stage(field);
        QVERIFY(stage.is_focused());
        QTest::keyClicks(field, QStringLiteral("jkl io"));
        QCOMPARE(field->text(), QStringLiteral("jkl io"));
        QCOMPARE(stage.reactions, 0);
    }

    void transport_keys_win_over_shortcuts_of_the_window()
    {
        Stage stage(make_plain());
        QShortcut shortcut(QKeySequence(Qt::Key_J), &stage.window);
        QSignalSpy activated(&shortcut, &QShortcut::activated);
        QVERIFY(stage.is_focused());
        QTest::keyClick(stage.widget, Qt::Key_J);
        QCOMPARE(activated.count(), 0);
        QCOMPARE(stage.player.direction(), -1);
    }

    void a_widget_claims_a_key_by_accepting_its_override()
    {
        class Greedy final : public QWidget {
        public:
            int presses = 0;

        protected:
            bool event(QEvent* event) override
            {
                if (event->type() == QEvent::ShortcutOverride
                    && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Left) {
                    event->accept();
                    return true;
                }
                return QWidget::event(event);
            }
            void keyPressEvent(QKeyEvent*) override { ++presses; }
        };
        auto* greedy = new Greedy;
        Stage stage(greedy);
        QVERIFY(stage.is_focused());
        QTest::keyClick(greedy, Qt::Key_Left);
        QCOMPARE(greedy->presses, 1);
        QCOMPARE(stage.player.frame(), 4);
        QTest::keyClick(greedy, Qt::Key_Right);
        QCOMPARE(greedy->presses, 1);
        QCOMPARE(stage.player.frame(), 5);
    }

    void what_a_list_leaves_does_not_reach_the_transport_through_its_parent()
    {
        auto* list = new QListWidget;
        Stage stage(list);
        QVERIFY(stage.is_focused());
        QTest::keyClick(list, Qt::Key_J);
        QCOMPARE(stage.reactions, 0);
    }

    void dialogs_keep_their_keys()
    {
        Stage stage(make_plain());
        QVERIFY(stage.is_focused());
        QDialog dialog(&stage.window);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QTest::keyClick(&dialog, Qt::Key_Space);
        QCOMPARE(stage.reactions, 0);
    }

    void k_held_turns_j_and_l_into_single_steps()
    {
        Stage stage(make_plain());
        QVERIFY(stage.is_focused());
        QTest::keyPress(stage.widget, Qt::Key_K);
        QTest::keyClick(stage.widget, Qt::Key_L);
        QTest::keyClick(stage.widget, Qt::Key_L);
        QTest::keyClick(stage.widget, Qt::Key_J);
        QCOMPARE(stage.player.frame(), 5);
        QVERIFY(!stage.player.is_playing());
        QTest::keyRelease(stage.widget, Qt::Key_K);
        QTest::keyClick(stage.widget, Qt::Key_L);
        QVERIFY(stage.player.is_playing());
        QTest::keyClick(stage.widget, Qt::Key_L);
        QCOMPARE(stage.player.shuttle(), 2);
    }

    void every_key_does_what_the_map_says()
    {
        Stage stage(make_plain());
        QVERIFY(stage.is_focused());
        Player& player = stage.player;
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
            QTest::keyClick(stage.widget, key, modifiers);
        };
        press(Qt::Key_Home);
        QCOMPARE(player.frame(), 2);
        press(Qt::Key_End);
        QCOMPARE(player.frame(), 12);
        press(Qt::Key_Left);
        QCOMPARE(player.frame(), 11);
        press(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(player.frame(), 3);
        press(Qt::Key_PageDown);
        QCOMPARE(player.frame(), 11);
        press(Qt::Key_O);
        QCOMPARE(player.out_point(), 11);
        press(Qt::Key_PageUp);
        press(Qt::Key_I);
        QCOMPARE(player.in_point(), 3);
        press(Qt::Key_BracketRight);
        QCOMPARE(player.speed(), 1.25);
        press(Qt::Key_Less, Qt::ShiftModifier);
        QCOMPARE(player.speed(), 1.0);
        press(Qt::Key_Backslash);
        QVERIFY(!player.loops());
        press(Qt::Key_L, Qt::ShiftModifier);
        QVERIFY(player.loops());
        press(Qt::Key_P);
        QVERIFY(player.is_ping_pong());
        press(Qt::Key_Space);
        QVERIFY(player.is_playing());
        press(Qt::Key_Space);
        QVERIFY(!player.is_playing());
        stage.reactions = 0;
        press(Qt::Key_J, Qt::ControlModifier);
        press(Qt::Key_I, Qt::AltModifier);
        press(Qt::Key_M);
        press(Qt::Key_C);
        QCOMPARE(stage.reactions, 0);
        QSignalSpy swapped(&stage.keys, &TransportKeys::swap_requested);
        stage.keys.set_comparing(true);
        press(Qt::Key_C);
        QCOMPARE(swapped.count(), 1);
    }

    void escape_is_told_but_not_that_of_a_popup()
    {
        auto* combo = qobject_cast<QComboBox*>(make_combo(false));
        Stage stage(combo);
        QVERIFY(stage.is_focused());
        QSignalSpy pressed(&stage.router, &KeyRouter::escape_pressed);
        QTest::keyClick(combo, Qt::Key_Escape);
        QCOMPARE(pressed.count(), 1);
        combo->showPopup();
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activePopupWidget());
        QCOMPARE(pressed.count(), 1);
    }
};

QTEST_MAIN(KeyRouterTest)
#include "key_router_test.moc"
