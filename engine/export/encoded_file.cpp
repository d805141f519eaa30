// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/encoded_file.h"

#include "core/utf8_path.h"
#include "export/av_error.h"
#include "export/file_bytes.h"
#include "export/picture_converter.h"

extern "C" {
#include <libavutil/opt.h>
}

namespace flipbook {

namespace {

// An AVDictionary that is freed.
class Dictionary {
public:
    Dictionary() = default;
    Dictionary(const Dictionary&) = delete;
    Dictionary& operator=(const Dictionary&) = delete;
    ~Dictionary() { av_dict_free(&m_entries); }

    Result<void> add(const AvOptions& options)
    {
        for (const auto& [name, value] : options)
            FLIPBOOK_TRY(av_check(av_dict_set(&m_entries, name.c_str(), value.c_str(), 0),
                                  "setting " + name));
        return {};
    }

    AVDictionary** address() { return &m_entries; }

    // libav removes the options that it knows; another one is a mistake of ours.
    Result<void> check_all_are_taken() const
    {
        const AVDictionaryEntry* left = av_dict_get(m_entries, "", nullptr, AV_DICT_IGNORE_SUFFIX);
        if (left != nullptr)
            return Error{ErrorCode::internal,
                         std::string("This libav does not know the option ") + left->key + "."};
        return {};
    }

private:
    AVDictionary* m_entries = nullptr;
};

void set_colours(AVCodecContext& encoder)
{
    encoder.colorspace = AVCOL_SPC_BT709;
    encoder.color_primaries = AVCOL_PRI_BT709;
    encoder.color_trc = AVCOL_TRC_BT709;
    encoder.color_range = AVCOL_RANGE_MPEG;
    encoder.chroma_sample_location = AVCHROMA_LOC_LEFT;
}

}  // namespace

EncodedFile::EncodedFile(AtomicFile file) : m_file(std::move(file)), m_packet(av_packet_alloc()) { }

Result<EncodedFile> EncodedFile::create(const ExportRequest& request, Size size,
                                        const Encoding& encoding)
{
    silence_av_log();
    FLIPBOOK_ASSIGN(auto atomic_file, AtomicFile::create(request.path, request.overwrite));
    EncodedFile file(std::move(atomic_file));
    file.m_edit = encoding.edit;
    if (file.m_packet == nullptr)
        return av_error(AVERROR(ENOMEM), file.writing());
    FLIPBOOK_TRY(file.open_muxer(encoding.muxer));
    FLIPBOOK_TRY(file.open_encoder(size, encoding));
    FLIPBOOK_TRY(file.write_header(encoding));
    return file;
}

Result<void> EncodedFile::open_muxer(const std::string& muxer)
{
    const std::string url = av_url(m_file.temporary_path());
    AVFormatContext* output = nullptr;
    const int code = avformat_alloc_output_context2(&output, nullptr, muxer.c_str(), url.c_str());
    FLIPBOOK_TRY(av_check(code, "making a " + muxer + " file"));
    m_output.reset(output);
    // The same clip gives the same bytes: no random identifiers and no dates.
    m_output->flags |= AVFMT_FLAG_BITEXACT;
    return av_check(avio_open(&m_output->pb, url.c_str(), AVIO_FLAG_WRITE), writing());
}

Result<void> EncodedFile::open_encoder(Size size, const Encoding& encoding)
{
    const AVCodec* codec = avcodec_find_encoder_by_name(encoding.encoder.c_str());
    if (codec == nullptr)
        return Error{ErrorCode::unsupported_format,
                     "This build of FFmpeg has no encoder " + encoding.encoder + "."};
    const std::string opening = "opening the encoder " + encoding.encoder;
    m_encoder.reset(avcodec_alloc_context3(codec));
    if (m_encoder == nullptr)
        return av_error(AVERROR(ENOMEM), opening);
    m_encoder->width = size.width;
    m_encoder->height = size.height;
    m_encoder->pix_fmt = encoding.pixel_format;
    m_encoder->time_base = encoding.time_base;
    m_encoder->framerate = encoding.frame_rate;
    m_encoder->sample_aspect_ratio = {1, 1};
    m_encoder->thread_count = 0;  // As many as there are processors.
    if (is_yuv(encoding.pixel_format))
        set_colours(*m_encoder);
    if ((m_output->oformat->flags & AVFMT_GLOBALHEADER) != 0)
        m_encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;

    Dictionary options;
    FLIPBOOK_TRY(options.add(encoding.encoder_options));
    const int code = avcodec_open2(m_encoder.get(), codec, options.address());
    if (code == AVERROR(EINVAL))
        return Error{ErrorCode::invalid_request,
                     "The encoder " + encoding.encoder + " takes no pictures of "
                         + std::to_string(size.width) + "x" + std::to_string(size.height)
                         + ": choose another format or size."};
    FLIPBOOK_TRY(av_check(code, opening));
    return options.check_all_are_taken();
}

Result<void> EncodedFile::write_header(const Encoding& encoding)
{
    AVStream* stream = avformat_new_stream(m_output.get(), nullptr);
    if (stream == nullptr)
        return av_error(AVERROR(ENOMEM), writing());
    FLIPBOOK_TRY(
        av_check(avcodec_parameters_from_context(stream->codecpar, m_encoder.get()), writing()));
    if (const std::string& tag = encoding.codec_tag; tag.size() == 4)
        stream->codecpar->codec_tag = MKTAG(tag[0], tag[1], tag[2], tag[3]);
    stream->time_base = encoding.time_base;
    stream->avg_frame_rate = encoding.frame_rate;
    stream->sample_aspect_ratio = {1, 1};

    Dictionary metadata;
    FLIPBOOK_TRY(metadata.add(encoding.metadata));
    FLIPBOOK_TRY(av_check(av_dict_copy(&m_output->metadata, *metadata.address(), 0), writing()));
    Dictionary options;
    FLIPBOOK_TRY(options.add(encoding.muxer_options));
    FLIPBOOK_TRY(av_check(avformat_write_header(m_output.get(), options.address()), writing()));
    return options.check_all_are_taken();
}

Result<void> EncodedFile::encode(const AVFrame& picture)
{
    FLIPBOOK_TRY(av_check(avcodec_send_frame(m_encoder.get(), &picture), "encoding a frame"));
    return write_packets();
}

Result<void> EncodedFile::set_muxer_option(const char* name, std::int64_t value)
{
    return av_check(av_opt_set_int(m_output->priv_data, name, value, 0),
                    std::string("setting ") + name);
}

Result<void> EncodedFile::close()
{
    FLIPBOOK_TRY(av_check(avcodec_send_frame(m_encoder.get(), nullptr), "encoding the last frame"));
    FLIPBOOK_TRY(write_packets());
    FLIPBOOK_TRY(av_check(av_write_trailer(m_output.get()), writing()));
    // Also tells of a write that failed and that the muxer passed over.
    return av_check(avio_closep(&m_output->pb), writing());
}

Result<void> EncodedFile::commit()
{
    if (m_edit)
        FLIPBOOK_TRY(rewrite());
    return m_file.commit();
}

Result<void> EncodedFile::rewrite()
{
    auto bytes = read_bytes(m_file.temporary_path());
    if (!bytes)
        return Error{ErrorCode::io, path_to_utf8(m_file.target())
                                        + " could not be written: its temporary file went away."};
    FLIPBOOK_TRY(m_edit(bytes.value()));
    return write_bytes(m_file.temporary_path(), bytes.value(), m_file.target());
}

Result<void> EncodedFile::write_packets()
{
    AVStream* stream = m_output->streams[0];
    for (;;) {
        const int code = avcodec_receive_packet(m_encoder.get(), m_packet.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
            return {};
        FLIPBOOK_TRY(av_check(code, "encoding a frame"));
        av_packet_rescale_ts(m_packet.get(), m_encoder->time_base, stream->time_base);
        FLIPBOOK_TRY(
            av_check(av_interleaved_write_frame(m_output.get(), m_packet.get()), writing()));
    }
}

std::string EncodedFile::writing() const
{
    return "writing " + path_to_utf8(m_file.target());
}

}  // namespace flipbook
