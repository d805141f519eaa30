// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QMap>
#include <QTimer>
#include <vector>

#include "ui/document/motion_preset.h"

class QStandardItemModel;

namespace flipbook::ui {

// Motion presets as small moving pictures with their names. One that cannot be used is grey and
// says why.
class PresetPicker final : public QListView {
    Q_OBJECT

public:
    explicit PresetPicker(QWidget* parent = nullptr);

    struct Entry {
        MotionPreset preset;
        QString problem;  // Why it cannot be chosen; empty if it can.

        bool operator==(const Entry&) const = default;
    };
    void show_presets(std::vector<Entry> entries);
    void show_current(const QString& id);  // Empty = none.
    QString current_id() const;
    const std::vector<Entry>& entries() const { return m_entries; }

    // A picture of an entry at the moment that is shown.
    QPixmap picture(int row);

Q_SIGNALS:
    void chosen(const QString& id);  // By a click, or Enter or Space.

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    QSize sizeHint() const override;

private:
    void choose(const QModelIndex& index);

    std::vector<Entry> m_entries;
    QStandardItemModel* m_model;
    QTimer m_timer;
    int m_phase = 0;                                 // 0 … phase_count - 1.
    QMap<QString, std::vector<QPixmap>> m_pictures;  // By id, drawn when first seen.
};

}  // namespace flipbook::ui
