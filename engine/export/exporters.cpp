// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/exporters.h"

#include <algorithm>
#include <functional>
#include <string>

#include "core/utf8_path.h"
#include "export/image_sequence_exporter.h"
#include "export/infotext_exporter.h"

#ifdef FLIPBOOK_MEDIA
#include "export/gif_exporter.h"
#include "export/video_exporter.h"
#include "export/webp_exporter.h"
#endif

namespace flipbook {

#ifdef FLIPBOOK_MEDIA
static void add_media_exporters(Registry<ExporterEntry>& exporters)
{
    using namespace std::placeholders;
    for (const VideoPreset& preset : video_presets())
        if (is_usable(preset))
            exporters.add({preset.name, preset.description, preset.extensions,
                           std::bind(open_video_exporter, std::cref(preset), _1, _2, _3),
                           preset.depth, ffmpeg_options(preset)});
    exporters.add({"gif",
                   "GIF, 256 colours",
                   {".gif"},
                   open_gif_exporter,
                   8,
                   "-filter_complex split[a][b];[b]palettegen[p];[a][p]paletteuse"});
    exporters.add({"webp",
                   "Animated WebP",
                   {".webp"},
                   open_webp_exporter,
                   8,
                   "-c:v libwebp_anim -quality " + std::to_string(webp_quality)});
    exporters.add({"webp_lossless",
                   "Animated WebP, lossless",
                   {".webp"},
                   open_lossless_webp_exporter,
                   8,
                   "-c:v libwebp_anim -lossless 1"});
}
#endif

Registry<ExporterEntry> builtin_exporters()
{
    Registry<ExporterEntry> exporters;
#ifdef FLIPBOOK_MEDIA
    add_media_exporters(exporters);
#endif
    exporters.add({"png_frames",
                   "Folder of PNG frames",
                   {},
                   open_image_sequence_exporter,
                   8,
                   "-c:v png -pix_fmt rgb24"});
#ifdef FLIPBOOK_MEDIA
    exporters.add({"png_frames_16",
                   "Folder of PNG frames, 16 bits",
                   {},
                   open_deep_image_sequence_exporter,
                   16,
                   "-c:v png -pix_fmt rgb48be"});
#endif
    exporters.add(
        {"infotext", "Text of the settings, as A1111 writes it", {".txt"}, open_infotext_exporter});
    return exporters;
}

static Error invalid_request(std::string message)
{
    return {ErrorCode::invalid_request, std::move(message)};
}

static Result<void> check_ranges(const ExportRequest& request, Size size, int frame_rate)
{
    const auto check = [](const char* name, int value, int lowest, int highest) -> Result<void> {
        if (value < lowest || value > highest)
            return invalid_request(std::string("The ") + name + " of a clip is "
                                   + std::to_string(lowest) + " to " + std::to_string(highest)
                                   + ", not " + std::to_string(value) + ".");
        return {};
    };
    FLIPBOOK_TRY(check("width", size.width, 1, 16384));
    FLIPBOOK_TRY(check("height", size.height, 1, 16384));
    FLIPBOOK_TRY(check("frame rate", frame_rate, 1, 1000));
    return check("loop count", request.loops, 0, 65536);
}

// "mp4, webm, png_frames" and ".mp4, .webm or a folder that ends in '/'".
static std::string list_names(const Registry<ExporterEntry>& exporters)
{
    std::string list;
    for (const ExporterEntry& entry : exporters.entries())
        list += (list.empty() ? "" : ", ") + entry.name;
    return list;
}

static std::string list_extensions(const Registry<ExporterEntry>& exporters)
{
    std::vector<std::string> extensions;
    for (const ExporterEntry& entry : exporters.entries())
        for (const std::string& extension : entry.extensions)
            if (std::find(extensions.begin(), extensions.end(), extension) == extensions.end())
                extensions.push_back(extension);
    std::string list;
    for (const std::string& extension : extensions)
        list += (list.empty() ? "" : ", ") + extension;
    return list.empty() ? "a folder that ends in '/'" : list + " or a folder that ends in '/'";
}

static std::string lower_case_extension(const std::filesystem::path& path)
{
    std::string extension = path_to_utf8(path.extension());
    for (char& letter : extension)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return extension;
}

static bool writes_folders(const ExporterEntry& entry)
{
    return entry.extensions.empty();
}

static Result<const ExporterEntry*> find_by_name(const Registry<ExporterEntry>& exporters,
                                                 const ExportRequest& request)
{
    const ExporterEntry* entry = exporters.find(request.format);
    if (entry == nullptr)
        return invalid_request("There is no format \"" + request.format + "\"; there are "
                               + list_names(exporters) + ".");
    if (!request.path.has_filename() && !writes_folders(*entry))
        return invalid_request(path_to_utf8(request.path) + " is a folder, but " + entry->name
                               + " is one file.");
    return entry;
}

static Result<const ExporterEntry*> find_by_path(const Registry<ExporterEntry>& exporters,
                                                 const std::filesystem::path& path)
{
    const std::string extension = lower_case_extension(path);
    for (const ExporterEntry& entry : exporters.entries()) {
        const auto& known = entry.extensions;
        const bool fits = path.has_filename()
                              ? std::find(known.begin(), known.end(), extension) != known.end()
                              : writes_folders(entry);
        if (fits)
            return &entry;
    }
    return invalid_request(path_to_utf8(path) + " names no format that this build writes; it needs "
                           + list_extensions(exporters) + ".");
}

Result<std::unique_ptr<Exporter>> open_exporter(const Registry<ExporterEntry>& exporters,
                                                const ExportRequest& request, Size size,
                                                int frame_rate)
{
    if (request.path.empty())
        return invalid_request("The path of the clip file is empty.");
    FLIPBOOK_TRY(check_ranges(request, size, frame_rate));
    FLIPBOOK_ASSIGN(const ExporterEntry* entry, request.format.empty()
                                                    ? find_by_path(exporters, request.path)
                                                    : find_by_name(exporters, request));
    return entry->open(request, size, frame_rate);
}

}  // namespace flipbook
