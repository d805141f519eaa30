// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/textual_inversion.h"

#include <algorithm>
#include <utility>

#include "core/utf8_path.h"
#include "models/weights.h"

namespace flipbook {

namespace {

struct Found {
    std::string word;
    std::string tensor;
};

Error wrong_kind(const std::filesystem::path& path, const std::string& kind)
{
    return Error{ErrorCode::unsupported_format,
                 path_to_utf8(path) + " is " + kind + "; a textual inversion was needed."};
}

// Which tensor of the file holds the vectors, and what they are called.
Result<Found> find_vectors(const Weights& file, const std::filesystem::path& path)
{
    const std::string stem = path_to_utf8(path.stem());
    for (const char* name : {"string_to_param.*", "emb_params"})
        if (file.contains(name))
            return Found{stem, name};
    if (file.contains("clip_g"))
        return wrong_kind(path, "a textual inversion for SDXL");
    const auto names = file.names();
    if (names.size() != 1 || file.shape(names.front()).size() > 2
        || names.front().ends_with(".weight"))
        return wrong_kind(path, description(kind_of_model(file.shapes())));
    return Found{names.front(), names.front()};
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return text;
}

}  // namespace

Result<TextualInversions> open_textual_inversions(const std::vector<std::filesystem::path>& paths,
                                                  int64_t width)
{
    TextualInversions inversions;
    std::vector<at::Tensor> tables;
    int row = 0;
    for (const auto& path : paths) {
        std::error_code ignored;
        if (!std::filesystem::exists(path, ignored))
            return Error{ErrorCode::not_found, path_to_utf8(path) + " does not exist."};
        FLIPBOOK_ASSIGN(const Weights file, Weights::open(path));
        FLIPBOOK_ASSIGN(Found found, find_vectors(file, path));
        auto vectors = file.view(found.tensor).to(at::kFloat);
        if (vectors.dim() == 1)
            vectors = vectors.unsqueeze(0);
        const std::string shape = shape_text(vectors.sizes());
        if (vectors.dim() != 2 || vectors.size(1) != width)
            return Error{ErrorCode::unsupported_format,
                         "The textual inversion " + path_to_utf8(path) + " has vectors " + shape
                             + ", and the text encoder needs them " + std::to_string(width)
                             + " wide; it was made for another model."};
        if (vectors.size(0) < 1 || vectors.size(0) > chunk_content)
            return Error{ErrorCode::unsupported_format,
                         "The textual inversion " + path_to_utf8(path) + " has vectors " + shape
                             + ", and from 1 to " + std::to_string(chunk_content)
                             + " were needed."};
        const int count = static_cast<int>(vectors.size(0));
        inversions.words.push_back({std::move(found.word), path, row, count});
        tables.push_back(vectors.clone());
        row += count;
    }
    if (!tables.empty())
        inversions.vectors = at::cat(tables);
    return inversions;
}

std::vector<WordVectors> words_of(const TextualInversions& inversions,
                                  const ClipTokenizer& tokenizer)
{
    std::vector<WordVectors> words;
    for (const TextualInversions::Word& word : inversions.words)
        if (auto ids = tokenizer.encode(word.text); !ids.empty())
            words.push_back({std::move(ids), word.first_row, word.count});
    return words;
}

std::vector<std::string> unused_words(const TextualInversions& inversions,
                                      const PromptOptions& prompt)
{
    std::vector<std::string> notices;
    const std::string text = lower(prompt.positive + "\n" + prompt.negative);
    for (const TextualInversions::Word& word : inversions.words)
        if (text.find(lower(word.text)) == std::string::npos)
            notices.push_back("The textual inversion " + path_to_utf8(word.path)
                              + " has no effect: its word \"" + word.text
                              + "\" is in neither prompt.");
    return notices;
}

}  // namespace flipbook
