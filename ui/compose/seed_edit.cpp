// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/seed_edit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

#include "ui/document/seeds.h"

namespace flipbook::ui {

namespace {

QPixmap canvas(const QWidget& widget, int side)
{
    const qreal ratio = widget.devicePixelRatioF();
    QPixmap pixmap(qRound(side * ratio), qRound(side * ratio));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

// The five of a die.
QIcon die_icon(const QWidget& widget)
{
    constexpr int side = 16;
    QPixmap pixmap = canvas(widget, side);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = widget.palette().color(QPalette::ButtonText);
    painter.setPen(QPen(ink, 1.3));
    painter.drawRoundedRect(QRectF(1.5, 1.5, 13, 13), 3, 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    for (const QPointF& pip :
         {QPointF(5, 5), QPointF(11, 5), QPointF(8, 8), QPointF(5, 11), QPointF(11, 11)})
        painter.drawEllipse(pip, 1.3, 1.3);
    return pixmap;
}

// An arrow that comes round.
QIcon recycle_icon(const QWidget& widget)
{
    constexpr int side = 16;
    QPixmap pixmap = canvas(widget, side);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = widget.palette().color(QPalette::ButtonText);
    painter.setPen(QPen(ink, 1.6));
    painter.drawArc(QRectF(3, 3, 10, 10), 60 * 16, 285 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPolygon(QPolygonF({QPointF(7.5, 0.8), QPointF(13, 3.4), QPointF(8.2, 7)}));
    return pixmap;
}

QToolButton* make_button(QWidget* parent, const char* name, const QIcon& icon, const QString& text)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setIcon(icon);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

}  // namespace

std::optional<std::uint64_t> parse_seed(const QString& text)
{
    bool is_seed = false;
    const QString digits = text.trimmed();
    const qulonglong seed = digits.toULongLong(&is_seed);
    if (!is_seed || digits.startsWith(QLatin1Char('-')))
        return std::nullopt;
    return seed;
}

SeedEdit::SeedEdit(QWidget* parent) : QWidget(parent), m_text(new QLineEdit(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(3);
    m_die = make_button(this, "seed.random", die_icon(*this), tr("Draw another seed"));
    m_recycle = make_button(this, "seed.recycle", recycle_icon(*this),
                            tr("The seed of the clip that is shown"));
    m_recycle->setEnabled(false);
    row->addWidget(m_text, 1);
    row->addWidget(m_die);
    row->addWidget(m_recycle);
    setFocusProxy(m_text);
    m_text->setMaxLength(24);
    m_text->installEventFilter(this);
    show_seed(0);
    connect(m_text, &QLineEdit::textEdited, this, [this](const QString& text) {
        mark(parse_seed(text) || text == QLatin1String("-") || text == QLatin1String("-1"));
    });
    connect(m_text, &QLineEdit::editingFinished, this, &SeedEdit::commit);
    connect(m_die, &QToolButton::clicked, this, [this] { set_seed(random_seed()); });
    connect(m_recycle, &QToolButton::clicked, this, [this] {
        if (*m_last == m_seed)  // It is to be kept all the same.
            Q_EMIT seed_changed(m_seed);
        set_seed(*m_last);
    });
}

void SeedEdit::show_seed(std::uint64_t seed)
{
    // What is being typed stays where nothing changed.
    if (seed == m_seed && !m_text->text().isEmpty())
        return;
    m_seed = seed;
    m_text->setText(QString::number(seed));
    m_text->setCursorPosition(0);
    mark(true);
}

void SeedEdit::set_last_seed(std::uint64_t seed)
{
    m_last = seed;
    m_recycle->setEnabled(true);
    m_recycle->setToolTip(tr("The seed of the clip that is shown, %1").arg(seed));
}

void SeedEdit::commit()
{
    const QString text = m_text->text().trimmed();
    if (text == QLatin1String("-1")) {
        set_seed(random_seed());
        Q_EMIT any_wanted();
        return;
    }
    set_seed(parse_seed(text).value_or(m_seed));
}

void SeedEdit::set_seed(std::uint64_t seed)
{
    const bool is_new = seed != m_seed;
    m_seed = seed;
    m_text->setText(QString::number(seed));
    mark(true);
    if (is_new)
        Q_EMIT seed_changed(seed);
}

void SeedEdit::mark(bool is_seed)
{
    QPalette palette;
    if (!is_seed)
        palette.setColor(QPalette::Text, QColor(0xd0, 0x30, 0x28));
    m_text->setPalette(palette);
    m_text->setToolTip(is_seed ? tr("Equal seeds and settings make equal clips")
                               : tr("A seed is a whole number from 0 to 18446744073709551615"));
}

bool SeedEdit::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool is_up = key->key() == Qt::Key_Up;
        if (key->modifiers() == Qt::NoModifier && (is_up || key->key() == Qt::Key_Down)) {
            const std::uint64_t seed = parse_seed(m_text->text()).value_or(m_seed);
            set_seed(is_up ? seed + 1 : seed - 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace flipbook::ui
