// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "flipbook/exporter.h"

namespace flipbook::ui {

// How hard a clip is to compress at one size: bytes of one frame and of the difference between two
// neighbours, as PNG and as JPEG.
struct Complexity {
    double pixels = 0;
    double png = 0;
    double png_difference = 0;
    double jpeg = 0;
    double jpeg_difference = 0;
};

// Of frames in the middle of the clip; any thread.
Complexity complexity_of(const Clip& clip, const ClipEdit& edit);

// About how many bytes a file has in the end; enlarged sharp pixels can take three times as much.
// Nothing for a format that is not known.
std::optional<double> estimated_bytes(const std::string& format, const Complexity& complexity,
                                      int frames);

// Estimates for one clip, whose frames are looked at behind the window. GUI thread.
class SizeEstimate final : public QObject {
    Q_OBJECT

public:
    explicit SizeEstimate(ClipPtr clip, QObject* parent = nullptr);

    // "about 1.2 MB"; empty while it is not known yet: ready() follows.
    QString text(const std::string& format, const ClipEdit& edit);

Q_SIGNALS:
    void ready();

private:
    using Key = std::pair<int, bool>;  // Width, and whether pixels stay sharp.

    ClipPtr m_clip;
    std::map<Key, std::optional<Complexity>> m_known;  // Nothing: being looked at.
};

}  // namespace flipbook::ui
