// SPDX-License-Identifier: GPL-3.0-or-later
#include <vector>

#include "export/exif.h"
#include "export/gif_comment.h"
#include "export/jpeg_exif.h"
#include "export/png.h"
#include "fuzz_input.h"

using namespace flipbook;

namespace {

void read_png(std::span<const std::uint8_t> bytes)
{
    for (const char* key : {"flipbook-recipe", "parameters", "prompt"})
        if (const auto text = read_png_text(bytes, key, "input"); !text)
            demand(!text.error().message.empty());
}

// A comment that was put into a sound file is found again, behind those that were there.
void read_gif(std::span<const std::uint8_t> bytes)
{
    const auto comments = read_gif_comments(bytes, "input");
    if (!comments)
        return;
    std::vector<std::uint8_t> gif(bytes.begin(), bytes.end());
    const std::string added = "added, with \xF0\x9F\x90\x87";
    if (!insert_gif_comment(gif, added))
        return;
    const auto again = read_gif_comments(gif, "input");
    demand(again.has_value());
    bool is_found = false;
    for (const std::string& comment : again.value())
        is_found = is_found || comment == added;
    demand(is_found);
}

// What was read is written so that it reads the same again.
void read_camera_data(std::span<const std::uint8_t> bytes)
{
    const ExifTexts texts = read_exif(bytes);
    const ExifTexts again = read_exif(write_exif(texts));
    demand(again.user_comment.has_value() == texts.user_comment.has_value());
}

}  // namespace

// The readers of pictures that are ours, all with the same input: each knows its own by the first
// bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::span<const std::uint8_t> input(bytes, size);
    read_png(input);
    read_gif(input);
    read_camera_data(input);
    read_jpeg_texts(input);
    return 0;
}
