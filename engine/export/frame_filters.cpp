// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/frame_filters.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "export/filter_chain.h"
#include "export/picture_converter.h"

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace flipbook {

namespace {

template <class Value> std::vector<Value> values_of(const AVFrame& picture)
{
    const std::ptrdiff_t row_values = std::ptrdiff_t(picture.width) * 3;
    std::vector<Value> values(static_cast<std::size_t>(row_values * picture.height));
    for (int y = 0; y < picture.height; ++y)
        std::copy_n(reinterpret_cast<const Value*>(picture.data[0]
                                                   + std::ptrdiff_t(y) * picture.linesize[0]),
                    row_values, values.data() + y * row_values);
    return values;
}

Frame frame_of(const AVFrame& picture)
{
    Frame frame{{picture.width, picture.height}, {}};
    if (picture.format == AV_PIX_FMT_RGB24) {
        frame.pixels = values_of<std::uint8_t>(picture);
        return frame;
    }
    frame.deep_pixels = values_of<std::uint16_t>(picture);
    std::transform(frame.deep_pixels.begin(), frame.deep_pixels.end(),
                   std::back_inserter(frame.pixels),
                   [](int level) { return static_cast<std::uint8_t>((level + 128) / 257); });
    return frame;
}

Result<std::vector<Frame>> filtered(const std::vector<Frame>& frames, const std::string& filters)
{
    const bool is_deep = !frames.front().deep_pixels.empty();
    FLIPBOOK_ASSIGN(auto chain,
                    FilterChain::create(
                        frames.front().size, {1, 1},
                        filters + ",format=" + av_get_pix_fmt_name(rgb_format(is_deep)), is_deep));
    std::int64_t time = 0;
    for (const Frame& frame : frames)
        FLIPBOOK_TRY(chain.add_frame(frame, time++));
    FLIPBOOK_TRY(chain.finish());
    std::vector<Frame> results;
    for (;;) {
        FLIPBOOK_ASSIGN(const auto picture, chain.next_picture());
        if (picture == nullptr)
            return results;
        results.push_back(frame_of(*picture));
    }
}

}  // namespace

Result<std::vector<Frame>> resized(const std::vector<Frame>& pictures, Size size, Resizing filter)
{
    if (size.width < 1 || size.height < 1 || size.width > 16384 || size.height > 16384)
        return Error{ErrorCode::invalid_request,
                     "The size is " + std::to_string(size.width) + "x" + std::to_string(size.height)
                         + ", and 1 to 16384 pixels a side were needed."};
    const std::string flags = filter == Resizing::nearest
                                  ? "neighbor"
                                  : "lanczos+accurate_rnd+full_chroma_int+full_chroma_inp";
    return filtered(pictures, "scale=" + std::to_string(size.width) + ":"
                                  + std::to_string(size.height) + ":flags=" + flags);
}

// minterpolate looks at two pictures on either side, so both ends stand still for that long, and
// what comes of them is left out again.
Result<std::vector<Frame>> interpolated(const std::vector<Frame>& pictures, int factor)
{
    constexpr std::size_t margin = 2;
    if (pictures.size() < 2)
        return pictures;
    std::vector<Frame> padded(margin, pictures.front());
    padded.insert(padded.end(), pictures.begin(), pictures.end());
    padded.insert(padded.end(), margin + 1, pictures.back());
    FLIPBOOK_ASSIGN(const std::vector<Frame> all,
                    filtered(padded, "minterpolate=fps=" + std::to_string(factor)
                                         + ":mi_mode=mci:mc_mode=aobmc:me_mode=bidir:vsbmc=1"
                                           ":scd=none"));
    const std::size_t step = static_cast<std::size_t>(factor);
    const std::size_t count = 1 + step * (pictures.size() - 1);
    if (all.size() < margin * step + count)
        return Error{ErrorCode::internal, "FFmpeg interpolated fewer frames than were asked for."};
    std::vector<Frame> results(all.begin() + static_cast<std::ptrdiff_t>(margin * step),
                               all.begin() + static_cast<std::ptrdiff_t>(margin * step + count));
    // The filter works on luma and chroma; the pictures that are known stay as they are.
    for (std::size_t i = 0; i < pictures.size(); ++i)
        results[i * step] = pictures[i];
    return results;
}

}  // namespace flipbook
