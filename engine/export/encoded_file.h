// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/atomic_file.h"
#include "export/av_pointers.h"
#include "flipbook/clip.h"
#include "flipbook/exporter.h"
#include "flipbook/result.h"

namespace flipbook {

// Option names of libav and their values.
using AvOptions = std::vector<std::pair<std::string, std::string>>;

// What is done to the bytes of a closed file that libav cannot do.
using ByteEdit = std::function<Result<void>(std::vector<std::uint8_t>& bytes)>;

struct Encoding {
    std::string muxer;      // By name: a temporary file's name says nothing.
    std::string encoder;    // "libx264".
    std::string codec_tag;  // "hvc1", where the muxer's own choice is not the one that all play.
    AVPixelFormat pixel_format = AV_PIX_FMT_NONE;
    AVRational time_base = {1, 1};   // Of the pictures' times.
    AVRational frame_rate = {1, 1};  // As the container states it.
    AvOptions encoder_options;
    AvOptions muxer_options;
    AvOptions metadata;  // Tags of the container.
    ByteEdit edit;       // Of the closed file; may be empty.
};

// One video stream in one file: pictures in, and the file under its name after commit(). What goes
// wrong before leaves nothing behind.
class EncodedFile {
public:
    // Errors: those of AtomicFile; unsupported_format if this libav lacks the encoder.
    static Result<EncodedFile> create(const ExportRequest& request, Size size,
                                      const Encoding& encoding);

    // Precondition: pixel format and size are the encoder's, pts counts in the time base.
    Result<void> encode(const AVFrame& picture);

    // A muxer option that is read at the end of the file.
    Result<void> set_muxer_option(const char* name, std::int64_t value);

    // Writes what the encoder holds back and closes the file, which keeps its temporary name.
    Result<void> close();

    // After close(): the last edit, and the file under its name.
    Result<void> commit();

private:
    explicit EncodedFile(AtomicFile file);

    Result<void> open_muxer(const std::string& muxer);
    Result<void> open_encoder(Size size, const Encoding& encoding);
    Result<void> write_header(const Encoding& encoding);
    Result<void> write_packets();
    Result<void> rewrite();
    std::string writing() const;  // For error messages.

    AtomicFile m_file;  // Before the output, which must be closed when the temporary file goes.
    OutputFormat m_output;
    AvPointer<AVCodecContext> m_encoder;
    AvPointer<AVPacket> m_packet;
    ByteEdit m_edit;
};

}  // namespace flipbook
