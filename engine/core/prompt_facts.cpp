// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/prompt_facts.h"

#include <algorithm>
#include <numeric>
#include <system_error>

#include "core/emphasis.h"
#include "core/prompt_chunks.h"
#include "core/prompt_tags.h"
#include "flipbook/prompt_travel.h"

namespace flipbook {

static_assert(prompt_chunk_tokens == chunk_content);

namespace {

using Kind = PromptSpan::Kind;

// A prompt without what is no text of it, and where its bytes come from.
class ShortenedPrompt {
public:
    explicit ShortenedPrompt(std::string_view prompt) : m_text(prompt)
    {
        m_origins.resize(prompt.size());
        for (std::size_t i = 0; i < m_origins.size(); ++i)
            m_origins[i] = i;
    }

    const std::string& text() const { return m_text; }

    // Where bytes [begin, end) of the text stand in the prompt. Precondition: begin < end.
    PromptSpan place(Kind kind, std::size_t begin, std::size_t end, double weight = 1.0) const
    {
        return {kind, m_origins[begin], m_origins[end - 1] + 1, weight};
    }

    void cut(std::size_t begin, std::size_t end)
    {
        const auto first = m_origins.begin();
        m_text.erase(begin, end - begin);
        m_origins.erase(first + static_cast<std::ptrdiff_t>(begin),
                        first + static_cast<std::ptrdiff_t>(end));
    }

private:
    std::string m_text;
    std::vector<std::size_t> m_origins;  // One a byte of the text.
};

void cut_comments(ShortenedPrompt& prompt, PromptFacts& facts)
{
    for (std::size_t begin = prompt.text().find('#'); begin != std::string::npos;
         begin = prompt.text().find('#', begin)) {
        const std::size_t end = std::min(prompt.text().find('\n', begin), prompt.text().size());
        facts.spans.push_back(prompt.place(Kind::comment, begin, end));
        prompt.cut(begin, end);
    }
}

bool begins_a_tag(std::string_view text)
{
    return text.starts_with("<lora:") || text.starts_with("<lyco:")
           || text.starts_with("<hypernet:");
}

// Each tag by itself, so that a wrong one does not hide the others.
void cut_tags(ShortenedPrompt& prompt, PromptFacts& facts)
{
    for (std::size_t begin = prompt.text().find('<'); begin != std::string::npos;
         begin = prompt.text().find('<', begin)) {
        const std::size_t end = prompt.text().find('>', begin);
        if (end == std::string::npos)
            return;
        const std::string tag = prompt.text().substr(begin, end + 1 - begin);
        if (!begins_a_tag(tag)) {
            ++begin;
            continue;
        }
        const auto tagged = take_tags(tag);
        facts.spans.push_back(
            prompt.place(tagged ? Kind::lora_tag : Kind::wrong_tag, begin, end + 1));
        if (tagged)
            for (const LoraTag& lora : tagged.value().loras)
                facts.loras.push_back({lora.name, lora.text_strength, lora.unet_strength});
        else
            facts.wrong.push_back(tagged.error().message);
        prompt.cut(begin, end + 1);
    }
}

void mark_emphasis(const ShortenedPrompt& prompt, EmphasisMode mode, PromptFacts& facts)
{
    const EmphasisMap map = map_emphasis(prompt.text());
    for (const auto& [begin, end, weight, is_break] : map.stretches) {
        if (is_break)
            facts.spans.push_back(prompt.place(Kind::break_word, begin, end));
        else if (weight != 1.0 && mode != EmphasisMode::ignore)
            facts.spans.push_back(prompt.place(Kind::emphasis, begin, end, weight));
    }
    for (const std::size_t bracket : map.unmatched)
        facts.spans.push_back(prompt.place(Kind::unmatched_bracket, bracket, bracket + 1));
}

void mark_keys(std::string_view prompt, int frame_count, PromptFacts& facts)
{
    const auto wrong = find_wrong_key(prompt, frame_count);
    for (const PromptKey& key : parse_travel(prompt).keys)
        if (!wrong || key.begin != wrong->begin)
            facts.spans.push_back({Kind::key, key.begin, prompt.find(':', key.begin) + 1});
    if (wrong) {
        facts.spans.push_back({Kind::wrong_key, wrong->begin, wrong->end});
        facts.wrong.push_back(wrong->message);
    }
}

int token_count(const PromptChunk& chunk, int end_token)
{
    auto end = chunk.ids.end();
    while (end != chunk.ids.begin() + 1 && *(end - 1) == end_token)
        --end;
    return static_cast<int>(end - chunk.ids.begin()) - 1;
}

}  // namespace

Result<PromptReader> PromptReader::open(const std::filesystem::path& model)
{
    const std::filesystem::path folder = model / "tokenizer";
    std::error_code failure;
    if (model.empty() || !std::filesystem::is_directory(folder, failure))
        return PromptReader(std::make_shared<const ClipTokenizer>());
    FLIPBOOK_ASSIGN(ClipTokenizer tokenizer, ClipTokenizer::open(folder));
    return PromptReader(std::make_shared<const ClipTokenizer>(std::move(tokenizer)));
}

PromptFacts PromptReader::read(std::string_view prompt, EmphasisMode mode,
                               const std::vector<PromptWord>& words, int frame_count) const
{
    PromptFacts facts;
    ShortenedPrompt shortened(prompt);
    cut_comments(shortened, facts);
    cut_tags(shortened, facts);
    if (mode != EmphasisMode::none)
        mark_emphasis(shortened, mode, facts);
    mark_keys(prompt, frame_count, facts);
    std::stable_sort(facts.spans.begin(), facts.spans.end(),
                     [](const PromptSpan& a, const PromptSpan& b) { return a.begin < b.begin; });

    std::vector<WordVectors> vectors;
    for (const PromptWord& word : words)
        for (const std::string& spelling : {word.word, "embedding:" + word.word})
            if (auto ids = m_tokenizer->encode(spelling); !ids.empty())
                vectors.push_back(
                    {std::move(ids), 0, std::clamp(word.vectors, 1, prompt_chunk_tokens)});
    const auto tokens_of = [&](const std::string& text) {
        std::vector<int> tokens;
        for (const PromptChunk& chunk : chunk_prompt(*m_tokenizer, text, mode, vectors))
            tokens.push_back(token_count(chunk, m_tokenizer->end_token()));
        return tokens;
    };
    const PromptTravel travel = parse_travel(shortened.text());
    if (travel.keys.empty())
        facts.chunk_tokens = tokens_of(shortened.text());
    for (std::size_t key = 0; key < travel.keys.size(); ++key) {
        auto tokens = tokens_of(travel.prompt_of(key));
        // More chunks are longer whatever they hold, for all but the last are counted as full.
        const auto length = [](const std::vector<int>& chunks) {
            return std::pair(chunks.size(), std::accumulate(chunks.begin(), chunks.end(), 0));
        };
        if (length(tokens) > length(facts.chunk_tokens))
            facts.chunk_tokens = std::move(tokens);
    }
    return facts;
}

}  // namespace flipbook
