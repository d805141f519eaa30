// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_view.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>

#include "ui/plots/custom_plot.h"
#include "ui/plots/plot_drawing.h"

namespace flipbook::ui {

namespace {

constexpr int redraw_interval_ms = 100;

}  // namespace

PlotView::PlotView(const char* name, const Texts& texts, QWidget* parent)
    : QWidget(parent), m_title(texts.title), m_short_title(texts.short_title),
      m_menu_button(new QToolButton(this)), m_pages(new QStackedWidget(this)),
      m_plot(new QCustomPlot(m_pages)), m_table(new QTableWidget(m_pages))
{
    setObjectName(QStringLiteral("plot.") + QLatin1String(name));
    m_plot->setObjectName(objectName() + QStringLiteral(".picture"));
    m_plot->setAccessibleName(m_title);
    m_plot->setAccessibleDescription(
        tr("%1 The menu beside the title shows it as a table.").arg(texts.explanation));
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setMinimumSize(0, 0);
    m_plot->axisRect()->setAutoMargins(QCP::msAll);
    m_plot->axisRect()->setMinimumMargins(QMargins(2, 6, 8, 2));
    m_table->setObjectName(objectName() + QStringLiteral(".table"));
    m_table->setAccessibleName(tr("%1 as a table").arg(m_title));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->setWordWrap(false);  // It would break numbers.
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_pages->addWidget(m_plot);
    m_pages->addWidget(m_table);

    auto* label = new QLabel(m_title, this);
    label->setToolTip(texts.explanation);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(6, 0, 0, 0);
    row->addWidget(label, 1);
    row->addWidget(m_menu_button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_pages, 1);

    m_redraw_timer.setSingleShot(true);
    m_redraw_timer.setInterval(redraw_interval_ms);
    connect(&m_redraw_timer, &QTimer::timeout, this, &PlotView::redraw);
    connect(&m_saver, &FileSaver::failed, this, &PlotView::save_failed);
    create_menu();
    connect_mouse();
}

void PlotView::create_menu()
{
    auto* menu = new QMenu(this);
    m_table_action = menu->addAction(tr("Show as &table"));
    m_table_action->setCheckable(true);
    connect(m_table_action, &QAction::toggled, this, &PlotView::set_shows_table);
    menu->addSeparator();
    connect(menu->addAction(tr("Save as &picture…")), &QAction::triggered, this,
            &PlotView::save_picture);
    connect(menu->addAction(tr("Save as S&VG…")), &QAction::triggered, this, &PlotView::save_svg);
    connect(menu->addAction(tr("Save as P&DF…")), &QAction::triggered, this, &PlotView::save_pdf);
    connect(menu->addAction(tr("Save as &CSV…")), &QAction::triggered, this, &PlotView::save_csv);

    m_menu_button->setObjectName(objectName() + QStringLiteral(".menu"));
    m_menu_button->setAccessibleName(tr("Menu of “%1”").arg(m_title));
    m_menu_button->setToolTip(tr("Table, picture, drawing, CSV"));
    m_menu_button->setText(QStringLiteral("⋮"));
    m_menu_button->setAutoRaise(true);
    m_menu_button->setFocusPolicy(Qt::StrongFocus);
    m_menu_button->setPopupMode(QToolButton::InstantPopup);
    m_menu_button->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    m_menu_button->setMenu(menu);
    m_pages->setContextMenuPolicy(Qt::NoContextMenu);  // Up to this widget, over either page.
    m_plot->setContextMenuPolicy(Qt::NoContextMenu);
    m_table->setContextMenuPolicy(Qt::NoContextMenu);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QWidget::customContextMenuRequested, this,
            [this, menu](const QPoint& position) { menu->popup(mapToGlobal(position)); });
}

void PlotView::connect_mouse()
{
    m_plot->installEventFilter(this);
    m_plot->setAttribute(Qt::WA_NoMousePropagation, false);
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        const QPointF position = event->position();
        const bool is_inside = m_plot->axisRect()->rect().contains(position.toPoint());
        const QString text = is_inside ? text_at(m_plot->xAxis->pixelToCoord(position.x()),
                                                 m_plot->yAxis->pixelToCoord(position.y()))
                                       : QString();
        QToolTip::showText(event->globalPosition().toPoint(), text, m_plot);
    });
    connect(m_plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        if (event->button() == Qt::LeftButton)
            clicked_at(m_plot->xAxis->pixelToCoord(event->position().x()));
    });
}

bool PlotView::eventFilter(QObject* watched, QEvent* event)
{
    // QCustomPlot keeps it even where it zooms nothing; it is to scroll what the plot lies on.
    if (event->type() == QEvent::Wheel && !(m_plot->interactions() & QCP::iRangeZoom)) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void PlotView::begin()
{
    m_has_begun = true;
    m_x_label = m_plot->xAxis->label();
    m_left_label = m_plot->yAxis->label();
    m_right_label = m_plot->yAxis2->label();
    apply_theme();
    fit_axes();
    changed();
}

void PlotView::apply_theme()
{
    const PlotTheme theme = PlotTheme::of(palette());
    theme.apply(*m_plot);
    restyle(*m_plot, theme);
}

void PlotView::changed()
{
    if (!m_redraw_timer.isActive())
        m_redraw_timer.start();
}

void PlotView::redraw()
{
    if (!isVisible())
        return;  // showEvent() comes before it can be seen.
    ++m_redraw_count;
    if (shows_table()) {
        fill_table();
        return;
    }
    draw(*m_plot);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

bool PlotView::shows_table() const
{
    return m_pages->currentWidget() == m_table;
}

void PlotView::set_shows_table(bool shows)
{
    if (shows)
        m_pages->setCurrentWidget(m_table);
    else
        m_pages->setCurrentWidget(m_plot);
    m_table_action->setChecked(shows);
    redraw();
}

void PlotView::fill_table()
{
    const PlotTable content = table();
    m_table->setColumnCount(static_cast<int>(content.columns.size()));
    m_table->setHorizontalHeaderLabels(content.columns);
    m_table->setRowCount(static_cast<int>(content.rows.size()));
    for (int row = 0; row < m_table->rowCount(); ++row)
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const QString text = cell_text(content.rows[row].value(column), locale());
            if (QTableWidgetItem* item = m_table->item(row, column))
                item->setText(text);
            else
                m_table->setItem(row, column, new QTableWidgetItem(text));
        }
}

void PlotView::save_picture()
{
    ask_for_file(this, tr("Save plot"), tr("PNG picture (*.png)"), QStringLiteral("png"), m_title,
                 [this](const QString& path) {
                     draw(*m_plot);
                     const QImage image = m_plot->toPixmap(0, 0, 2.0).toImage();
                     m_saver.save(path,
                                  [image](QIODevice& file) { return image.save(&file, "PNG"); });
                 });
}

void PlotView::save_svg()
{
    ask_for_file(this, tr("Save plot"), tr("SVG drawing (*.svg)"), QStringLiteral("svg"), m_title,
                 [this](const QString& path) {
                     draw(*m_plot);
                     save(path, to_svg(*m_plot, m_title));
                 });
}

void PlotView::save_pdf()
{
    ask_for_file(this, tr("Save plot"), tr("PDF drawing (*.pdf)"), QStringLiteral("pdf"), m_title,
                 [this](const QString& path) {
                     draw(*m_plot);
                     save(path, to_pdf(*m_plot));
                 });
}

void PlotView::save_csv()
{
    ask_for_file(this, tr("Save table"), tr("Table (*.csv)"), QStringLiteral("csv"), m_title,
                 [this](const QString& path) { save(path, to_csv(table()).toUtf8()); });
}

void PlotView::save(const QString& path, const QByteArray& content)
{
    m_saver.save(path, [content](QIODevice& file) { return file.write(content) >= 0; });
}

void PlotView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    changed();
}

void PlotView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_has_begun)
        fit_axes();
}

// A low plot gives its few lines to the curve: fewer numbers, no name of the axis below, and of
// those at its sides none that is longer than they are.
void PlotView::fit_axes()
{
    const int line = m_plot->fontMetrics().height();
    const bool is_low = height() < 10 * line;
    m_plot->xAxis->setLabel(is_low ? QString() : m_x_label);
    const int room = height() - m_menu_button->sizeHint().height() - (is_low ? 2 : 3) * line;
    const auto fitted = [room](const QCPAxis& axis, const QString& label) {
        return QFontMetrics(axis.labelFont()).horizontalAdvance(label) <= room ? label : QString();
    };
    m_plot->yAxis->setLabel(fitted(*m_plot->yAxis, m_left_label));
    m_plot->yAxis2->setLabel(fitted(*m_plot->yAxis2, m_right_label));
    m_plot->yAxis->ticker()->setTickCount(std::clamp(height() / (2 * line), 2, 6));
    m_plot->xAxis->ticker()->setTickCount(std::clamp(width() / (4 * line), 2, 8));
}

void PlotView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    const bool is_look =
        event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange;
    if (!is_look || !m_has_begun)
        return;
    apply_theme();
    changed();
}

}  // namespace flipbook::ui
