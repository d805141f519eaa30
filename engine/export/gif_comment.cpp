// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/gif_comment.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace flipbook {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint8_t extension_introducer = 0x21;
constexpr std::uint8_t image_separator = 0x2C;
constexpr std::uint8_t trailer = 0x3B;
constexpr std::uint8_t comment_label = 0xFE;
constexpr std::uint8_t application_label = 0xFF;
constexpr std::size_t largest_sub_block = 255;

// Both descriptors end their flags with the size of the colour table that follows, section 18.
std::size_t colour_table_size(std::uint8_t flags)
{
    const bool has_table = (flags & 0x80U) != 0;
    return has_table ? std::size_t(3) << ((flags & 0x07U) + 1U) : 0;
}

// Walks over the blocks of a file. A step beyond the end makes it damaged, and stay so.
class BlockReader {
public:
    explicit BlockReader(Bytes bytes) : m_bytes(bytes) { }

    std::size_t position() const { return m_position; }
    bool is_damaged() const { return m_is_damaged; }

    std::uint8_t take_byte()
    {
        if (!has(1))
            return 0;
        return m_bytes[m_position++];
    }

    void skip(std::size_t count)
    {
        if (has(count))
            m_position += count;
    }

    bool next_is(std::uint8_t first, std::uint8_t second) const
    {
        return m_bytes.size() - m_position >= 2 && m_bytes[m_position] == first
               && m_bytes[m_position + 1] == second;
    }

    // The content of sub-blocks up to and including the empty one that ends them.
    std::string take_sub_blocks()
    {
        std::string content;
        while (const std::uint8_t size = take_byte()) {
            if (!has(size))
                break;
            const Bytes block = m_bytes.subspan(m_position, size);
            content.append(block.begin(), block.end());
            m_position += size;
        }
        return content;
    }

    void skip_sub_blocks()
    {
        while (const std::uint8_t size = take_byte())
            skip(size);
    }

    // Signature, logical screen descriptor and global colour table.
    void skip_header()
    {
        skip(10);
        const std::uint8_t flags = take_byte();
        skip(2 + colour_table_size(flags));
    }

    // What follows the image separator.
    void skip_image()
    {
        skip(8);
        const std::uint8_t flags = take_byte();
        skip(colour_table_size(flags) + 1);
        skip_sub_blocks();
    }

private:
    bool has(std::size_t count)
    {
        m_is_damaged = m_is_damaged || count > m_bytes.size() - m_position;
        return !m_is_damaged;
    }

    Bytes m_bytes;
    std::size_t m_position = 0;
    bool m_is_damaged = false;
};

// What follows the extension introducer.
void take_extension(BlockReader& reader, std::vector<std::string>& comments)
{
    if (reader.take_byte() != comment_label) {
        reader.skip_sub_blocks();
        return;
    }
    std::string comment = reader.take_sub_blocks();
    if (!reader.is_damaged())
        comments.push_back(std::move(comment));
}

std::vector<std::uint8_t> make_comment_extension(const std::string& comment)
{
    std::vector<std::uint8_t> extension = {extension_introducer, comment_label};
    for (std::string_view rest = comment; !rest.empty();) {
        const std::string_view block = rest.substr(0, largest_sub_block);
        extension.push_back(static_cast<std::uint8_t>(block.size()));
        extension.insert(extension.end(), block.begin(), block.end());
        rest.remove_prefix(block.size());
    }
    extension.push_back(0);
    return extension;
}

}  // namespace

bool is_gif(std::span<const std::uint8_t> bytes)
{
    const auto begins_with = [&](std::string_view text) {
        return bytes.size() >= text.size() && std::equal(text.begin(), text.end(), bytes.begin());
    };
    return begins_with("GIF89a") || begins_with("GIF87a");
}

Result<void> insert_gif_comment(std::vector<std::uint8_t>& gif, const std::string& comment)
{
    BlockReader reader(gif);
    reader.skip_header();
    // Browsers look for the loop count directly behind the header only.
    while (reader.next_is(extension_introducer, application_label)) {
        reader.skip(2);
        reader.skip_sub_blocks();
    }
    if (!is_gif(gif) || reader.is_damaged())
        return Error{ErrorCode::corrupt, "A comment can only be put into a well-formed GIF."};
    const std::vector<std::uint8_t> extension = make_comment_extension(comment);
    gif.insert(gif.begin() + static_cast<std::ptrdiff_t>(reader.position()), extension.begin(),
               extension.end());
    return {};
}

Result<std::vector<std::string>> read_gif_comments(std::span<const std::uint8_t> bytes,
                                                   const std::string& name)
{
    const Error damaged{ErrorCode::corrupt, name + " is a damaged GIF."};
    if (!is_gif(bytes))
        return damaged;
    std::vector<std::string> comments;
    BlockReader reader(bytes);
    reader.skip_header();
    bool is_complete = false;
    while (!is_complete && !reader.is_damaged()) {
        const std::uint8_t block = reader.take_byte();
        is_complete = block == trailer;
        if (block == extension_introducer)
            take_extension(reader, comments);
        else if (block == image_separator)
            reader.skip_image();
        else if (!is_complete)
            break;
    }
    if (comments.empty() && !is_complete)
        return damaged;
    return comments;
}

}  // namespace flipbook
