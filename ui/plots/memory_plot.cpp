// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/memory_plot.h"

#include <algorithm>
#include <utility>

#include "ui/jobs/job_text.h"
#include "ui/plots/custom_plot.h"

namespace flipbook::ui {

namespace {

constexpr int sample_interval_ms = 500;
constexpr std::size_t most_samples = 7200;  // An hour of them.
constexpr double byte_per_gigabyte = 1e9;

}  // namespace

MemoryPlot::MemoryPlot(Meter meter, QWidget* parent)
    : PlotView("memory",
               {tr("Memory"), tr("Memory"),
                tr("Memory of the program, and of the graphics card where it is in use, while a "
                   "clip is made; bands are the phases.")},
               parent),
      m_meter(std::move(meter)), m_graph(plot().addGraph()), m_device_graph(plot().addGraph()),
      m_reserved_graph(plot().addGraph()), m_capacity(plot().addGraph()),
      m_limit_line(plot().addGraph()), m_mark(new QCPItemLine(&plot()))
{
    plot().xAxis->setLabel(tr("seconds"));
    plot().yAxis->setLabel(tr("GB"));
    plot().setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot().axisRect()->setRangeZoom(Qt::Horizontal);
    plot().axisRect()->setRangeDrag(Qt::Horizontal);
    m_mark->setVisible(false);
    m_timer.setInterval(sample_interval_ms);
    connect(&m_timer, &QTimer::timeout, this, &MemoryPlot::sample);
    connect(&plot(), &QCustomPlot::mouseDoubleClick, this, [this] {
        plot().xAxis->setRange(0, 0);  // draw() takes it for "all".
        changed();
    });
    begin();
}

void MemoryPlot::begin_run()
{
    m_age.start();
    m_samples.clear();
    m_bands.clear();
    m_ran_out.reset();
    set_device_bytes(0, 0);
    plot().xAxis->setRange(0, 0);
    sample();
    m_timer.start();
}

void MemoryPlot::begin_phase(Phase phase)
{
    if (m_age.isValid() && (m_bands.empty() || m_bands.back().phase != phase)) {
        m_bands.push_back({age(), phase});
        changed();
    }
}

void MemoryPlot::end_run(bool ran_out_of_memory)
{
    if (!m_timer.isActive())
        return;
    sample();
    m_timer.stop();
    if (ran_out_of_memory)
        m_ran_out = m_samples.back().seconds;
    changed();
}

void MemoryPlot::set_limit(std::uint64_t bytes)
{
    m_limit = static_cast<double>(bytes) / byte_per_gigabyte;
    changed();
}

void MemoryPlot::set_device_bytes(std::uint64_t allocated, std::uint64_t reserved)
{
    m_device_bytes = allocated;
    m_reserved_bytes = reserved;
}

void MemoryPlot::sample()
{
    const ProcessMemory memory = m_meter();
    m_installed = static_cast<double>(memory.installed) / byte_per_gigabyte;
    if (m_samples.size() < most_samples)
        m_samples.push_back({age(), static_cast<double>(memory.resident) / byte_per_gigabyte,
                             static_cast<double>(m_device_bytes) / byte_per_gigabyte,
                             static_cast<double>(m_reserved_bytes) / byte_per_gigabyte});
    changed();
}

double MemoryPlot::end_of(std::size_t band) const
{
    return band + 1 < m_bands.size() ? m_bands[band + 1].begin : m_samples.back().seconds;
}

void MemoryPlot::draw(QCustomPlot& plot)
{
    const bool shows_all =
        plot.xAxis->range().size() < 1e-6 || (m_timer.isActive() && plot.xAxis->range().lower <= 0);
    QVector<double> seconds, gigabytes, device_gigabytes, reserved_gigabytes;
    double highest = 0.1;
    bool has_device = false, has_reserved = false;
    for (const Sample& sample : m_samples) {
        seconds.append(sample.seconds);
        gigabytes.append(sample.gigabytes);
        device_gigabytes.append(sample.device_gigabytes);
        reserved_gigabytes.append(sample.reserved_gigabytes);
        has_device = has_device || sample.device_gigabytes > 0;
        has_reserved = has_reserved || sample.reserved_gigabytes > 0;
        highest = std::max(
            {highest, sample.gigabytes, sample.device_gigabytes, sample.reserved_gigabytes});
    }
    m_graph->setData(seconds, gigabytes, true);
    m_device_graph->setData(seconds, device_gigabytes, true);
    m_device_graph->setVisible(has_device);
    m_reserved_graph->setData(seconds, reserved_gigabytes, true);
    m_reserved_graph->setVisible(has_reserved);
    const double end = m_samples.empty() ? 1.0 : std::max(1.0, m_samples.back().seconds);
    m_capacity->setData({0, 1e9}, {m_installed, m_installed}, true);
    m_limit_line->setData({0, 1e9}, {m_limit, m_limit}, true);
    m_limit_line->setVisible(m_limit > 0);
    if (shows_all)
        plot.xAxis->setRange(0, end);
    // The lines of what is installed and of the limit come into sight where they matter.
    double top = 1.2 * highest;
    for (const double line : {m_installed, m_limit})
        if (line > 0 && highest > 0.4 * line)
            top = std::max(top, 1.05 * std::max(highest, line));
    plot.yAxis->setRange(0, top);
    draw_bands(plot);
}

void MemoryPlot::draw_bands(QCustomPlot& plot)
{
    while (m_rectangles.size() < m_bands.size()) {
        auto* rectangle = new QCPItemRect(&plot);
        rectangle->setLayer(QStringLiteral("background"));
        rectangle->setPen(Qt::NoPen);
        rectangle->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
        rectangle->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
        m_rectangles.push_back(rectangle);
    }
    for (std::size_t i = 0; i < m_rectangles.size(); ++i) {
        const bool is_used = i < m_bands.size();
        m_rectangles[i]->setVisible(is_used);
        if (!is_used)
            continue;
        m_rectangles[i]->setBrush(
            m_theme.fill(i % 2 == 0 ? PlotTheme::green : PlotTheme::purple, 40));
        m_rectangles[i]->topLeft->setCoords(m_bands[i].begin, 0);
        m_rectangles[i]->bottomRight->setCoords(end_of(i), 1);
    }
    m_mark->setVisible(m_ran_out.has_value());
    if (m_ran_out) {
        m_mark->start->setCoords(*m_ran_out, 0);
        m_mark->end->setCoords(*m_ran_out, plot.yAxis->range().upper);
    }
}

void MemoryPlot::restyle(QCustomPlot&, const PlotTheme& theme)
{
    m_theme = theme;
    m_graph->setPen(theme.line(PlotTheme::blue));
    m_graph->setBrush(theme.fill(PlotTheme::blue, 70));
    m_device_graph->setPen(theme.line(PlotTheme::purple));
    m_reserved_graph->setPen(theme.line(PlotTheme::grey));
    m_capacity->setPen(theme.line(PlotTheme::orange));
    m_limit_line->setPen(theme.line(PlotTheme::green));
    m_mark->setPen(QPen(theme.colour(PlotTheme::red), 3));
}

const MemoryPlot::Sample* MemoryPlot::sample_at(double seconds) const
{
    const auto after =
        std::upper_bound(m_samples.begin(), m_samples.end(), seconds,
                         [](double time, const Sample& sample) { return time < sample.seconds; });
    return after == m_samples.begin() ? nullptr : &*(after - 1);
}

QString MemoryPlot::text_at(double x, double) const
{
    const Sample* sample = sample_at(x);
    if (!sample)
        return {};
    const auto number = [this](double value, int digits) {
        return locale().toString(value, 'f', digits);
    };
    QString text =
        tr("%1 s: %2 GB of %3 GB")
            .arg(number(sample->seconds, 1), number(sample->gigabytes, 2), number(m_installed, 1));
    if (m_limit > 0)
        text += tr("\nLimit of the settings: %1 GB").arg(number(m_limit, 1));
    if (sample->device_gigabytes > 0)
        text += tr("\nGraphics card: %1 GB").arg(number(sample->device_gigabytes, 2));
    if (sample->reserved_gigabytes > 0)
        text += tr("\nReserved there: %1 GB").arg(number(sample->reserved_gigabytes, 2));
    for (std::size_t i = 0; i < m_bands.size(); ++i)
        if (x >= m_bands[i].begin && x <= end_of(i))
            text += QLatin1Char('\n') + phase_text(m_bands[i].phase);
    if (m_ran_out)
        text += QLatin1Char('\n') + tr("Memory ran out at the red line.");
    return text;
}

PlotTable MemoryPlot::table() const
{
    PlotTable table{{tr("Seconds"), tr("GB"), tr("Phase"), tr("GB of the graphics card"),
                     tr("GB reserved there")},
                    {}};
    for (const Sample& sample : m_samples) {
        QString phase;
        for (const Band& band : m_bands)
            if (sample.seconds >= band.begin)
                phase = phase_text(band.phase);
        table.rows.append({sample.seconds, sample.gigabytes, phase, sample.device_gigabytes,
                           sample.reserved_gigabytes});
    }
    return table;
}

}  // namespace flipbook::ui
