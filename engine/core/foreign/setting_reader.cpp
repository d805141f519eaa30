// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/foreign/setting_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "core/infotext_values.h"
#include "core/number_text.h"
#include "core/text.h"
#include "flipbook/sampler_names.h"
#include "flipbook/schedule_preview.h"

namespace flipbook {

namespace {

template <class Number> bool parse_whole(std::string_view text, Number& number)
{
    const char* const end = text.data() + text.size();
    Number parsed = 0;
    const auto [stopped, code] = std::from_chars(text.data(), end, parsed);
    if (code != std::errc() || stopped != end)
        return false;
    number = parsed;
    return true;
}

bool parse_number(std::string_view text, double& number)
{
    return take_number(text, number) && text.empty();
}

}  // namespace

void SettingReader::whole(const std::string& name, const std::string& value, int lowest,
                          int highest, int& target)
{
    int number = lowest - 1;
    // Python's programs write 20.0 for a whole number now and then.
    double decimal = 0;
    if (!parse_whole(value, number) && parse_number(value, decimal) && decimal >= lowest
        && decimal <= highest && decimal == std::trunc(decimal))
        number = static_cast<int>(decimal);
    if (number >= lowest && number <= highest)
        target = number;
    else if (!value.empty())
        refuse(name, value);
}

void SettingReader::number(const std::string& name, const std::string& value, double lowest,
                           double highest, double& target)
{
    double number = 0;
    if (parse_number(value, number) && number >= lowest && number <= highest)
        target = number;
    else if (!value.empty())
        refuse(name, value);
}

void SettingReader::seed(const std::string& name, const std::string& value, std::uint64_t& target)
{
    if (!value.empty() && !parse_whole(value, target))
        refuse(name, value);
}

void SettingReader::curve(const std::string& name, const std::string& value, Curve& target)
{
    if (value.empty())
        return;
    if (auto parsed = Curve::parse(value))
        target = std::move(parsed).value();
    else
        refuse(name, value);
}

void SettingReader::size(const std::string& name, const std::string& value, Size& target)
{
    const auto parse_side = [](std::string_view text, int& side) {
        return parse_whole(text, side) && side >= 8 && side <= 8192 && side % 8 == 0;
    };
    const std::string_view text = value;
    const std::size_t cross = std::min(text.find('x'), text.size());
    Size size;
    if (cross < text.size() && parse_side(text.substr(0, cross), size.width)
        && parse_side(text.substr(cross + 1), size.height))
        target = size;
    else if (!value.empty())
        refuse(name, value);
}

void SettingReader::sampler(const std::string& name, const std::string& value,
                            const std::string& schedule_name, const std::string& schedule,
                            SamplingOptions& target)
{
    if (value.empty())
        return;
    const SamplerName parsed = parse_sampler_name(std::string(trimmed(value)));
    const std::vector<std::string> known = known_samplers();
    if (std::find(known.begin(), known.end(), parsed.scheduler) == known.end()) {
        refuse(name, value);
        return;
    }
    target.scheduler = parsed.scheduler;
    auto chosen = parsed.schedule;
    if (!chosen && !schedule.empty()) {
        chosen = parse_schedule_name(schedule, target.scheduler);
        if (!chosen)
            refuse(schedule_name, schedule);
    }
    // Other programs pass over a schedule that the sampler does not know.
    const auto schedules = schedules_of(target.scheduler);
    const bool fits =
        chosen && std::find(schedules.begin(), schedules.end(), *chosen) != schedules.end();
    target.schedule = fits ? *chosen : SigmaSchedule::normal;
    if (!has_eta(target.scheduler))
        target.eta.reset();
}

void SettingReader::refuse(const std::string& name, const std::string& value,
                           UnusedSetting::Reason reason)
{
    m_unused.push_back({name, value, reason});
}

std::string model_stem(const std::string& path)
{
    constexpr std::array<std::string_view, 7> endings{".safetensors", ".sft", ".ckpt", ".pt",
                                                      ".pth",         ".bin", ".pkl"};
    const std::size_t folder = path.find_last_of("/\\");
    std::string stem = folder == std::string::npos ? path : path.substr(folder + 1);
    for (const std::string_view ending : endings) {
        if (stem.size() > ending.size() && stem.ends_with(ending)) {
            stem.resize(stem.size() - ending.size());
            break;
        }
    }
    return stem;
}

std::string lora_tag(const std::string& path, double unet_strength, double text_strength)
{
    std::string tag = "<lora:" + model_stem(path) + ':' + number_text(text_strength);
    if (unet_strength != text_strength)
        tag += ':' + number_text(unet_strength);
    return tag + '>';
}

}  // namespace flipbook
