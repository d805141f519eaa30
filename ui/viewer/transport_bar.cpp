// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/transport_bar.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>

#include "ui/viewer/player.h"
#include "ui/viewer/transport_icons.h"

namespace flipbook::ui {

TransportBar::TransportBar(Player& player, QWidget* parent) : QWidget(parent), m_player(player)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 2, 4, 2);
    row->setSpacing(2);
    create_buttons();
    row->addStretch(1);
    create_fields();
    draw_icons();
    connect(&player, &Player::state_changed, this, &TransportBar::show_state);
    show_state();
}

QToolButton* TransportBar::add_button(const char* name, const QString& text, const QString& keys)
{
    auto* button = new QToolButton(this);
    button->setObjectName(QStringLiteral("transport.") + QLatin1String(name));
    button->setAccessibleName(text);
    button->setToolTip(tr("%1 (%2)").arg(text, keys));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    layout()->addWidget(button);
    return button;
}

void TransportBar::create_buttons()
{
    m_first = add_button("first", tr("First frame"), tr("Home"));
    m_back = add_button("back", tr("One frame back"), QStringLiteral("←"));
    m_play = add_button("play", tr("Play"), tr("Space"));
    m_forward = add_button("forward", tr("One frame on"), QStringLiteral("→"));
    m_last = add_button("last", tr("Last frame"), tr("End"));
    m_loop = add_button("loop", tr("Loop"), QStringLiteral("\\"));
    m_ping_pong = add_button("ping_pong", tr("Ping-pong: forth and back"), QStringLiteral("P"));
    m_back->setAutoRepeat(true);
    m_forward->setAutoRepeat(true);
    m_loop->setCheckable(true);
    m_ping_pong->setCheckable(true);

    connect(m_first, &QToolButton::clicked, &m_player, &Player::go_to_first);
    connect(m_back, &QToolButton::clicked, &m_player, [this] { m_player.step(-1); });
    connect(m_play, &QToolButton::clicked, &m_player, &Player::toggle);
    connect(m_forward, &QToolButton::clicked, &m_player, [this] { m_player.step(1); });
    connect(m_last, &QToolButton::clicked, &m_player, &Player::go_to_last);
    connect(m_loop, &QToolButton::toggled, &m_player, &Player::set_loops);
    connect(m_ping_pong, &QToolButton::toggled, &m_player, &Player::set_ping_pong);
}

void TransportBar::create_fields()
{
    m_speed = new QComboBox(this);
    m_speed->setObjectName(QStringLiteral("transport.speed"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("Speed of playing ([ and ])"));
    double speed = 0;
    for (double next = Player::next_speed(speed, 1); next > speed;
         next = Player::next_speed(speed, 1)) {
        m_speed->addItem(tr("%1×").arg(locale().toString(next)), next);
        speed = next;
    }
    connect(m_speed, &QComboBox::activated, &m_player,
            [this](int row) { m_player.set_speed(m_speed->itemData(row).toDouble()); });

    m_frame_rate = new QDoubleSpinBox(this);
    m_frame_rate->setObjectName(QStringLiteral("transport.frame_rate"));
    m_frame_rate->setAccessibleName(tr("Frames per second of playing"));
    m_frame_rate->setToolTip(tr("Frames per second while playing; the clip itself keeps its own"));
    m_frame_rate->setRange(1, 120);
    m_frame_rate->setDecimals(0);
    m_frame_rate->setSuffix(tr(" fps"));
    m_frame_rate->setKeyboardTracking(false);
    connect(m_frame_rate, &QDoubleSpinBox::valueChanged, &m_player, &Player::set_frame_rate);
    layout()->addWidget(m_speed);
    layout()->addWidget(m_frame_rate);
}

void TransportBar::draw_icons()
{
    const auto set = [this](QToolButton* button, TransportIcon icon) {
        button->setIcon(transport_icon(icon));
    };
    set(m_first, TransportIcon::first);
    set(m_back, TransportIcon::step_back);
    set(m_play, m_player.is_playing() ? TransportIcon::pause : TransportIcon::play);
    set(m_forward, TransportIcon::step_forward);
    set(m_last, TransportIcon::last);
    set(m_loop, TransportIcon::loop);
    set(m_ping_pong, TransportIcon::ping_pong);
}

void TransportBar::show_state()
{
    const bool has_frames = m_player.frame_count() > 0;
    for (QToolButton* button : {m_first, m_back, m_play, m_forward, m_last})
        button->setEnabled(has_frames);
    const QString play = m_player.is_playing() ? tr("Pause") : tr("Play");
    if (m_play->accessibleName() != play || m_play->icon().isNull()) {
        m_play->setAccessibleName(play);
        m_play->setToolTip(tr("%1 (%2)").arg(play, tr("Space")));
        m_play->setIcon(
            transport_icon(m_player.is_playing() ? TransportIcon::pause : TransportIcon::play));
    }
    const QSignalBlocker block_loop(m_loop), block_ping_pong(m_ping_pong), block_rate(m_frame_rate);
    m_loop->setChecked(m_player.loops());
    m_ping_pong->setChecked(m_player.is_ping_pong());
    m_speed->setCurrentIndex(m_speed->findData(m_player.speed()));
    m_frame_rate->setValue(m_player.frame_rate());
}

}  // namespace flipbook::ui
