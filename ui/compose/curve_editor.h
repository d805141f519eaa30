// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "flipbook/request.h"
#include "ui/viewer/file_saver.h"

class QLineEdit;
class QMenu;
class QSlider;
class QTableWidget;
class QToolButton;

namespace flipbook::ui {

class CurvePlot;

// A value over the frames in three forms that say the same: a slider for one that stays, a text
// "0:(1.0), 8:(1.3)", and, when it is opened, a plot or a table of its points.
class CurveEditor final : public QWidget {
    Q_OBJECT

public:
    CurveEditor(const QString& name, const QString& label, QWidget* parent = nullptr);

    void show_curve(const Curve& curve, int frame_count);

    // Takes what is typed.
    void commit();

Q_SIGNALS:
    void curve_edited(const flipbook::Curve& curve);  // Those up to gesture_ended() are one edit.
    void gesture_ended();
    void save_failed(const QString& sentence);

private:
    void create_row(const QString& name, const QString& label);
    void create_plot(const QString& name, const QString& label);
    QMenu* create_menu();
    void add_shapes(QMenu& menu);
    void save_picture();
    void edit(const Curve& curve, bool is_gesture);
    void fill_table();
    void table_edited();
    void add_row();
    void show_table(bool table);
    void refuse(const QString& sentence);

    Curve m_curve = 1.0;
    int m_frame_count = 16;
    QSlider* m_slider = nullptr;
    QLineEdit* m_text = nullptr;
    QToolButton* m_open = nullptr;
    QToolButton* m_more = nullptr;
    CurvePlot* m_plot = nullptr;
    QTableWidget* m_table = nullptr;
    FileSaver m_saver;
    QString m_label;
    bool m_is_table = false;
};

}  // namespace flipbook::ui
