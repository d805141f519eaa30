// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include "ui/plots/plot_table.h"
#include "ui/plots/plot_theme.h"
#include "ui/viewer/file_saver.h"

class QCustomPlot;
class QMouseEvent;
class QStackedWidget;
class QTableWidget;
class QToolButton;

namespace flipbook::ui {

// What all plots have: a title, a menu with "show as table", saving as picture and as CSV, values
// under the mouse, colours of the palette, and no more than ten repaints a second, of visible
// plots only.
class PlotView : public QWidget {
    Q_OBJECT

public:
    struct Texts {
        QString title, short_title;
        QString explanation;  // What is to be seen, one sentence.
    };

    // `name` is the end of the object names.
    PlotView(const char* name, const Texts& texts, QWidget* parent = nullptr);

    QString title() const { return m_title; }
    QString short_title() const { return m_short_title; }
    virtual PlotTable table() const = 0;
    bool shows_table() const;
    int redraw_count() const { return m_redraw_count; }  // For tests.

    QSize minimumSizeHint() const override { return {180, 100}; }

public Q_SLOTS:
    void set_shows_table(bool shows);

Q_SIGNALS:
    void save_failed(const QString& sentence);

protected:
    // The data changed; draw() follows within 100 ms if the plot can be seen, else once it can.
    void changed();
    virtual void draw(QCustomPlot& plot) = 0;
    // Colours of the series; called once before the first draw().
    virtual void restyle(QCustomPlot& plot, const PlotTheme& theme) = 0;
    // What is at a place of the axes, for the tool tip; empty = nothing.
    virtual QString text_at(double x, double y) const = 0;
    virtual void clicked_at(double /*x*/) { }

    QCustomPlot& plot() { return *m_plot; }
    // Derived constructors call it last: it calls their restyle().
    void begin();

    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void create_menu();
    void connect_mouse();
    void redraw();
    void fill_table();
    void apply_theme();
    void fit_axes();
    void save_picture();
    void save_svg();
    void save_pdf();
    void save_csv();
    void save(const QString& path, const QByteArray& content);

    QString m_title, m_short_title;
    QString m_x_label, m_left_label, m_right_label;  // Of the axes, where there is room for them.
    QToolButton* m_menu_button;
    QStackedWidget* m_pages;
    QCustomPlot* m_plot;
    QTableWidget* m_table;
    QAction* m_table_action = nullptr;
    FileSaver m_saver;
    QTimer m_redraw_timer;
    bool m_has_begun = false;
    int m_redraw_count = 0;
};

}  // namespace flipbook::ui
