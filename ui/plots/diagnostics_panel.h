// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <cstdint>
#include <utility>
#include <vector>

#include "flipbook/clip.h"

class QGridLayout;
class QToolButton;

namespace flipbook::ui {

class ConsistencyPlot;
class Document;
class GenerationQueue;
class MemoryPlot;
class PlotView;
class SchedulePlot;
class StepTimePlot;
struct GenerationJob;

// Plots of the run: step time, memory, noise schedule, and how much frames differ. As many are
// shown as there is room for; buttons choose which.
class DiagnosticsPanel final : public QWidget {
    Q_OBJECT

public:
    // `memory_limit`: EngineOptions::memory_limit_bytes.
    DiagnosticsPanel(Document& document, GenerationQueue& queue, std::uint64_t memory_limit,
                     QWidget* parent = nullptr);

    // The clip that plays, or null.
    void show_clip(const ClipPtr& clip);

    StepTimePlot& step_time() { return *m_step_time; }
    MemoryPlot& memory() { return *m_memory; }
    SchedulePlot& schedule() { return *m_schedule; }
    ConsistencyPlot& consistency() { return *m_consistency; }

    QSize minimumSizeHint() const override { return {200, 130}; }

Q_SIGNALS:
    void frame_clicked(int frame);
    void save_failed(const QString& sentence);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Entry {
        PlotView* plot;
        QToolButton* button;
        int last_chosen;  // The highest ones are shown.
    };

    void create_plots();
    void connect_run(Document& document, GenerationQueue& queue);
    void follow(const GenerationJob& job);
    void choose(std::size_t index, bool shown);
    void arrange();
    int columns() const;
    int rows() const;

    StepTimePlot* m_step_time;
    MemoryPlot* m_memory;
    SchedulePlot* m_schedule;
    ConsistencyPlot* m_consistency;
    QGridLayout* m_grid = nullptr;
    std::vector<Entry> m_entries;
    std::pair<int, int> m_room;  // Columns and rows of plots.
    int m_choices = 0;
    qint64 m_running_id = 0;
};

}  // namespace flipbook::ui
