// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/text.h"

#include "catalog/page_facts.h"

namespace flipbook {

namespace {

using Metadata = std::map<std::string, std::string>;

std::string first_of(const Metadata& metadata, std::initializer_list<const char*> keys)
{
    for (const char* key : keys)
        if (const auto found = metadata.find(key);
            found != metadata.end() && !found->second.empty() && found->second != "None")
            return found->second;
    return "";
}

constexpr std::string_view blanks = " \t\r\n";

std::vector<std::string> words_of(const std::string& list)
{
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin <= list.size();) {
        const auto end = std::min(list.find(',', begin), list.size());
        const auto word = trimmed(std::string_view(list).substr(begin, end - begin), blanks);
        if (!word.empty())
            words.emplace_back(word);
        begin = end + 1;
    }
    return words;
}

// kohya-ss counts the tags of all captions: {"folder": {"tag": 12, …}, …}. What stands in most of
// them is what the LoRA was taught to answer to.
std::vector<std::string> frequent_tags(const std::string& text)
{
    constexpr std::size_t most = 5;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    std::map<std::string, double> counts;
    if (json.is_object())
        for (const auto& folder : json)
            if (folder.is_object())
                for (const auto& [tag, count] : folder.items())
                    if (count.is_number() && !trimmed(tag, blanks).empty())
                        counts[std::string(trimmed(tag, blanks))] += count.get<double>();
    std::vector<std::pair<double, std::string>> sorted;
    for (const auto& [tag, count] : counts)
        sorted.emplace_back(-count, tag);
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::string> tags;
    for (std::size_t i = 0; i < std::min(most, sorted.size()); ++i)
        tags.push_back(sorted[i].second);
    return tags;
}

}  // namespace

void add_metadata(ModelPage& page, const Metadata& metadata)
{
    page.title = first_of(metadata, {"modelspec.title", "ss_output_name", "name"});
    page.author = first_of(metadata, {"modelspec.author", "author"});
    page.licence = first_of(metadata, {"modelspec.license", "license", "licence"});
    page.trigger_words =
        words_of(first_of(metadata, {"modelspec.trigger_phrase", "trigger_words", "trigger_word"}));
    if (page.trigger_words.empty())
        page.trigger_words = frequent_tags(first_of(metadata, {"ss_tag_frequency"}));
}

}  // namespace flipbook
