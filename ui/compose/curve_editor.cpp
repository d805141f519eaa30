// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/curve_editor.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSlider>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>
#include <map>

#include "ui/compose/curve_plot.h"

namespace flipbook::ui {

namespace {

constexpr int slider_scale = 100;

// The sign of a curve, for the button that opens the plot.
QIcon curve_icon(const QWidget& widget)
{
    constexpr int side = 16;
    QPixmap pixmap(side * 2, side * 2);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(widget.palette().color(QPalette::ButtonText), 1.6));
    QPainterPath path(QPointF(1.5, 13));
    path.cubicTo(QPointF(7, 13), QPointF(6, 3), QPointF(14, 3));
    painter.drawPath(path);
    painter.setBrush(widget.palette().color(QPalette::ButtonText));
    painter.drawEllipse(QPointF(2.5, 13), 1.6, 1.6);
    painter.drawEllipse(QPointF(13.5, 3), 1.6, 1.6);
    return pixmap;
}

bool is_constant(const Curve& curve)
{
    return curve.is_constant(curve.points().front().value);
}

}  // namespace

CurveEditor::CurveEditor(const QString& name, const QString& label, QWidget* parent)
    : QWidget(parent), m_label(label)
{
    connect(&m_saver, &FileSaver::failed, this, &CurveEditor::save_failed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    create_row(name, label);
    create_plot(name, label);
    setFocusProxy(m_text);
}

void CurveEditor::create_row(const QString& name, const QString& label)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    m_slider = new QSlider(Qt::Horizontal, this);
    m_slider->setRange(0, 2 * slider_scale);
    m_slider->setSingleStep(1);
    m_slider->setPageStep(10);
    m_slider->setMinimumWidth(40);
    m_slider->setFocusPolicy(Qt::StrongFocus);
    m_slider->setObjectName(name + QStringLiteral(".slider"));
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int value) { edit(Curve(static_cast<double>(value) / slider_scale), true); });
    connect(m_slider, &QSlider::sliderReleased, this, &CurveEditor::gesture_ended);
    m_text = new QLineEdit(this);
    m_text->setMinimumWidth(52);
    connect(m_text, &QLineEdit::editingFinished, this, &CurveEditor::commit);
    m_open = new QToolButton(this);
    m_open->setObjectName(name + QStringLiteral(".open"));
    m_open->setIcon(curve_icon(*this));
    m_open->setCheckable(true);
    m_open->setFocusPolicy(Qt::StrongFocus);
    m_open->setToolTip(tr("Change the value from frame to frame"));
    m_open->setAccessibleName(tr("%1, open the curve").arg(label));
    connect(m_open, &QToolButton::toggled, this, [this] { show_table(m_is_table); });
    m_more = new QToolButton(this);
    m_more->setObjectName(name + QStringLiteral(".more"));
    m_more->setText(QStringLiteral("⋮"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setToolTip(tr("Shapes, table, copying"));
    m_more->setAccessibleName(tr("%1, more").arg(label));
    m_more->setMenu(create_menu());
    row->addWidget(m_slider, 2);
    row->addWidget(m_text, 3);
    row->addWidget(m_open);
    row->addWidget(m_more);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

void CurveEditor::create_plot(const QString& name, const QString& label)
{
    m_plot = new CurvePlot(this);
    m_plot->setObjectName(name + QStringLiteral(".plot"));
    m_plot->setAccessibleName(tr("%1, curve").arg(label));
    m_plot->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_plot, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& place) { m_more->menu()->popup(m_plot->mapToGlobal(place)); });
    connect(m_plot, &CurvePlot::curve_edited, this, &CurveEditor::edit);
    connect(m_plot, &CurvePlot::gesture_ended, this, &CurveEditor::gesture_ended);
    connect(m_plot, &CurvePlot::numbers_wanted, this, [this] {
        show_table(true);
        m_table->setFocus();
        m_table->setCurrentCell(m_plot->chosen_point(), 1);
    });
    m_table = new QTableWidget(0, 2, this);
    m_table->setObjectName(name + QStringLiteral(".table"));
    m_table->setAccessibleName(tr("%1, table of its points").arg(label));
    m_table->setHorizontalHeaderLabels({tr("Frame"), tr("Value")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    m_table->setFixedHeight(150);
    connect(m_table, &QTableWidget::itemChanged, this, &CurveEditor::table_edited);
    layout()->addWidget(m_plot);
    layout()->addWidget(m_table);
    m_plot->hide();
    m_table->hide();
}

QMenu* CurveEditor::create_menu()
{
    auto* menu = new QMenu(this);
    add_shapes(*menu);
    menu->addSeparator();
    QAction* table = menu->addAction(tr("Show as ta&ble"));
    table->setCheckable(true);
    connect(table, &QAction::triggered, this, [this](bool checked) {
        m_open->setChecked(true);
        show_table(checked);
    });
    connect(menu, &QMenu::aboutToShow, table, [this, table] { table->setChecked(m_is_table); });
    menu->addAction(tr("&Add a point to the table"), this, &CurveEditor::add_row);
    menu->addSeparator();
    menu->addAction(tr("&Copy as text"), this, [this] {
        QApplication::clipboard()->setText(QString::fromStdString(m_curve.text()));
    });
    menu->addAction(tr("Copy for Comfy&UI"), this,
                    [this] { QApplication::clipboard()->setText(evolved_text(m_curve)); });
    menu->addAction(tr("&Paste"), this, [this] {
        m_text->setText(QApplication::clipboard()->text());
        commit();
    });
    menu->addSeparator();
    menu->addAction(tr("Save as p&icture…"), this, &CurveEditor::save_picture);
    return menu;
}

// How values lie between the points, which stay as they are.
void CurveEditor::add_shapes(QMenu& menu)
{
    auto* group = new QActionGroup(&menu);
    const auto add = [&](const char* name, const QString& text, CurveShape shape) {
        QAction* action = menu.addAction(text, this, [this, shape] {
            if (shape != m_curve.shape())
                edit(to_curve(m_curve.points(), shape), false);
        });
        action->setObjectName(QLatin1String(name));
        action->setCheckable(true);
        action->setActionGroup(group);
        connect(&menu, &QMenu::aboutToShow, action, [this, action, shape] {
            action->setChecked(shape == m_curve.shape());
            action->setEnabled(m_curve.points().size() > 1);
        });
    };
    add("hold", tr("&Hold each value"), CurveShape::hold);
    add("linear", tr("S&traight"), CurveShape::linear);
    add("smooth", tr("&Smooth"), CurveShape::smooth);
}

void CurveEditor::save_picture()
{
    // In the size in which it is seen, or would be.
    m_open->setChecked(true);
    show_table(false);
    ask_for_file(this, tr("Save curve"), tr("PNG picture (*.png)"), QStringLiteral("png"), m_label,
                 [this](const QString& path) {
                     const QImage image = m_plot->toPixmap(0, 0, 2.0).toImage();
                     m_saver.save(path,
                                  [image](QIODevice& file) { return image.save(&file, "PNG"); });
                 });
}

void CurveEditor::show_curve(const Curve& curve, int frame_count)
{
    m_curve = curve;
    m_frame_count = frame_count;
    const QString text = QString::fromStdString(curve.text());
    if (m_text->text() != text && !(m_text->hasFocus() && m_text->isModified())) {
        m_text->setText(text);
        m_text->setCursorPosition(0);
        refuse({});
    }
    const QSignalBlocker blocker(m_slider);
    m_slider->setEnabled(is_constant(curve));
    m_slider->setToolTip(is_constant(curve) ? QString()
                                            : tr("The value changes from frame to frame"));
    m_slider->setValue(static_cast<int>(std::lround(curve.points().front().value * slider_scale)));
    m_plot->show_curve(curve, frame_count);
    fill_table();
}

void CurveEditor::commit()
{
    QString problem;
    const auto curve = parse_curve(m_text->text(), m_frame_count, &problem);
    refuse(problem);
    m_text->setModified(!curve);
    if (curve && !(*curve == m_curve))
        edit(*curve, false);
}

void CurveEditor::refuse(const QString& sentence)
{
    QPalette palette;
    if (!sentence.isEmpty())
        palette.setColor(QPalette::Text, QColor(0xd0, 0x30, 0x28));
    m_text->setPalette(palette);
    m_text->setToolTip(sentence.isEmpty() ? tr("A number, or values by frame: 0:(1.0), 8:(1.3)")
                                          : sentence);
}

void CurveEditor::edit(const Curve& curve, bool is_gesture)
{
    // What is no gesture is a step of undo by itself, also after one that has not ended.
    if (!is_gesture)
        Q_EMIT gesture_ended();
    Q_EMIT curve_edited(curve);
    if (!is_gesture)
        Q_EMIT gesture_ended();
}

void CurveEditor::fill_table()
{
    const QSignalBlocker blocker(m_table);
    const auto& points = m_curve.points();
    m_table->setRowCount(static_cast<int>(points.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const CurvePoint& point = points[static_cast<std::size_t>(row)];
        m_table->setItem(row, 0, new QTableWidgetItem(locale().toString(point.frame)));
        m_table->setItem(row, 1, new QTableWidgetItem(locale().toString(point.value)));
    }
}

void CurveEditor::table_edited()
{
    std::map<double, double> values;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        bool is_frame = false, is_value = false;
        const double frame = locale().toDouble(m_table->item(row, 0)->text(), &is_frame);
        const double value = locale().toDouble(m_table->item(row, 1)->text(), &is_value);
        if (is_frame && is_value && frame >= 0 && std::isfinite(value))
            values[std::round(frame)] = value;
    }
    CurvePoints points;
    for (const auto& [frame, value] : values)
        points.push_back({frame, value});
    // After the table has ended its own edit: it is filled anew then.
    QMetaObject::invokeMethod(
        this,
        [this, points] {
            if (!points.empty() && points != m_curve.points())
                edit(to_curve(points, m_curve.shape()), false);
            else
                fill_table();
        },
        Qt::QueuedConnection);
}

void CurveEditor::add_row()
{
    m_open->setChecked(true);
    show_table(true);
    CurvePoints points = m_curve.points();
    const CurvePoint last = points.back();
    if (last.frame + 1 >= m_frame_count)
        return;
    set_point(points, {last.frame + 1, last.value});
    edit(to_curve(points, m_curve.shape()), false);
    m_table->setCurrentCell(m_table->rowCount() - 1, 1);
}

void CurveEditor::show_table(bool table)
{
    m_is_table = table;
    m_plot->setVisible(m_open->isChecked() && !table);
    m_table->setVisible(m_open->isChecked() && table);
}

}  // namespace flipbook::ui
