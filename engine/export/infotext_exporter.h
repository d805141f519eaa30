// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flipbook/exporter.h"

namespace flipbook {

// The request's infotext as a text file; the frames are only counted. Error: invalid_request where
// there is no infotext.
Result<std::unique_ptr<Exporter>> open_infotext_exporter(const ExportRequest& request, Size size,
                                                         int frame_rate);

}  // namespace flipbook
