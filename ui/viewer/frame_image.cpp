// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/frame_image.h"

namespace flipbook::ui {

QImage frame_image(const ClipPtr& clip, int frame)
{
    if (!clip || frame < 0 || frame >= static_cast<int>(clip->frames.size()))
        return {};
    const Frame& source = clip->frames[static_cast<std::size_t>(frame)];
    const auto release = [](void* holder) { delete static_cast<ClipPtr*>(holder); };
    // The const overload: painting on the picture would make a copy, never change the clip.
    return QImage(source.pixels.data(), source.size.width, source.size.height,
                  3 * source.size.width, QImage::Format_RGB888, release, new ClipPtr(clip));
}

}  // namespace flipbook::ui
