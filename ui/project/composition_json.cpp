// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project/composition_json.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "flipbook/recipe.h"
#include "ui/errors/error_text.h"

namespace flipbook::ui {

namespace {

// Keeps the order of keys, and whole numbers above 2⁶³, which Qt's JSON turns into doubles.
using Json = nlohmann::ordered_json;

constexpr const char* project_format = "flipbook-project";
constexpr std::array<const char*, 4> seed_rule_names{"fixed", "random", "increment", "decrement"};
constexpr int most_clips = 100;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Project)
};

Error error_of(ErrorCode code, const QString& text)
{
    return {code, text.toStdString()};
}

// Sets what `news` has in `object`, and leaves all else as it is.
void merge(Json& object, const Json& news)
{
    for (const auto& [key, value] : news.items()) {
        if (value.is_object() && object.contains(key) && object[key].is_object())
            merge(object[key], value);
        else
            object[key] = value;
    }
}

Json parse(const QByteArray& text)
{
    return Json::parse(text.begin(), text.end(), nullptr, false);
}

Result<void> read_seed_rule(const Json& project, Composition& composition)
{
    const auto found = project.find("seed_rule");
    if (found == project.end())
        return {};
    const auto name = found->is_string() ? std::find(seed_rule_names.begin(), seed_rule_names.end(),
                                                     found->get<std::string>())
                                         : seed_rule_names.end();
    if (name == seed_rule_names.end())
        return error_of(ErrorCode::invalid_request,
                        Text::tr("seed_rule is none of fixed, random, increment, decrement."));
    composition.seed_rule = static_cast<SeedRule>(name - seed_rule_names.begin());
    return {};
}

Result<void> read_clip_count(const Json& project, Composition& composition)
{
    const auto found = project.find("clip_count");
    if (found == project.end())
        return {};
    if (!found->is_number_integer())
        return error_of(ErrorCode::invalid_request, Text::tr("clip_count is no whole number."));
    composition.clip_count =
        static_cast<int>(std::clamp<std::int64_t>(found->get<std::int64_t>(), 1, most_clips));
    return {};
}

}  // namespace

QByteArray project_json(const Composition& composition, const QByteArray& older)
{
    Json project = parse(older);
    if (!project.is_object())
        project = Json::object();
    const Json news{{"format", project_format},
                    {"version", project_version},
                    {"app", version()},
                    {"recipe", Json::parse(to_recipe(composition.request))},
                    {"seed_rule", seed_rule_names[static_cast<std::size_t>(composition.seed_rule)]},
                    {"clip_count", composition.clip_count},
                    {"preset", composition.preset.toStdString()}};
    merge(project, news);
    return QByteArray::fromStdString(project.dump(2, ' ', false, Json::error_handler_t::replace))
           + '\n';
}

Result<ReadProject> read_project_json(const QByteArray& text, const Composition& base)
{
    const Json project = parse(text);
    if (!project.is_object() || !project.contains("format")
        || project["format"] != Json(project_format))
        return error_of(ErrorCode::corrupt, Text::tr("It is no Flipbook project."));
    ReadProject read;
    read.composition = base;
    const auto number = project.find("version");
    read.is_newer = number != project.end() && number->is_number_integer()
                    && number->get<std::int64_t>() > project_version;
    if (const auto recipe = project.find("recipe"); recipe != project.end()) {
        Result<GenerationRequest> request = from_recipe(recipe->dump(), base.request);
        if (!request)
            return error_of(request.error().code, error_text(request.error()));
        read.composition.request = std::move(request).value();
    }
    FLIPBOOK_TRY(read_seed_rule(project, read.composition));
    FLIPBOOK_TRY(read_clip_count(project, read.composition));
    if (const auto preset = project.find("preset"); preset != project.end() && preset->is_string())
        read.composition.preset = QString::fromStdString(preset->get<std::string>());
    return read;
}

}  // namespace flipbook::ui
