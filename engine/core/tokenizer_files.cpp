// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/clip_tokenizer.h"
#include "core/utf8_path.h"

namespace flipbook {

namespace {

Result<std::string> read_text(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return Error{ErrorCode::not_found, path_to_utf8(file) + " cannot be read."};
    return std::string{std::istreambuf_iterator<char>(stream), {}};
}

// Whether vocab.json numbers the symbols as the merges imply.
Result<void> check_vocabulary(const std::filesystem::path& file,
                              const std::vector<std::string>& symbols)
{
    FLIPBOOK_ASSIGN(const std::string text, read_text(file));
    const auto vocabulary = nlohmann::json::parse(text, nullptr, false);
    if (!vocabulary.is_object())
        return Error{ErrorCode::corrupt, path_to_utf8(file) + " is not a JSON object."};
    for (std::size_t id = 0; id < symbols.size(); ++id) {
        const auto found = vocabulary.find(symbols[id]);
        if (found == vocabulary.end() || *found != id)
            return Error{ErrorCode::corrupt,
                         path_to_utf8(file) + ": The symbol \"" + symbols[id] + "\" has the id "
                             + (found == vocabulary.end() ? "none" : found->dump())
                             + " where merges.txt means " + std::to_string(id) + "."};
    }
    return {};
}

}  // namespace

Result<BytePairMerges> parse_merges(std::string_view text, const std::string& source)
{
    BytePairMerges merges;
    for (int number = 1; !text.empty(); ++number) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        // CLIP's own file begins with a version in quotes.
        if (line.empty() || (number == 1 && line.find("#version") <= 1))
            continue;
        const std::size_t space = line.find(' ');
        if (space == 0 || space == std::string_view::npos || space + 1 == line.size())
            return Error{ErrorCode::corrupt, source + ": Line " + std::to_string(number) + ", \""
                                                 + std::string(line)
                                                 + "\", is not a pair of symbols."};
        merges.emplace_back(line.substr(0, space), line.substr(space + 1));
    }
    return merges;
}

Result<ClipTokenizer> ClipTokenizer::open(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / "merges.txt";
    FLIPBOOK_ASSIGN(const std::string text, read_text(file));
    FLIPBOOK_ASSIGN(const BytePairMerges merges, parse_merges(text, path_to_utf8(file)));
    FLIPBOOK_ASSIGN(ClipTokenizer tokenizer, from_merges(merges, path_to_utf8(file)));
    const std::filesystem::path vocabulary = folder / "vocab.json";
    std::error_code ignored;
    if (std::filesystem::exists(vocabulary, ignored)) {
        FLIPBOOK_TRY(check_vocabulary(vocabulary, vocabulary_symbols(merges)));
    }
    return tokenizer;
}

}  // namespace flipbook
