// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "flipbook/foreign_recipe.h"
#include "flipbook/request.h"

namespace flipbook {

// Turns the texts of another program's settings into ours, within the bounds that validate() has,
// and collects what is none. An empty text says nothing and changes nothing.
class SettingReader {
public:
    void whole(const std::string& name, const std::string& value, int lowest, int highest,
               int& target);
    void number(const std::string& name, const std::string& value, double lowest, double highest,
                double& target);
    void seed(const std::string& name, const std::string& value, std::uint64_t& target);
    void curve(const std::string& name, const std::string& value, Curve& target);
    void size(const std::string& name, const std::string& value, Size& target);  // "512x768".

    template <class Enum>
    void choice(const std::string& name, const std::string& value, Enum& target)
    {
        if (value.empty())
            return;
        if (const auto parsed = parse_enum<Enum>(value))
            target = parsed.value();
        else
            refuse(name, value);
    }

    // A sampler by any of its names, with the schedule that is glued on or else is named apart.
    void sampler(const std::string& name, const std::string& value,
                 const std::string& schedule_name, const std::string& schedule,
                 SamplingOptions& target);

    void refuse(const std::string& name, const std::string& value,
                UnusedSetting::Reason reason = UnusedSetting::Reason::wrong_value);

    std::vector<UnusedSetting> unused() && { return std::move(m_unused); }

private:
    std::vector<UnusedSetting> m_unused;
};

// A file's name without folders, of either system, and without the ending of a model.
std::string model_stem(const std::string& path);

// "<lora:name:0.8>", to be put into a prompt; with the text encoder's strength apart where it
// differs.
std::string lora_tag(const std::string& path, double unet_strength, double text_strength);

}  // namespace flipbook
