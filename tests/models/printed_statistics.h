// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <QMetaType>
#include <QString>
#include <algorithm>
#include <cmath>
#include <vector>

namespace flipbook {

// What a table of reference values prints of a tensor; the deviation divides by n.
struct PrintedStatistics {
    double mean = 0;
    double standard_deviation = 0;
    double largest = 0;  // Absolute value.
    std::vector<double> first;
    std::vector<double> last;
};

// The first quantity that is further from the printed one than 1e-5, or than the rounding of six
// printed digits where that is more; empty if none is.
inline QString unlike(const at::Tensor& tensor, const PrintedStatistics& expected)
{
    const auto difference = [](const char* what, double value, double printed) {
        const double limit = std::max(1e-5, 5e-6 * std::abs(printed));
        return std::abs(value - printed) < limit
                   ? QString()
                   : QString("%1 is %2 instead of %3").arg(what).arg(value, 0, 'g', 9).arg(printed);
    };
    const auto flat = tensor.flatten().to(at::kDouble);
    QString found = difference("mean", flat.mean().item<double>(), expected.mean);
    if (found.isEmpty())
        found =
            difference("deviation", flat.std(false).item<double>(), expected.standard_deviation);
    if (found.isEmpty())
        found = difference("largest", flat.abs().max().item<double>(), expected.largest);
    const auto compare_run = [&](const char* what, const std::vector<double>& run, int64_t start) {
        for (std::size_t i = 0; i < run.size() && found.isEmpty(); ++i)
            found = difference(what, flat[start + static_cast<int64_t>(i)].item<double>(), run[i]);
    };
    compare_run("one of the first", expected.first, 0);
    compare_run("one of the last", expected.last,
                flat.numel() - static_cast<int64_t>(expected.last.size()));
    return found;
}

}  // namespace flipbook

Q_DECLARE_METATYPE(flipbook::PrintedStatistics)
