// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/webp_exporter.h"

#include <webp/encode.h>
#include <webp/mux.h>

#include <cmath>

#include "core/atomic_file.h"
#include "core/utf8_path.h"
#include "export/frame_checks.h"
#include "export/webp_texts.h"

namespace flipbook {

namespace {

struct DeleteEncoder {
    void operator()(WebPAnimEncoder* encoder) const { WebPAnimEncoderDelete(encoder); }
};
using AnimationEncoder = std::unique_ptr<WebPAnimEncoder, DeleteEncoder>;

constexpr int longest_side = 16383;  // Of a WebP.

// A WebPPicture that is freed.
class Picture {
public:
    explicit Picture(const Frame& frame)
    {
        m_is_ready = WebPPictureInit(&m_picture) != 0;
        m_picture.use_argb = 1;
        m_picture.width = frame.size.width;
        m_picture.height = frame.size.height;
        m_is_ready =
            m_is_ready
            && WebPPictureImportRGB(&m_picture, frame.pixels.data(), 3 * frame.size.width) != 0;
    }
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;
    ~Picture() { WebPPictureFree(&m_picture); }

    WebPPicture* get() { return m_is_ready ? &m_picture : nullptr; }

private:
    WebPPicture m_picture{};
    bool m_is_ready = false;
};

class WebpExporter : public Exporter {
public:
    WebpExporter(const ExportRequest& request, Size size, int frame_rate, const WebPConfig& config,
                 AnimationEncoder encoder, AtomicFile file)
        : m_size(size), m_frame_rate(frame_rate), m_config(config), m_encoder(std::move(encoder)),
          m_file(std::move(file))
    {
        if (!request.recipe.empty())
            m_texts.description = request.recipe;
        if (!request.infotext.empty())
            m_texts.user_comment = request.infotext;
    }

    Result<void> add_frame(const Frame& frame) override
    {
        FLIPBOOK_TRY(check_frame(frame, m_frame_count, m_size));
        Picture picture(frame);
        return add(picture.get());
    }

    Result<void> finish() override
    {
        FLIPBOOK_TRY(check_frame_count(m_frame_count));
        FLIPBOOK_TRY(end());
        WebPData data{};
        WebPDataInit(&data);
        if (WebPAnimEncoderAssemble(m_encoder.get(), &data) == 0)
            return failure();
        std::vector<std::uint8_t> bytes(data.bytes, data.bytes + data.size);
        WebPDataClear(&data);
        if (m_texts.description || m_texts.user_comment)
            FLIPBOOK_TRY(insert_webp_texts(bytes, m_texts));
        FLIPBOOK_TRY(m_file.write(std::as_bytes(std::span(bytes))));
        return m_file.commit();
    }

private:
    // When frame number `index` begins, in milliseconds.
    int time(int index) const
    {
        return static_cast<int>(std::lround(1000.0 * index / m_frame_rate));
    }

    Result<void> add(WebPPicture* picture)
    {
        if (picture == nullptr)
            return Error{ErrorCode::out_of_memory, "There is not enough memory to encode a WebP."};
        if (WebPAnimEncoderAdd(m_encoder.get(), picture, time(m_frame_count), &m_config) == 0)
            return failure();
        ++m_frame_count;
        return {};
    }

    // No picture at the time when the last one ends.
    Result<void> end()
    {
        if (WebPAnimEncoderAdd(m_encoder.get(), nullptr, time(m_frame_count), nullptr) == 0)
            return failure();
        return {};
    }

    Error failure() const
    {
        return {ErrorCode::io, path_to_utf8(m_file.target()) + " could not be encoded: "
                                   + WebPAnimEncoderGetError(m_encoder.get()) + '.'};
    }

    Size m_size;
    int m_frame_rate;
    WebPConfig m_config;
    ExifTexts m_texts;
    AnimationEncoder m_encoder;
    AtomicFile m_file;
    int m_frame_count = 0;
};

Result<std::unique_ptr<Exporter>> open(const ExportRequest& request, Size size, int frame_rate,
                                       const WebPConfig& config)
{
    if (size.width > longest_side || size.height > longest_side)
        return Error{ErrorCode::invalid_request,
                     "A side of a WebP is " + std::to_string(longest_side) + " pixels at most."};
    WebPAnimEncoderOptions options;
    WebPAnimEncoderOptionsInit(&options);
    options.anim_params.loop_count = request.loops;
    AnimationEncoder encoder(WebPAnimEncoderNew(size.width, size.height, &options));
    if (encoder == nullptr)
        return Error{ErrorCode::out_of_memory, "There is not enough memory to encode a WebP."};
    FLIPBOOK_ASSIGN(AtomicFile file, AtomicFile::create(request.path, request.overwrite));
    return std::unique_ptr<Exporter>(std::make_unique<WebpExporter>(
        request, size, frame_rate, config, std::move(encoder), std::move(file)));
}

}  // namespace

Result<std::unique_ptr<Exporter>> open_webp_exporter(const ExportRequest& request, Size size,
                                                     int frame_rate)
{
    WebPConfig config;
    WebPConfigPreset(&config, WEBP_PRESET_DEFAULT, webp_quality);
    return open(request, size, frame_rate, config);
}

Result<std::unique_ptr<Exporter>> open_lossless_webp_exporter(const ExportRequest& request,
                                                              Size size, int frame_rate)
{
    WebPConfig config;
    WebPConfigInit(&config);
    constexpr int fast_enough = 4;  // Of 0 to 9.
    WebPConfigLosslessPreset(&config, fast_enough);
    config.exact = 1;
    return open(request, size, frame_rate, config);
}

}  // namespace flipbook
