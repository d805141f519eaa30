// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/document/settings_difference.h"
#include "ui/viewer/clip_view.h"

class QComboBox;
class QSlider;
class QTableWidget;

namespace flipbook::ui {

class ElidedText;

// How two clips are compared: side by side or wiped, which is which, and the settings that differ.
class CompareBar final : public QWidget {
    Q_OBJECT

public:
    explicit CompareBar(QWidget* parent = nullptr);

    CompareMode mode() const;
    void set_mode(CompareMode mode);
    void set_wipe(double share);  // 0 … 1.
    void set_titles(const QString& first, const QString& second);
    // How high the panel is that the bar lies in: the lower, the fewer rows are seen at once.
    void set_room(int height);
    // Where the settings of one clip are not known, there is no table.
    void set_differences(bool are_known, const std::vector<SettingDifference>& differences);

Q_SIGNALS:
    void mode_changed(flipbook::ui::CompareMode mode);
    void wipe_changed(double share);
    void swap_requested();
    void end_requested();

private:
    void create_table();
    void fit_table();
    void show_parts();

    QComboBox* m_mode;
    QSlider* m_wipe;
    ElidedText* m_summary;
    QTableWidget* m_table;
    int m_room = 0;
};

}  // namespace flipbook::ui
