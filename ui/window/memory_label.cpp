// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/memory_label.h"

#include <utility>

#include "ui/document/memory_text.h"
#include "ui/jobs/generation_queue.h"

namespace flipbook::ui {

namespace {

constexpr int measure_ms = 1000;

}  // namespace

MemoryLabel::MemoryLabel(GenerationQueue& queue, Meter meter, QWidget* parent)
    : QLabel(parent), m_meter(std::move(meter))
{
    setObjectName(QStringLiteral("status.memory"));
    setTextFormat(Qt::PlainText);
    connect(&queue, &GenerationQueue::steps_completed, this,
            [this](qint64, const std::vector<StepCompleted>& steps) {
                // On the processor there is none; what a card holds stays there from clip to clip.
                if (steps.back().reserved_bytes == 0)
                    return;
                m_allocated = steps.back().device_bytes;
                m_reserved = steps.back().reserved_bytes;
                measure();
            });
    m_timer.setInterval(measure_ms);
    connect(&m_timer, &QTimer::timeout, this, &MemoryLabel::measure);
    m_timer.start();
    hide();
}

void MemoryLabel::set_device(const std::optional<Device>& device)
{
    if (!device || !m_device || device->id != m_device->id)
        m_allocated = m_reserved = 0;
    m_device = device;
    measure();
}

void MemoryLabel::measure()
{
    if (!m_device)
        show_figure({}, {});
    else if (m_device->id.starts_with("cuda"))
        show_device_memory();
    else
        show_main_memory();
}

void MemoryLabel::show_main_memory()
{
    const ProcessMemory memory = m_meter();
    if (memory.resident == 0 || memory.installed == 0)
        return show_figure({}, {});
    show_figure(tr("RAM %1/%2 GB")
                    .arg(gigabytes_text(static_cast<double>(memory.resident)),
                         gigabytes_text(static_cast<double>(memory.installed))),
                tr("Main memory: the program holds %1 of %2; %3 are free.")
                    .arg(memory_text(memory.resident), memory_text(memory.installed),
                         memory_text(memory.available)));
}

void MemoryLabel::show_device_memory()
{
    if (m_reserved == 0 || m_device->memory_bytes == 0)
        return show_figure({}, {});
    show_figure(
        tr("VRAM %1/%2 GB")
            .arg(gigabytes_text(static_cast<double>(m_reserved)),
                 gigabytes_text(static_cast<double>(m_device->memory_bytes))),
        tr("Memory of the graphics card: the program holds %1 of %2, and used %3 in the last step.")
            .arg(memory_text(m_reserved), memory_text(m_device->memory_bytes),
                 memory_text(m_allocated)));
}

void MemoryLabel::show_figure(const QString& text, const QString& tip)
{
    setToolTip(tip);
    if (text == this->text())
        return;
    setText(text);
    setVisible(!text.isEmpty());
    Q_EMIT changed();
}

}  // namespace flipbook::ui
