// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QVariantMap>
#include <QWidget>

#include "flipbook/exporter.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSpinBox;

namespace flipbook::ui {

// What of a clip is exported, in which order, how fast and how large.
class ClipEditForm final : public QWidget {
    Q_OBJECT

public:
    // The range of the viewer is offered where `in` or `out` is set.
    ClipEditForm(const Clip& clip, std::optional<int> in, std::optional<int> out,
                 QWidget* parent = nullptr);

    // Below the form's own rows, in line with them.
    void add_row(const QString& label, QWidget* field);

    // Spin boxes, check boxes and combo boxes whose data are their values, "export.rate" by name.
    QList<QWidget*> fields() const;

    // What values of the fields mean, by their names without "export.".
    ClipEdit edit(const QVariantMap& values) const;

    // "24 frames at 8 a second: 3.0 s"
    QString summary(const ClipEdit& edit) const;

Q_SIGNALS:
    void changed();

private:
    QWidget* create_order();
    QWidget* create_holds();
    QWidget* create_size();
    QSpinBox* create_number(const char* name, const QString& accessible_name, int lowest,
                            int highest, int value);

    int m_frames;
    Size m_size;
    int m_frame_rate;
    int m_in, m_out;
    QFormLayout* m_form = nullptr;
    QComboBox* m_range = nullptr;
    QCheckBox* m_ping_pong = nullptr;
    QSpinBox* m_repeats = nullptr;
    QSpinBox* m_hold_first = nullptr;
    QSpinBox* m_hold_last = nullptr;
    QSpinBox* m_rate = nullptr;
    QComboBox* m_interpolation = nullptr;
    QComboBox* m_scale = nullptr;
    QCheckBox* m_sharp = nullptr;
};

}  // namespace flipbook::ui
