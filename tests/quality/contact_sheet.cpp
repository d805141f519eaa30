// SPDX-License-Identifier: GPL-3.0-or-later
#include "contact_sheet.h"

#include <algorithm>
#include <span>

#include "core/atomic_file.h"
#include "export/png.h"

namespace flipbook {
namespace {

constexpr int shown_frames = 4;
constexpr int clips_a_row = 4;
constexpr int enlargement = 2;
constexpr int bar = 6;  // Pixels.

void set_pixel(Frame& sheet, int x, int y, const std::uint8_t* rgb)
{
    const auto index = static_cast<std::size_t>(3 * (y * sheet.size.width + x));
    std::copy(rgb, rgb + 3, sheet.pixels.begin() + static_cast<std::ptrdiff_t>(index));
}

void draw_bar(Frame& sheet, int left, int top, int height, bool is_right)
{
    constexpr std::uint8_t green[3]{40, 160, 70};
    constexpr std::uint8_t red[3]{200, 50, 40};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < bar - 2; ++x)
            set_pixel(sheet, left + x, top + y, is_right ? green : red);
}

void draw_frame(Frame& sheet, const Frame& frame, int left, int top)
{
    for (int y = 0; y < frame.size.height * enlargement; ++y)
        for (int x = 0; x < frame.size.width * enlargement; ++x) {
            const int place = y / enlargement * frame.size.width + x / enlargement;
            set_pixel(sheet, left + x, top + y, frame.pixels.data() + 3 * place);
        }
}

}  // namespace

void ContactSheet::add(const Clip& clip, bool is_right)
{
    Strip strip{{}, is_right};
    for (std::size_t i = 0; i < shown_frames; ++i)
        strip.frames.push_back(clip.frames[i * (clip.frames.size() - 1) / (shown_frames - 1)]);
    m_strips.push_back(std::move(strip));
}

Result<void> ContactSheet::write(const std::filesystem::path& path) const
{
    const Size size = m_strips.empty() ? Size{1, 1} : m_strips.front().frames.front().size;
    const int frame_width = size.width * enlargement;
    const int frame_height = size.height * enlargement;
    const int strip_width = bar + shown_frames * frame_width;
    const int rows = (static_cast<int>(m_strips.size()) + clips_a_row - 1) / clips_a_row;
    Frame sheet{{strip_width * clips_a_row, std::max(1, rows) * frame_height}, {}};
    sheet.pixels.assign(static_cast<std::size_t>(3 * sheet.size.width * sheet.size.height), 0);
    for (std::size_t i = 0; i < m_strips.size(); ++i) {
        const int left = static_cast<int>(i) % clips_a_row * strip_width;
        const int top = static_cast<int>(i) / clips_a_row * frame_height;
        draw_bar(sheet, left, top, frame_height, m_strips[i].is_right);
        for (int frame = 0; frame < shown_frames; ++frame)
            draw_frame(sheet, m_strips[i].frames[static_cast<std::size_t>(frame)],
                       left + bar + frame * frame_width, top);
    }
    FLIPBOOK_ASSIGN(const std::vector<std::uint8_t> png, encode_png(sheet));
    FLIPBOOK_ASSIGN(AtomicFile file, AtomicFile::create(path, true));
    FLIPBOOK_TRY(file.write(std::as_bytes(std::span(png))));
    return file.commit();
}

}  // namespace flipbook
