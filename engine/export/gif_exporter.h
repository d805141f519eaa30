// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flipbook/exporter.h"

namespace flipbook {

// 256 colours chosen for the clip. GIF counts time in hundredths of a second: delays alternate so
// that every frame begins at its time, rounded; at most `fastest_gif` of them a second. `loops` is
// how often the clip plays, 0 for ever. The infotext and the recipe become comments.
Result<std::unique_ptr<Exporter>> open_gif_exporter(const ExportRequest& request, Size size,
                                                    int frame_rate);

}  // namespace flipbook
