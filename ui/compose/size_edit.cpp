// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/size_edit.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QToolButton>
#include <set>

namespace flipbook::ui {

namespace {

constexpr int side_step = 8;
constexpr int large_side_step = 64;
constexpr int largest_side = 8192;

int to_side(double value)
{
    return qBound(side_step, qRound(value / side_step) * side_step, largest_side);
}

}  // namespace

SideSpinBox::SideSpinBox(QWidget* parent) : QSpinBox(parent)
{
    setRange(0, largest_side);
    setSingleStep(side_step);
    setKeyboardTracking(false);
    setSpecialValueText(tr("auto"));
    setMinimumWidth(62);
}

void SideSpinBox::stepBy(int steps)
{
    if (value() == 0 && steps > 0) {
        Q_EMIT left_auto();
        return;
    }
    const bool is_large = QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier);
    const int step = is_large ? large_side_step : side_step;
    // Onto the grid of the step, as a first one.
    const int down = value() / step * step;
    const int up = down == value() ? value() : down + step;
    setValue(steps > 0 ? up + (up > value() ? steps - 1 : steps) * step
                       : down + (down < value() ? steps + 1 : steps) * step);
}

int SideSpinBox::valueFromText(const QString& text) const
{
    const int value = QSpinBox::valueFromText(text);
    return value == 0 ? 0 : to_side(value);
}

SizeEdit::SizeEdit(QWidget* parent)
    : QWidget(parent), m_width(new SideSpinBox(this)), m_height(new SideSpinBox(this)),
      m_swap(new QToolButton(this)), m_menu(new QMenu(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto* more = new QToolButton(this);
    row->addWidget(m_width, 1);
    row->addWidget(new QLabel(QStringLiteral("×"), this));
    row->addWidget(m_height, 1);
    row->addWidget(m_swap);
    row->addWidget(more);
    setFocusProxy(m_width);
    m_width->setAccessibleName(tr("Width"));
    m_height->setObjectName(QStringLiteral("frame.height"));
    m_height->setAccessibleName(tr("Height"));
    m_swap->setObjectName(QStringLiteral("frame.swap"));
    m_swap->setText(QStringLiteral("⇄"));
    m_swap->setToolTip(tr("Swap width and height"));
    m_swap->setAccessibleName(m_swap->toolTip());
    m_swap->setFocusPolicy(Qt::StrongFocus);
    more->setObjectName(QStringLiteral("frame.sizes"));
    more->setText(QStringLiteral("⋮"));
    more->setToolTip(tr("Usual sizes"));
    more->setAccessibleName(more->toolTip());
    more->setFocusPolicy(Qt::StrongFocus);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    more->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &SizeEdit::fill_menu);
    fill_menu();  // A menu without entries does not open.
    for (SideSpinBox* side : {m_width, m_height})
        connect(side, &SideSpinBox::left_auto, this,
                [this] { Q_EMIT size_edited(m_native.width, m_native.height); });
    connect(m_width, &QSpinBox::valueChanged, this, [this] { side_edited(true); });
    connect(m_height, &QSpinBox::valueChanged, this, [this] { side_edited(false); });
    connect(m_swap, &QToolButton::clicked, this,
            [this] { Q_EMIT size_edited(m_height->value(), m_width->value()); });
}

void SizeEdit::show_size(Size size)
{
    const QScopedValueRollback showing(m_is_showing, true);
    m_width->setValue(size.width);
    m_height->setValue(size.height);
}

void SizeEdit::show_native_size(Size native)
{
    m_native = native;
    const QString hint = tr("Multiples of 8; auto is the model's own size, %1 × %2")
                             .arg(native.width)
                             .arg(native.height);
    m_width->setToolTip(hint);
    m_height->setToolTip(hint);
}

void SizeEdit::side_edited(bool is_width)
{
    if (m_is_showing)
        return;
    Size size{m_width->value(), m_height->value()};
    // "auto" is for both or for none of them.
    const int edited = is_width ? size.width : size.height;
    int& other = is_width ? size.height : size.width;
    if (edited == 0)
        size = {0, 0};
    else if (other == 0)
        other = is_width ? m_native.height : m_native.width;
    Q_EMIT size_edited(size.width, size.height);
}

void SizeEdit::fill_menu()
{
    m_menu->clear();
    m_menu->addAction(tr("The model's own, %1 × %2").arg(m_native.width).arg(m_native.height), this,
                      [this] { Q_EMIT size_edited(0, 0); });
    m_menu->addSeparator();
    // Shares of the native area that models still know: square, 3 : 2, 16 : 9, and upright.
    const double side = m_native.width;
    std::set<std::pair<int, int>> offered;
    for (const auto& [wide, high] :
         {std::pair(1.0, 1.0), std::pair(1.25, 1.0), std::pair(1.5, 1.0), std::pair(1.25, 0.75),
          std::pair(1.0, 1.25), std::pair(1.0, 1.5), std::pair(0.75, 1.25)}) {
        const int width = to_side(wide * side);
        const int height = to_side(high * side);
        if (!offered.emplace(width, height).second)
            continue;
        m_menu->addAction(QStringLiteral("%1 × %2").arg(width).arg(height), this,
                          [this, width, height] { Q_EMIT size_edited(width, height); });
    }
}

}  // namespace flipbook::ui
