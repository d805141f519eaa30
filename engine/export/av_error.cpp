// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/av_error.h"

#include <array>
#include <cerrno>
#include <cstdarg>

#include "core/utf8_path.h"

extern "C" {
#include <libavutil/error.h>
#include <libavutil/log.h>
}

namespace flipbook {

static ErrorCode error_code(int code)
{
    switch (code) {
    case AVERROR(ENOMEM):
        return ErrorCode::out_of_memory;
    case AVERROR_INVALIDDATA:
        return ErrorCode::corrupt;
    case AVERROR_DECODER_NOT_FOUND:
    case AVERROR_DEMUXER_NOT_FOUND:
    case AVERROR_ENCODER_NOT_FOUND:
    case AVERROR_FILTER_NOT_FOUND:
    case AVERROR_MUXER_NOT_FOUND:
        return ErrorCode::unsupported_format;
    default:
        return ErrorCode::io;
    }
}

Error av_error(int code, const std::string& doing)
{
    std::array<char, AV_ERROR_MAX_STRING_SIZE> reason{};
    av_strerror(code, reason.data(), reason.size());
    return {error_code(code), "Error while " + doing + ": " + reason.data() + "."};
}

Result<void> av_check(int code, const std::string& doing)
{
    if (code < 0)
        return av_error(code, doing);
    return {};
}

static void ignore_log(void* /*source*/, int /*level*/, const char* /*format*/,
                       std::va_list /*args*/)
{ }

void silence_av_log()
{
    // Once, because libav reads the pointer without a lock while other threads encode.
    [[maybe_unused]] static const bool is_silent = (av_log_set_callback(ignore_log), true);
}

std::string av_url(const std::filesystem::path& path)
{
    return "file:" + path_to_utf8(path);
}

}  // namespace flipbook
