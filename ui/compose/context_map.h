// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <optional>
#include <vector>

#include "flipbook/context_windows.h"
#include "ui/plots/plot_view.h"

class QCPColorMap;
class QCPItemRect;

namespace flipbook::ui {

// P5: which frames pass the UNet together. A row for each window, a column for each frame; the
// darker, the more windows hold the frame. Of the first step; later ones move the windows, which is
// seen while a clip with these windows is made.
class ContextMap final : public PlotView {
    Q_OBJECT

public:
    explicit ContextMap(QWidget* parent = nullptr);

    void show_windows(int frame_count, const ContextOptions& context);

    // The window that passed last, `step` and `window` counted from 1, while a clip is made.
    struct Pass {
        int step = 0;
        int window = 0;

        bool operator==(const Pass&) const = default;
    };
    void show_pass(std::optional<Pass> pass);
    // Whether these are the windows that are shown.
    bool shows(int frame_count, const ContextOptions& context) const
    {
        return frame_count == m_frame_count && context == m_context;
    }
    const std::optional<Pass>& pass() const { return m_pass; }

    // In one sentence what the picture says.
    const QString& summary() const { return m_summary; }
    PlotTable table() const override;  // A row for each window: its first and last frame.

protected:
    void draw(QCustomPlot& plot) override;
    void restyle(QCustomPlot& plot, const PlotTheme& theme) override;
    QString text_at(double x, double y) const override;

private:
    void lay_windows();

    QCPColorMap* m_map;
    QCPItemRect* m_frame;  // Around the window of m_pass.
    std::optional<Pass> m_pass;
    std::vector<ContextWindow> m_windows;
    QVector<int> m_cover;  // In how many windows each frame is.
    QString m_summary;
    int m_frame_count = -1;
    ContextOptions m_context;
};

}  // namespace flipbook::ui
