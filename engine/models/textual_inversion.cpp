// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/textual_inversion.h"

#include <algorithm>
#include <utility>

#include "core/embedding_image.h"
#include "core/mapped_file.h"
#include "core/utf8_path.h"
#include "models/weights.h"

namespace flipbook {

namespace {

struct Found {
    std::string word;
    at::Tensor vectors;  // fp32; of one or two dimensions where the file is right.
};

Error wrong_kind(const std::filesystem::path& path, const std::string& kind)
{
    return Error{ErrorCode::unsupported_format,
                 path_to_utf8(path) + " is " + kind + "; a textual inversion was needed."};
}

Result<Found> read_picture(const MappedFile& file, const std::filesystem::path& path)
{
    FLIPBOOK_ASSIGN(const EmbeddingImage image,
                    read_embedding_image(file.bytes(), path_to_utf8(path)));
    const auto width = static_cast<int64_t>(image.width);
    return Found{image.name.empty() ? path_to_utf8(path.stem()) : image.name,
                 at::tensor(image.values, at::kFloat).view({-1, width})};
}

Result<Found> read_vectors(const std::filesystem::path& path)
{
    FLIPBOOK_ASSIGN(const auto mapping, MappedFile::open(path));
    if (is_png(mapping->bytes()))
        return read_picture(*mapping, path);
    FLIPBOOK_ASSIGN(const Weights file, Weights::open(path));
    for (const char* name : {"string_to_param.*", "emb_params"})
        if (file.contains(name))
            return Found{path_to_utf8(path.stem()), file.view(name).to(at::kFloat).clone()};
    if (file.contains("clip_g"))
        return wrong_kind(path, "a textual inversion for SDXL");
    const auto names = file.names();
    const ModelKind kind = kind_of_model(file.shapes());
    if (kind != ModelKind::textual_inversion || names.size() != 1)
        return wrong_kind(path, description(kind));
    return Found{names.front(), file.view(names.front()).to(at::kFloat).clone()};
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
                                                  int64_t width, const std::filesystem::path& model)
{
    TextualInversions inversions;
    std::vector<at::Tensor> tables;
    int row = 0;
    for (const auto& path : paths) {
        FLIPBOOK_ASSIGN(Found found, read_vectors(path));
        auto vectors = found.vectors;
        if (vectors.dim() == 1)
            vectors = vectors.unsqueeze(0);
        const std::string shape = shape_text(vectors.sizes());
        if (vectors.dim() != 2 || vectors.size(1) != width)
            return Error{ErrorCode::unsupported_format,
                         "The textual inversion " + path_to_utf8(path) + " has vectors " + shape
                             + ", and the text encoder of " + path_to_utf8(model) + " needs them "
                             + std::to_string(width) + " wide; one of the two has to be another."};
        if (vectors.size(0) < 1 || vectors.size(0) > chunk_content)
            return Error{ErrorCode::unsupported_format,
                         "The textual inversion " + path_to_utf8(path) + " has vectors " + shape
                             + ", and from 1 to " + std::to_string(chunk_content)
                             + " were needed."};
        const int count = static_cast<int>(vectors.size(0));
        inversions.words.push_back({std::move(found.word), path, row, count});
        tables.push_back(vectors);
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
        for (const char* spelling : {"", "embedding:"})  // A1111's and ComfyUI's.
            if (auto ids = tokenizer.encode(spelling + word.text);
                !word.text.empty() && !ids.empty())
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
