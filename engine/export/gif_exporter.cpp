// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/gif_exporter.h"

#include <algorithm>
#include <array>
#include <string>

#include "export/encoded_file.h"
#include "export/filter_chain.h"
#include "export/frame_checks.h"
#include "export/gif_comment.h"

extern "C" {
#include <libavutil/mathematics.h>
}

namespace flipbook {

namespace {

// When frame number `index` begins, in hundredths of a second.
std::int64_t gif_time(int index, int frame_rate)
{
    return av_rescale_rnd(index, 100, std::min(frame_rate, fastest_gif), AV_ROUND_NEAR_INF);
}

// The palette is known after the last frame only, so the chain holds all of them, four bytes a
// pixel.
class GifExporter : public Exporter {
public:
    GifExporter(Size size, int frame_rate, FilterChain palette, EncodedFile file)
        : m_size(size), m_frame_rate(frame_rate), m_palette(std::move(palette)),
          m_file(std::move(file))
    { }

    Result<void> add_frame(const Frame& frame) override
    {
        FLIPBOOK_TRY(check_frame(frame, m_frame_count, m_size));
        return m_palette.add_frame(frame, gif_time(m_frame_count++, m_frame_rate));
    }

    Result<void> finish() override
    {
        FLIPBOOK_TRY(check_frame_count(m_frame_count));
        FLIPBOOK_TRY(encode_pictures());
        const std::int64_t last_delay =
            gif_time(m_frame_count, m_frame_rate) - gif_time(m_frame_count - 1, m_frame_rate);
        FLIPBOOK_TRY(m_file.set_muxer_option("final_delay", last_delay));
        FLIPBOOK_TRY(m_file.close());
        return m_file.commit();
    }

private:
    Result<void> encode_pictures()
    {
        FLIPBOOK_TRY(m_palette.finish());
        for (;;) {
            FLIPBOOK_ASSIGN(const auto picture, m_palette.next_picture());
            if (picture == nullptr)
                return {};
            FLIPBOOK_TRY(m_file.encode(*picture));
        }
    }

    Size m_size;
    int m_frame_rate;
    FilterChain m_palette;
    EncodedFile m_file;
    int m_frame_count = 0;
};

Encoding gif_encoding(const ExportRequest& request, int frame_rate)
{
    Encoding encoding;
    encoding.muxer = "gif";
    encoding.encoder = "gif";
    encoding.pixel_format = AV_PIX_FMT_PAL8;
    encoding.time_base = {1, 100};
    encoding.frame_rate = {frame_rate, 1};
    // The file counts repetitions: 0 = for ever, and no count at all (-1) = once.
    const int repetitions = request.loops == 0 ? 0 : request.loops == 1 ? -1 : request.loops - 1;
    encoding.muxer_options = {{"loop", std::to_string(repetitions)}};
    encoding.edit = [recipe = request.recipe,
                     infotext = request.infotext](auto& gif) -> Result<void> {
        // Each goes before what is there; programs of the field look at the first.
        for (const std::string& text : {recipe, infotext})
            if (!text.empty())
                FLIPBOOK_TRY(insert_gif_comment(gif, text));
        return {};
    };
    return encoding;
}

Result<void> check_dither(const std::string& dither)
{
    constexpr std::array known = {"sierra2_4a", "floyd_steinberg", "bayer", "none"};
    if (std::find(known.begin(), known.end(), dither) == known.end())
        return Error{ErrorCode::invalid_request,
                     "There is no dither \"" + dither
                         + "\"; there are sierra2_4a, floyd_steinberg, bayer, none."};
    return {};
}

}  // namespace

Result<std::unique_ptr<Exporter>> open_gif_exporter(const ExportRequest& request, Size size,
                                                    int frame_rate)
{
    FLIPBOOK_TRY(check_dither(request.dither));
    const Encoding encoding = gif_encoding(request, frame_rate);
    FLIPBOOK_ASSIGN(auto palette,
                    FilterChain::create(size, encoding.time_base,
                                        "split[use][count];[count]palettegen[palette];"
                                        "[use][palette]paletteuse=dither="
                                            + request.dither));
    FLIPBOOK_ASSIGN(auto file, EncodedFile::create(request, size, encoding));
    return std::unique_ptr<Exporter>(
        std::make_unique<GifExporter>(size, frame_rate, std::move(palette), std::move(file)));
}

}  // namespace flipbook
