// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QTimer>
#include <cstdint>
#include <functional>
#include <optional>

#include "flipbook/capabilities.h"
#include "flipbook/process_memory.h"

namespace flipbook::ui {

class GenerationQueue;

// How much memory the program holds of what there is where clips are made: "VRAM 6.1/11.9 GB" on
// a graphics card, as the steps of the last clip said; else "RAM 3.2/23.4 GB", asked for every
// second. Hidden while that is not known.
class MemoryLabel final : public QLabel {
    Q_OBJECT

public:
    using Meter = std::function<ProcessMemory()>;

    MemoryLabel(GenerationQueue& queue, Meter meter, QWidget* parent = nullptr);

    // Nothing while there is no engine: then what was held on a card is gone.
    void set_device(const std::optional<Device>& device);
    void measure();  // Called by the timer, and by tests.

Q_SIGNALS:
    void changed();

private:
    void show_main_memory();
    void show_device_memory();
    void show_figure(const QString& text, const QString& tip);

    Meter m_meter;
    QTimer m_timer;
    std::optional<Device> m_device;
    std::uint64_t m_allocated = 0;  // On the card.
    std::uint64_t m_reserved = 0;
};

}  // namespace flipbook::ui
