// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safetensors_header.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include <nlohmann/json.hpp>

namespace flipbook {
namespace {

using Json = nlohmann::json;

constexpr const char* metadata_key = "__metadata__";
constexpr std::uint64_t largest = std::numeric_limits<std::uint64_t>::max();

Error corrupt(const std::string& file, const std::string& problem)
{
    return {ErrorCode::corrupt, file + " is damaged: " + problem + "."};
}

Error corrupt_tensor(const std::string& file, const std::string& name, const std::string& problem)
{
    return corrupt(file, "tensor \"" + name + "\" " + problem);
}

std::string text_of(const Json& value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::uint64_t header_length(std::span<const std::byte> bytes)
{
    std::uint64_t length = 0;
    for (std::size_t index = safetensors_length_bytes; index-- > 0;)
        length = length << 8U | std::to_integer<std::uint64_t>(bytes[index]);
    return length;
}

// The text of the header, after making sure that there is one.
Result<std::string_view> header_text(std::span<const std::byte> bytes, const std::string& file)
{
    if (const std::string content = foreign_content(bytes); !content.empty())
        return Error{ErrorCode::unsupported_format,
                     file + " is " + content + "; a .safetensors file is needed."};
    if (bytes.size() < safetensors_length_bytes)
        return corrupt(file, "it has " + std::to_string(bytes.size())
                                 + " bytes, and the length of its header alone takes 8");
    const std::uint64_t length = header_length(bytes);
    if (length > safetensors_header_limit)
        return corrupt(file, "it claims a header of " + std::to_string(length)
                                 + " bytes, and at most " + std::to_string(safetensors_header_limit)
                                 + " are allowed");
    if (length > bytes.size() - safetensors_length_bytes)
        return corrupt(file, "it is cut off in its header, having " + std::to_string(bytes.size())
                                 + " bytes of at least "
                                 + std::to_string(length + safetensors_length_bytes));
    const std::span<const std::byte> header = bytes.subspan(safetensors_length_bytes);
    return std::string_view(reinterpret_cast<const char*>(header.data()),
                            static_cast<std::size_t>(length));
}

// The format forbids names that appear twice; the parser alone would silently keep the last one.
// Nothing in a header is deeper than the numbers of a shape, so that is where parsing stops.
Result<Json> parse_header(std::string_view text, const std::string& file)
{
    constexpr int greatest_depth = 3;
    std::set<std::string> names;
    std::optional<std::string> repeated;
    bool too_deep = false;
    const auto check = [&](int depth, Json::parse_event_t event, Json& value) {
        if (depth == 1 && event == Json::parse_event_t::key) {
            std::string name = value.get<std::string>();
            if (!names.insert(name).second && !repeated)
                repeated = std::move(name);
        }
        too_deep = too_deep || depth > greatest_depth;
        return !too_deep;
    };
    // The parser would take a zero byte for the end of the text.
    if (text.find('\0') != std::string_view::npos)
        return corrupt(file, "its header is not a JSON object");
    Json header = Json::parse(text.begin(), text.end(), check, false);
    if (too_deep)
        return corrupt(file, "its header is nested more deeply than the format knows");
    if (header.is_discarded() || !header.is_object())
        return corrupt(file, "its header is not a JSON object");
    if (repeated)
        return corrupt(file, "its header names tensor \"" + *repeated + "\" twice");
    return header;
}

Result<std::map<std::string, std::string>> parse_metadata(const Json& value,
                                                          const std::string& file)
{
    if (!value.is_object())
        return corrupt(file, "its __metadata__ is not a JSON object");
    std::map<std::string, std::string> metadata;
    for (const auto& [key, text] : value.items()) {
        if (!text.is_string())
            return corrupt(file, "its metadata \"" + key + "\" is " + text_of(text)
                                     + ", and a string was needed");
        metadata.emplace(key, text.get<std::string>());
    }
    return metadata;
}

Result<std::vector<std::int64_t>> parse_shape(const Json& value, const std::string& name,
                                              const std::string& file)
{
    constexpr std::uint64_t limit = std::numeric_limits<std::int64_t>::max();
    std::vector<std::int64_t> shape;
    bool valid = value.is_array();
    for (auto number = value.begin(); valid && number != value.end(); ++number) {
        valid = number->is_number_unsigned() && number->get<std::uint64_t>() <= limit;
        if (valid)
            shape.push_back(number->get<std::int64_t>());
    }
    if (!valid)
        return corrupt_tensor(file, name,
                              "has the shape " + text_of(value)
                                  + ", and a list of whole numbers was needed");
    return shape;
}

Result<DType> parse_dtype(const Json& value, const std::string& name, const std::string& file)
{
    if (!value.is_string())
        return corrupt_tensor(file, name,
                              "has the type " + text_of(value) + ", and a name was needed");
    if (const std::optional<DType> dtype = dtype_from_name(value.get<std::string>()))
        return *dtype;
    return Error{ErrorCode::unsupported_format, file + " has a tensor \"" + name + "\" of type "
                                                    + text_of(value)
                                                    + ", which is not one of F64, F32, F16, BF16, "
                                                      "F8_E4M3, I64, I32, I16, I8, U8 and BOOL."};
}

// Offsets count from `data_begin`, the end of the header. Whether they lie inside the file is not
// looked at here, for that tells of a cut-off file and not of a wrong tensor.
Result<TensorEntry> parse_tensor(const std::string& name, const Json& value,
                                 std::uint64_t data_begin, const std::string& file)
{
    for (const char* key : {"dtype", "shape", "data_offsets"})
        if (!value.is_object() || !value.contains(key))
            return corrupt_tensor(file, name, std::string("has no \"") + key + "\"");
    TensorEntry entry;
    entry.name = name;
    FLIPBOOK_ASSIGN(entry.dtype, parse_dtype(value["dtype"], name, file));
    FLIPBOOK_ASSIGN(entry.shape, parse_shape(value["shape"], name, file));
    const Json& offsets = value["data_offsets"];
    if (!offsets.is_array() || offsets.size() != 2 || !offsets[0].is_number_unsigned()
        || !offsets[1].is_number_unsigned())
        return corrupt_tensor(file, name,
                              "has the data_offsets " + text_of(offsets)
                                  + ", and two whole numbers were needed");
    const auto begin = offsets[0].get<std::uint64_t>();
    const auto end = offsets[1].get<std::uint64_t>();
    if (begin > end || end > largest - data_begin)
        return corrupt_tensor(file, name, "has the impossible data_offsets " + text_of(offsets));
    const std::optional<std::uint64_t> needed = tensor_bytes(entry.dtype, entry.shape);
    if (needed != end - begin)
        return corrupt_tensor(file, name,
                              "of shape " + shape_text(entry.shape) + " and type "
                                  + dtype_name(entry.dtype) + " needs "
                                  + (needed ? std::to_string(*needed) : "more than 2^64")
                                  + " bytes, and has " + std::to_string(end - begin));
    entry.begin = begin + data_begin;
    entry.end = end + data_begin;
    return entry;
}

// Precondition: sorted by bytes.
Result<void> check_ranges(const std::vector<TensorEntry>& entries, std::uint64_t file_size,
                          const std::string& file)
{
    const TensorEntry* last = nullptr;  // The one that reaches furthest so far.
    for (const TensorEntry& entry : entries) {
        if (entry.begin == entry.end && entry.end <= file_size)
            continue;
        if (last != nullptr && entry.begin < last->end)
            return corrupt(file, "tensor \"" + last->name + "\" (bytes "
                                     + std::to_string(last->begin) + " to "
                                     + std::to_string(last->end) + ") overlaps tensor \""
                                     + entry.name + "\" (bytes " + std::to_string(entry.begin)
                                     + " to " + std::to_string(entry.end) + ")");
        last = &entry;
    }
    if (last == nullptr || last->end <= file_size)
        return {};
    const auto cut = std::find_if(entries.begin(), entries.end(),
                                  [&](const TensorEntry& entry) { return entry.end > file_size; });
    return corrupt(file, "it is cut off in tensor \"" + cut->name + "\", having "
                             + std::to_string(file_size) + " bytes of "
                             + std::to_string(last->end));
}

}  // namespace

Result<SafetensorsHeader> read_safetensors_header(std::span<const std::byte> bytes,
                                                  const std::string& file)
{
    FLIPBOOK_ASSIGN(const std::string_view text, header_text(bytes, file));
    FLIPBOOK_ASSIGN(const Json json, parse_header(text, file));
    SafetensorsHeader header;
    header.entries.reserve(json.size());
    for (const auto& [name, value] : json.items()) {
        if (name == metadata_key) {
            FLIPBOOK_ASSIGN(header.metadata, parse_metadata(value, file));
            continue;
        }
        FLIPBOOK_ASSIGN(TensorEntry entry,
                        parse_tensor(name, value, safetensors_length_bytes + text.size(), file));
        header.entries.push_back(std::move(entry));
    }
    std::sort(header.entries.begin(), header.entries.end(),
              [](const TensorEntry& left, const TensorEntry& right) {
                  return std::tie(left.begin, left.end, left.name)
                         < std::tie(right.begin, right.end, right.name);
              });
    FLIPBOOK_TRY(check_ranges(header.entries, bytes.size(), file));
    return header;
}

}  // namespace flipbook
