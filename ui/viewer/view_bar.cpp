// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/view_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <cmath>

#include "ui/viewer/clip_view.h"
#include "ui/viewer/player.h"
#include "ui/viewer/transport_icons.h"

namespace flipbook::ui {

ViewBar::ViewBar(ClipView& view, Player& player, QWidget* parent)
    : QWidget(parent), m_view(view), m_player(player), m_onion_skin(new QToolButton(this)),
      m_zoom(new QComboBox(this)), m_run(new QToolButton(this)), m_frame(new QLabel(this))
{
    m_onion_skin->setObjectName(QStringLiteral("viewer.onion_skin"));
    m_onion_skin->setAccessibleName(tr("Onion skin"));
    m_onion_skin->setToolTip(tr("Onion skin: the frames before and after shine through"));
    m_onion_skin->setCheckable(true);
    m_onion_skin->setAutoRaise(true);
    m_onion_skin->setFocusPolicy(Qt::StrongFocus);
    m_onion_skin->setIcon(transport_icon(TransportIcon::onion_skin));
    m_zoom->setObjectName(QStringLiteral("viewer.zoom"));
    m_zoom->setAccessibleName(tr("Zoom"));
    m_zoom->setToolTip(tr("Zoom (+ and −, mouse wheel, Ctrl+0 to fit)"));
    m_zoom->addItem(tr("Fit"));
    for (const int percent : {50, 100, 200, 400, 800})
        m_zoom->addItem(tr("%1 %").arg(percent), percent / 100.0);
    m_zoom->setMinimumContentsLength(10);  // "Fit (1100 %)"
    m_run->setObjectName(QStringLiteral("viewer.follow_run"));
    m_run->setText(tr("Show the newest"));
    m_run->setAccessibleName(tr("Show the clip that is being made"));
    m_run->setToolTip(m_run->accessibleName());
    m_run->setFocusPolicy(Qt::StrongFocus);
    m_run->hide();
    m_frame->setObjectName(QStringLiteral("viewer.frame"));
    m_frame->setAccessibleName(tr("Frame"));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 2, 4, 2);
    row->addWidget(m_onion_skin);
    row->addWidget(m_zoom);
    row->addStretch(1);
    row->addWidget(m_run);
    row->addWidget(m_frame);

    connect(m_run, &QToolButton::clicked, this, &ViewBar::run_requested);
    connect(m_onion_skin, &QToolButton::toggled, &view, &ClipView::set_onion_skin);
    connect(m_zoom, &QComboBox::activated, this, [this](int index) {
        const QVariant zoom = m_zoom->itemData(index);
        m_view.set_zoom(zoom.isValid() ? std::optional<double>(zoom.toDouble()) : std::nullopt);
    });
    connect(&view, &ClipView::zoom_changed, this, &ViewBar::show_zoom);
    connect(&player, &Player::frame_changed, this, &ViewBar::show_frame);
    connect(&player, &Player::state_changed, this, &ViewBar::show_frame);
    show_zoom();
    show_frame();
}

void ViewBar::show_zoom()
{
    const QString percent = tr("%1 %").arg(std::lround(100 * m_view.shown_zoom()));
    m_zoom->setItemText(0, m_view.zoom() ? tr("Fit") : tr("Fit (%1)").arg(percent));
    m_zoom->setPlaceholderText(percent);  // Of a zoom that is not in the list.
    m_zoom->setCurrentIndex(m_view.zoom() ? m_zoom->findData(*m_view.zoom()) : 0);
}

void ViewBar::set_run_is_waiting(bool waiting)
{
    m_run->setVisible(waiting);
}

QString ViewBar::frame_text() const
{
    const int count = m_player.frame_count();
    if (count < 1)
        return {};
    const int digits = static_cast<int>(QString::number(count).size());
    return tr("%1/%2   %3 s")
        .arg(m_player.frame() + 1, digits, 10, QLatin1Char('0'))
        .arg(count)
        .arg(locale().toString(m_player.frame() / m_player.frame_rate(), 'f', 2));
}

void ViewBar::show_frame()
{
    m_frame->setText(frame_text());
}

}  // namespace flipbook::ui
