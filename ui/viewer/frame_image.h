// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include "flipbook/clip.h"

namespace flipbook::ui {

// A picture over the frame's own memory, Format_RGB888: no pixel is copied, and the clip lives as
// long as the picture or a copy of it does. Null for a frame that does not exist. Any thread.
QImage frame_image(const ClipPtr& clip, int frame);

}  // namespace flipbook::ui
