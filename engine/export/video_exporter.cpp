// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/video_exporter.h"

#include "export/frame_checks.h"
#include "export/picture_converter.h"

namespace flipbook {

namespace {

class VideoExporter : public Exporter {
public:
    VideoExporter(Size size, PictureConverter converter, EncodedFile file)
        : m_size(size), m_converter(std::move(converter)), m_file(std::move(file))
    { }

    Result<void> add_frame(const Frame& frame) override
    {
        FLIPBOOK_TRY(check_frame(frame, m_frame_count, m_size));
        FLIPBOOK_ASSIGN(auto picture, m_converter.convert(frame));
        picture->pts = m_frame_count++;
        return m_file.encode(*picture);
    }

    Result<void> finish() override
    {
        FLIPBOOK_TRY(check_frame_count(m_frame_count));
        FLIPBOOK_TRY(m_file.close());
        return m_file.commit();
    }

private:
    Size m_size;
    PictureConverter m_converter;
    EncodedFile m_file;
    int m_frame_count = 0;
};

}  // namespace

Result<std::unique_ptr<Exporter>> open_video_exporter(const VideoPreset& preset,
                                                      const ExportRequest& request, Size size,
                                                      int frame_rate)
{
    const Encoding encoding = preset.encoding(request, frame_rate);
    FLIPBOOK_ASSIGN(auto converter, PictureConverter::create(size, encoding.pixel_format));
    FLIPBOOK_ASSIGN(auto file, EncodedFile::create(request, converter.padded_size(), encoding));
    return std::unique_ptr<Exporter>(
        std::make_unique<VideoExporter>(size, std::move(converter), std::move(file)));
}

}  // namespace flipbook
