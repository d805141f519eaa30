// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/custom_module.h"

#include <algorithm>
#include <charconv>

#include "core/module_format.h"
#include "core/utf8_path.h"

namespace flipbook {

namespace {

std::string slots_text(const MotionSlots& slots)
{
    std::string text;
    for (const auto& [slot, channels] : slots)
        text += (text.empty() ? "" : ", ") + slot_name(slot) + '=' + std::to_string(channels);
    return text;
}

Error wrong_slots(const std::string& source, const std::string& word)
{
    return {ErrorCode::unsupported_format,
            source + ": its metadata name the slot \"" + word
                + "\" where one such as \"down_blocks.0.motion_modules.0=320\" was needed."};
}

Result<MotionSlots> parse_slots(const std::string& source, const std::string& text)
{
    constexpr int64_t most_channels = 65536;
    MotionSlots slots;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        std::string word = text.substr(begin, end - begin);
        word.erase(0, word.find_first_not_of(' '));
        begin = end + 1;
        const std::size_t sign = std::min(word.find('='), word.size());
        const auto slot = slot_from_name(word.substr(0, sign));
        int64_t channels = 0;
        const char* last = word.data() + word.size();
        const char* number = word.data() + std::min(sign + 1, word.size());
        const auto [stop, failure] = std::from_chars(number, last, channels);
        if (!slot || failure != std::errc() || stop != last || channels < 1
            || channels > most_channels)
            return wrong_slots(source, word);
        slots[*slot] = channels;
    }
    return slots;
}

}  // namespace

ModuleSettings custom_metadata(const std::string& kind, const MotionModuleShape& shape)
{
    ModuleSettings metadata = shape.settings;
    metadata["format"] = "flipbook-motion-module";
    metadata["kind"] = kind;
    metadata["slots"] = slots_text(shape.slots);
    return metadata;
}

Result<MotionModuleShape> custom_shape(const MotionModuleFile& file)
{
    MotionModuleShape shape{path_to_utf8(file.path), {}, file.metadata};
    const auto slots = file.metadata.find("slots");
    FLIPBOOK_ASSIGN(shape.slots,
                    parse_slots(shape.source, slots == file.metadata.end() ? "" : slots->second));
    return shape;
}

MotionModuleEntry custom_kind(std::string name, std::string description, MakeModule make)
{
    MotionModuleEntry kind{name, std::move(description), {}, {}, make};
    kind.recognises = [name](const MotionModuleFile& file) {
        return file.weights && custom_module_kind(file.metadata) == name;
    };
    kind.load = [make](const MotionModuleFile& file, const at::TensorOptions& options,
                       WeightForm form) -> Result<MotionModulePtr> {
        FLIPBOOK_ASSIGN(const MotionModuleShape shape, custom_shape(file));
        FLIPBOOK_ASSIGN(MotionModulePtr module, make(shape, options));
        FLIPBOOK_TRY(
            load_parameters(module->network(), *file.weights, "motion module", nullptr, form));
        return module;
    };
    return kind;
}

void clear_parameters(torch::nn::Module& layer)
{
    for (at::Tensor& parameter : layer.parameters())
        parameter.zero_();
}

}  // namespace flipbook
