// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "flipbook/clip.h"
#include "flipbook/registry.h"
#include "flipbook/result.h"

namespace flipbook {

enum class Resizing { lanczos, nearest };

// What of a clip is written, in which order and how fast. As it stands here: all of it, once.
struct ClipEdit {
    int first = 0;                 // Frame numbers, both included.
    std::optional<int> last = {};  // The clip's last one if absent.
    bool is_ping_pong = false;     // Forward and back; neither end is shown twice in a row.
    int repeats = 1;               // How often that stands in the file, 1 to 1000.
    int hold_first = 0;            // For how many frames more the ends stand still, 0 to 1000.
    int hold_last = 0;
    std::optional<int> frame_rate = {};  // The clip's if absent.
    int interpolation = 1;  // 2 or 4: so many times the frames and the rate, see frame_filters.h.
    std::optional<Size> size = {};  // The clip's if absent.
    Resizing resizing = Resizing::lanczos;
};

// How many frames of a clip of `clip_frames` the edit leaves. Precondition: it fits the clip.
int frames_of(const ClipEdit& edit, int clip_frames);

// Browsers slow down a GIF that is faster, so that is the most it plays at, in frames a second.
inline constexpr int fastest_gif = 50;

struct ExportRequest {
    std::filesystem::path path;  // The format follows the extension; a folder for "png_frames".
    std::string format;          // Name of an ExporterEntry; empty = by extension.
    std::string recipe;          // JSON, stored in the container; empty = none.
    int loops = 0;               // Of GIF, WebP and animated PNG: 0 = for ever.
    bool overwrite = false;      // Otherwise an existing target is an error.
    std::string infotext = {};   // A1111's text, stored beside the recipe; empty = none.
    std::string dither = "sierra2_4a";  // Of GIF; also "floyd_steinberg", "bayer", "none".
    ClipEdit edit = {};
};

// Writes one clip. Frames go beside the target and take its name in finish(). Unless finish()
// succeeds, the destructor leaves no file behind and an older target is untouched.
// Used by one thread at a time.
class Exporter {
public:
    virtual ~Exporter() = default;
    virtual Result<void> add_frame(const Frame& frame) = 0;
    virtual Result<void> finish() = 0;
};

struct ExporterEntry {
    std::string name;                     // "mp4".
    std::string description;              // "MP4, H.264".
    std::vector<std::string> extensions;  // ".mp4"; empty for a folder of files.
    std::function<Result<std::unique_ptr<Exporter>>(const ExportRequest&, Size, int frame_rate)>
        open;
    int depth = 8;             // Bits a channel. Where a frame has fewer, they are repeated.
    std::string options = {};  // As Format::options.
};

// The recipe that a clip, picture, frame folder or side-car carries, as its JSON text.
// Errors: not_found, unsupported_format ("has no Flipbook recipe"), corrupt.
Result<std::string> read_recipe(const std::filesystem::path& path);

}  // namespace flipbook
