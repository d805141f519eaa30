// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/model_settings.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/utf8_path.h"

namespace flipbook {

namespace {

using Json = nlohmann::json;

Error wrong(const std::filesystem::path& file, const std::string& key, const std::string& needed)
{
    return {ErrorCode::corrupt,
            path_to_utf8(file) + ": \"" + key + "\" is something else than " + needed + "."};
}

bool is_value(const Json& json, const std::string&)
{
    return json.is_string();
}
bool is_value(const Json& json, double)
{
    return json.is_number();
}
bool is_value(const Json& json, int)
{
    return json.is_number_integer() && json.get<std::int64_t>() > 0
           && json.get<std::int64_t>() <= 1'000'000;
}
bool is_value(const Json& json, const std::vector<std::string>&)
{
    return json.is_array()
           && std::all_of(json.begin(), json.end(), [](const Json& e) { return e.is_string(); });
}
bool is_value(const Json& json, const std::array<double, 3>&)
{
    return json.is_array() && json.size() == 3
           && std::all_of(json.begin(), json.end(), [](const Json& e) { return e.is_number(); });
}
bool is_value(const Json& json, const std::vector<std::array<double, 3>>&)
{
    return json.is_array() && std::all_of(json.begin(), json.end(), [](const Json& row) {
               return is_value(row, std::array<double, 3>());
           });
}

// Leaves `target` as it is where the key is absent.
template <class Value, class Target>
Result<void> take(const std::filesystem::path& file, const Json& object, const char* key,
                  Target& target, const char* needed)
{
    const auto found = object.find(key);
    if (found == object.end())
        return {};
    if (!is_value(*found, Value()))
        return wrong(file, key, needed);
    target = found->template get<Value>();
    return {};
}

Json group(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_object() ? *found : Json::object();
}

Result<void> read_sampling(const std::filesystem::path& file, const Json& object,
                           ModelSettings& settings)
{
    const Json sampling = group(object, "sampling");
    FLIPBOOK_TRY(
        take<std::string>(file, sampling, "scheduler", settings.scheduler, "a sampler's name"));
    std::string schedule;
    FLIPBOOK_TRY(take<std::string>(file, sampling, "schedule", schedule, "a schedule's name"));
    if (!schedule.empty()) {
        FLIPBOOK_ASSIGN(settings.schedule, parse_enum<SigmaSchedule>(schedule));
    }
    FLIPBOOK_TRY(take<int>(file, sampling, "steps", settings.steps, "a number of steps"));
    return take<double>(file, sampling, "guidance_scale", settings.guidance_scale, "a number");
}

Result<void> read_words(const std::filesystem::path& file, const Json& object,
                        ModelSettings::Words& words)
{
    using Words = std::vector<std::string>;
    const Json lists = group(object, "words");
    const char* needed = "a list of words";
    FLIPBOOK_TRY(take<Words>(file, lists, "objects", words.objects, needed));
    FLIPBOOK_TRY(take<Words>(file, lists, "colours", words.colours, needed));
    FLIPBOOK_TRY(take<Words>(file, lists, "backgrounds", words.backgrounds, needed));
    return take<Words>(file, lists, "motions", words.motions, needed);
}

// Letters of ASCII only: the words of models are plain ones.
std::string lower(std::string text)
{
    for (char& character : text)
        if (character >= 'A' && character <= 'Z')
            character = static_cast<char>(character - 'A' + 'a');
    return text;
}

bool is_letter(char character)
{
    return character >= 'a' && character <= 'z';
}

bool contains_word(const std::string& text, const std::string& word)
{
    for (std::size_t place = text.find(word); place != std::string::npos;
         place = text.find(word, place + 1)) {
        const std::size_t end = place + word.size();
        if ((place == 0 || !is_letter(text[place - 1]))
            && (end == text.size() || !is_letter(text[end])))
            return true;
    }
    return false;
}

}  // namespace

Result<ModelSettings> read_model_settings(const std::filesystem::path& model)
{
    ModelSettings settings;
    const std::filesystem::path file = model / "flipbook.json";
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return settings;
    const Json object = Json::parse(stream, nullptr, false);
    if (!object.is_object())
        return Error{ErrorCode::corrupt, path_to_utf8(file) + " is not a JSON object."};
    FLIPBOOK_TRY(read_sampling(file, object, settings));
    FLIPBOOK_TRY(
        take<int>(file, object, "frame_count", settings.frame_count, "a number of frames"));
    FLIPBOOK_TRY(take<int>(file, object, "frame_rate", settings.frame_rate, "a number of frames"));
    const Json preview = group(object, "preview");
    FLIPBOOK_TRY((take<std::vector<std::array<double, 3>>>(
        file, preview, "factors", settings.preview_factors, "rows of three numbers")));
    FLIPBOOK_TRY((take<std::array<double, 3>>(file, preview, "bias", settings.preview_bias,
                                              "three numbers")));
    FLIPBOOK_TRY(read_words(file, object, settings.words));
    FLIPBOOK_TRY(take<std::vector<std::string>>(file, object, "examples", settings.examples,
                                                "a list of prompts"));
    return settings;
}

void apply_model_settings(const ModelSettings& settings, GenerationRequest& request)
{
    SamplingOptions& sampling = request.sampling;
    sampling.scheduler = settings.scheduler.value_or(sampling.scheduler);
    sampling.schedule = settings.schedule.value_or(sampling.schedule);
    sampling.steps = settings.steps.value_or(sampling.steps);
    sampling.guidance_scale = settings.guidance_scale.value_or(sampling.guidance_scale);
    request.frame_count = settings.frame_count.value_or(request.frame_count);
    request.frame_rate = settings.frame_rate.value_or(request.frame_rate);
}

bool has_known_word(const ModelSettings& settings, const std::string& prompt)
{
    const std::string text = lower(prompt);
    const ModelSettings::Words& words = settings.words;
    bool has_words = false;
    for (const auto* list : {&words.objects, &words.colours, &words.backgrounds, &words.motions})
        for (const std::string& word : *list) {
            has_words = true;
            if (contains_word(text, word))
                return true;
        }
    return !has_words;
}

}  // namespace flipbook
