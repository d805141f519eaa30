// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <filesystem>

namespace flipbook::ui {

// The picture that stands for a model, as A1111, Forge and ComfyUI's managers keep it beside the
// file: NAME.preview.png, NAME.png, and so with jpg, jpeg and webp. Empty where there is none. Any
// thread.
QString picture_beside(const std::filesystem::path& model);

// Of a picture, no more than `side` pixels wide and high; null if it cannot be read. Any thread.
QImage read_small(const QString& file, int side);

}  // namespace flipbook::ui
