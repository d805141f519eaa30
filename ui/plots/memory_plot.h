// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "flipbook/event.h"
#include "flipbook/process_memory.h"
#include "ui/plots/plot_view.h"

class QCPGraph;
class QCPItemRect;
class QCPItemLine;

namespace flipbook::ui {

// P2: main memory of the program and memory of the GPU, used and reserved, over a run, sampled
// twice a second while a clip is made, with the phases as bands, lines for what there is and for
// the limit that was set, and a red mark where memory ran out.
class MemoryPlot final : public PlotView {
    Q_OBJECT

public:
    using Meter = std::function<ProcessMemory()>;

    explicit MemoryPlot(Meter meter = process_memory, QWidget* parent = nullptr);

    void begin_run();
    void begin_phase(Phase phase);
    // From now on: what is in use, and what the program keeps there.
    void set_device_bytes(std::uint64_t allocated, std::uint64_t reserved);
    void end_run(bool ran_out_of_memory);
    void set_limit(std::uint64_t bytes);  // EngineOptions::memory_limit_bytes; 0 = none.

    void sample();  // Called by the timer, and by tests.
    int sample_count() const { return static_cast<int>(m_samples.size()); }
    PlotTable table() const override;

protected:
    void draw(QCustomPlot& plot) override;
    void restyle(QCustomPlot& plot, const PlotTheme& theme) override;
    QString text_at(double x, double y) const override;

private:
    struct Sample {
        double seconds;
        double gigabytes;
        double device_gigabytes;
        double reserved_gigabytes;  // On the device.
    };
    struct Band {
        double begin;
        Phase phase;
    };

    double age() const { return static_cast<double>(m_age.elapsed()) / 1000; }
    double end_of(std::size_t band) const;
    const Sample* sample_at(double seconds) const;
    void draw_bands(QCustomPlot& plot);

    Meter m_meter;
    QElapsedTimer m_age;  // Of the run.
    QTimer m_timer;
    std::vector<Sample> m_samples;
    std::vector<Band> m_bands;
    std::optional<double> m_ran_out;
    double m_installed = 0;
    double m_limit = 0;  // GB; 0 = none.
    std::uint64_t m_device_bytes = 0;
    std::uint64_t m_reserved_bytes = 0;
    QCPGraph* m_graph;
    QCPGraph* m_device_graph;
    QCPGraph* m_reserved_graph;
    QCPGraph* m_capacity;
    QCPGraph* m_limit_line;
    QCPItemLine* m_mark;
    std::vector<QCPItemRect*> m_rectangles;
    PlotTheme m_theme;
};

}  // namespace flipbook::ui
