// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/high_contrast_style.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <optional>

namespace flipbook::ui {

namespace {

// While it lives, the option says that the window is white. A widget makes its options anew for
// every painting, so that nobody else sees it.
class LightOutline {
public:
    explicit LightOutline(const QStyleOption* option)
        : m_palette(const_cast<QStyleOption*>(option)->palette), m_before(m_palette)
    {
        m_palette.setColor(QPalette::Window, Qt::white);
    }
    ~LightOutline() { m_palette = m_before; }
    LightOutline(const LightOutline&) = delete;
    LightOutline& operator=(const LightOutline&) = delete;

private:
    QPalette& m_palette;
    QPalette m_before;
};

// Elements that take nothing but their outline from the window's colour.
bool is_outlined(QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_Frame:
    case QStyle::PE_FrameLineEdit:
    case QStyle::PE_FrameMenu:
    case QStyle::PE_PanelLineEdit:
    case QStyle::PE_PanelButtonCommand:
    case QStyle::PE_PanelButtonTool:
    case QStyle::PE_IndicatorCheckBox:
    case QStyle::PE_IndicatorRadioButton:
        return true;
    default:
        return false;
    }
}

bool is_outlined(QStyle::ComplexControl control)
{
    return control == QStyle::CC_SpinBox || control == QStyle::CC_ComboBox
           || control == QStyle::CC_Slider || control == QStyle::CC_ScrollBar;
}

// Of what Fusion fills with the window's colour as well.
void draw_outline(const QStyleOption& option, QPainter& painter, bool is_chosen = false)
{
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(is_chosen ? QPen(option.palette.color(QPalette::Highlight), 2)
                             : QPen(option.palette.color(QPalette::WindowText), 1));
    painter.drawRect(option.rect.adjusted(1, 1, -2, -2));
    painter.restore();
}

}  // namespace

HighContrastStyle::HighContrastStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{ }

void HighContrastStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                                      QPainter* painter, const QWidget* widget) const
{
    std::optional<LightOutline> light;
    if (is_outlined(element))
        light.emplace(option);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_FrameTabWidget)
        draw_outline(*option, *painter);
}

void HighContrastStyle::drawControl(ControlElement element, const QStyleOption* option,
                                    QPainter* painter, const QWidget* widget) const
{
    std::optional<LightOutline> light;
    if (element == CE_ProgressBarGroove)
        light.emplace(option);
    QProxyStyle::drawControl(element, option, painter, widget);
    if (element == CE_TabBarTabShape)
        draw_outline(*option, *painter, option->state & State_Selected);
}

void HighContrastStyle::drawComplexControl(ComplexControl control,
                                           const QStyleOptionComplex* option, QPainter* painter,
                                           const QWidget* widget) const
{
    std::optional<LightOutline> light;
    if (is_outlined(control))
        light.emplace(option);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

}  // namespace flipbook::ui
