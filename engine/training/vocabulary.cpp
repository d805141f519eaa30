// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/vocabulary.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <utility>

namespace flipbook {

namespace {

using Symbols = std::vector<std::string>;
using Pair = std::pair<std::string, std::string>;

std::vector<Symbols> spelt_words(const std::vector<std::string>& texts)
{
    std::set<std::string> words;
    for (const std::string& text : texts) {
        std::istringstream stream(text);
        for (std::string word; stream >> word;)
            words.insert(word);
    }
    std::vector<Symbols> spelt;
    for (const std::string& word : words) {
        Symbols symbols;
        for (const char letter : word)
            symbols.emplace_back(1, letter);
        symbols.back() += "</w>";
        spelt.push_back(std::move(symbols));
    }
    return spelt;
}

// The most frequent neighbours; "" and "" where every word is one symbol.
Pair most_frequent_pair(const std::vector<Symbols>& words)
{
    std::map<Pair, int> counts;
    for (const Symbols& word : words)
        for (std::size_t i = 1; i < word.size(); ++i)
            ++counts[{word[i - 1], word[i]}];
    const auto most =
        std::max_element(counts.begin(), counts.end(), [](const auto& one, const auto& other) {
            return one.second < other.second;
        });
    return most == counts.end() ? Pair() : most->first;
}

void merge(Symbols& word, const Pair& pair)
{
    for (std::size_t i = 1; i < word.size(); ++i) {
        if (word[i - 1] != pair.first || word[i] != pair.second)
            continue;
        word[i - 1] += word[i];
        word.erase(word.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

}  // namespace

BytePairMerges learn_merges(const std::vector<std::string>& texts)
{
    std::vector<Symbols> words = spelt_words(texts);
    BytePairMerges merges;
    while (true) {
        const Pair pair = most_frequent_pair(words);
        if (pair.first.empty())
            return merges;
        merges.push_back(pair);
        for (Symbols& word : words)
            merge(word, pair);
    }
}

}  // namespace flipbook
