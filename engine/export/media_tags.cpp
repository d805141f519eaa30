// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/media_tags.h"

#include "core/utf8_path.h"
#include "export/av_error.h"
#include "export/av_pointers.h"

namespace flipbook {

// Matroska's names are in capitals, and some programs write them so into MP4 as well.
static std::string lower_case(std::string text)
{
    for (char& letter : text)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return text;
}

Result<MediaTags> read_media_tags(const std::filesystem::path& path, const char* demuxer)
{
    silence_av_log();
    const std::string reading = "reading " + path_to_utf8(path);
    AVDictionary* options = nullptr;
    FLIPBOOK_TRY(av_check(av_dict_set(&options, "protocol_whitelist", "file", 0), reading));
    AVFormatContext* opened = nullptr;
    const int code =
        avformat_open_input(&opened, av_url(path).c_str(), av_find_input_format(demuxer), &options);
    av_dict_free(&options);
    FLIPBOOK_TRY(av_check(code, reading));
    const InputFormat input(opened);

    MediaTags tags;
    const AVDictionaryEntry* tag = nullptr;
    while ((tag = av_dict_get(input->metadata, "", tag, AV_DICT_IGNORE_SUFFIX)))
        tags.emplace(lower_case(tag->key), tag->value);
    return tags;
}

}  // namespace flipbook
