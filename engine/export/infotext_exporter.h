// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flipbook/exporter.h"

namespace flipbook {

// The request's infotext as a text file, an empty one where there is none. Frames are only counted.
Result<std::unique_ptr<Exporter>> open_infotext_exporter(const ExportRequest& request, Size size,
                                                         int frame_rate);

}  // namespace flipbook
