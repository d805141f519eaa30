// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/inspector/inspection.h"

class QSpinBox;
class QTableWidget;

namespace flipbook::ui {

class AttentionPlot;

// The heads of a clip's temporal attentions, farthest looking first, and the map of the chosen one.
class AttentionView final : public QWidget {
    Q_OBJECT

public:
    explicit AttentionView(QWidget* parent = nullptr);

    // One of `heads` for each map.
    void show_maps(std::vector<HeadFacts> heads, std::vector<AttentionMap> maps);
    // Of these layers alone: lies_below() it; empty for all.
    void set_path(const QString& path);

    int head_count() const;  // Shown.
    AttentionPlot& plot() { return *m_plot; }

Q_SIGNALS:
    void changed();

private:
    void fill();
    void show_chosen();

    std::vector<HeadFacts> m_heads;
    std::vector<AttentionMap> m_maps;
    QString m_path;
    QSpinBox* m_step;
    QTableWidget* m_list;
    AttentionPlot* m_plot;
};

}  // namespace flipbook::ui
