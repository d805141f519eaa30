// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/playback_menu.h"

#include <QAction>
#include <QMenu>
#include <functional>
#include <optional>

#include "ui/viewer/clip_view.h"
#include "ui/viewer/viewer_panel.h"

namespace flipbook::ui {

namespace {

QAction* add(QMenu& menu, const char* name, const QString& text, const std::function<void()>& run)
{
    auto* action = menu.addAction(text);
    action->setObjectName(QStringLiteral("action.") + QLatin1String(name));
    QObject::connect(action, &QAction::triggered, action, [run] { run(); });
    return action;
}

// What follows a tab stands where shortcuts stand, without being one.
QAction* add_with_key(QMenu& menu, const char* name, const QString& text, const QString& key,
                      const std::function<void()>& run)
{
    return add(menu, name, text + QLatin1Char('\t') + key, run);
}

void add_moves(QMenu& menu, Player& player)
{
    add_with_key(menu, "play", ViewerPanel::tr("&Play or pause"), ViewerPanel::tr("Space"),
                 [&] { player.toggle(); });
    add_with_key(menu, "play_back", ViewerPanel::tr("Play &backwards"), QStringLiteral("J"),
                 [&] { player.shuttle(-1); });
    add_with_key(menu, "play_faster", ViewerPanel::tr("Play, each time &faster"),
                 QStringLiteral("L"), [&] { player.shuttle(1); });
    menu.addSeparator();
    add_with_key(menu, "frame_back", ViewerPanel::tr("One frame b&ack"), QStringLiteral("←"),
                 [&] { player.step(-1); });
    add_with_key(menu, "frame_on", ViewerPanel::tr("One frame &on"), QStringLiteral("→"),
                 [&] { player.step(1); });
    add_with_key(menu, "second_back", ViewerPanel::tr("One second back"),
                 ViewerPanel::tr("Shift+←"), [&] { player.skip_second(-1); });
    add_with_key(menu, "second_on", ViewerPanel::tr("One second on"), ViewerPanel::tr("Shift+→"),
                 [&] { player.skip_second(1); });
    add_with_key(menu, "first_frame", ViewerPanel::tr("F&irst frame"), ViewerPanel::tr("Home"),
                 [&] { player.go_to_first(); });
    add_with_key(menu, "last_frame", ViewerPanel::tr("&Last frame"), ViewerPanel::tr("End"),
                 [&] { player.go_to_last(); });
}

void add_range(QMenu& menu, Player& player)
{
    add_with_key(menu, "set_in", ViewerPanel::tr("Range begins &here"), QStringLiteral("I"),
                 [&] { player.set_in(); });
    add_with_key(menu, "set_out", ViewerPanel::tr("Range &ends here"), QStringLiteral("O"),
                 [&] { player.set_out(); });
    const auto clear = [&](const char* name, const QString& text, const char* key,
                           const std::function<void()>& run) {
        add(menu, name, text, run)->setShortcut(QKeySequence(QLatin1String(key)));
    };
    clear("clear_in", ViewerPanel::tr("Clear the beginning"), "Alt+I", [&] { player.clear_in(); });
    clear("clear_out", ViewerPanel::tr("Clear the end"), "Alt+O", [&] { player.clear_out(); });
    clear("clear_range", ViewerPanel::tr("&Clear the range"), "Alt+X",
          [&] { player.clear_range(); });
}

void add_ways(QMenu& menu, Player& player)
{
    auto* loop = add_with_key(menu, "loop", ViewerPanel::tr("Loop"), QStringLiteral("\\"),
                              [&] { player.set_loops(!player.loops()); });
    auto* ping_pong =
        add_with_key(menu, "ping_pong", ViewerPanel::tr("Pi&ng-pong"), QStringLiteral("P"),
                     [&] { player.set_ping_pong(!player.is_ping_pong()); });
    loop->setCheckable(true);
    ping_pong->setCheckable(true);
    const auto show = [loop, ping_pong, &player] {
        loop->setChecked(player.loops());
        ping_pong->setChecked(player.is_ping_pong());
    };
    QObject::connect(&player, &Player::state_changed, loop, show);
    show();
    add_with_key(menu, "slower", ViewerPanel::tr("&Slower"), QStringLiteral("["),
                 [&] { player.set_speed(Player::next_speed(player.speed(), -1)); });
    add_with_key(menu, "faster", ViewerPanel::tr("Fas&ter"), QStringLiteral("]"),
                 [&] { player.set_speed(Player::next_speed(player.speed(), 1)); });
}

}  // namespace

void fill_playback_menu(QMenu& playback, ViewerPanel& viewer)
{
    add_moves(playback, viewer.player());
    playback.addSeparator();
    add_range(playback, viewer.player());
    playback.addSeparator();
    add_ways(playback, viewer.player());
}

void fill_zoom_menu(QMenu& view, ViewerPanel& viewer)
{
    const auto zoom = [&](const char* name, const QString& text, const char* key,
                          std::optional<double> factor) {
        add(view, name, text, [&viewer, factor] {
            viewer.view().set_zoom(factor);
        })->setShortcut(QKeySequence(QLatin1String(key)));
    };
    zoom("zoom_fit", ViewerPanel::tr("Zoom to &fit"), "Ctrl+0", std::nullopt);
    zoom("zoom_100", ViewerPanel::tr("Zoom &100 %"), "Ctrl+1", 1.0);
    zoom("zoom_200", ViewerPanel::tr("Zoom &200 %"), "Ctrl+2", 2.0);
}

}  // namespace flipbook::ui
