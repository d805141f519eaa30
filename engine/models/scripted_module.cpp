// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/motion_module.h"

#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/runtime/graph_executor.h>
#include <torch/csrc/jit/serialization/import.h>

#include <nlohmann/json.hpp>

#include "core/module_format.h"
#include "core/utf8_path.h"
#include "models/layers.h"
#include "models/script_operators.h"

namespace flipbook {

namespace {

using Json = nlohmann::json;

// What an archive's flipbook.json says.
struct ScriptCard {
    MotionSlots slots;
    int64_t max_frames = 32;
    at::ScalarType precision = at::kFloat;
};

Error wrong_card(const std::string& file, const std::string& reason)
{
    return {ErrorCode::unsupported_format,
            "The script " + file + " cannot be used: " + reason + "."};
}

Result<ScriptCard> parse_card(const std::string& text, const std::string& file)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return wrong_card(file, "its extra file flipbook.json is missing, compressed or no JSON"
                                " object; slots, max_frames and precision were needed in it");
    ScriptCard card;
    const Json slots = json.value("slots", Json());
    if (!slots.is_object() || slots.empty())
        return wrong_card(file, "\"slots\" in its flipbook.json must be an object such as"
                                " {\"down_blocks.0.motion_modules.0\": 320}");
    for (const auto& [name, channels] : slots.items()) {
        const auto slot = slot_from_name(name);
        if (!slot || !channels.is_number_integer() || channels.get<int64_t>() < 1)
            return wrong_card(file, "\"slots." + name
                                        + "\" in its flipbook.json is no slot of a UNet"
                                          " with its number of channels");
        card.slots[*slot] = channels.get<int64_t>();
    }
    const Json frames = json.value("max_frames", Json(card.max_frames));
    if (!frames.is_number_integer() || frames.get<int64_t>() < 1)
        return wrong_card(file, "\"max_frames\" in its flipbook.json is no whole number from 1 on");
    card.max_frames = frames.get<int64_t>();
    const Json precision = json.value("precision", Json("fp32"));
    for (const auto& [name, dtype] :
         {std::pair("fp32", at::kFloat), {"fp16", at::kHalf}, {"bf16", at::kBFloat16}})
        if (precision == name) {
            card.precision = dtype;
            return card;
        }
    return wrong_card(file, "\"precision\" in its flipbook.json is none of fp32, fp16 and bf16");
}

// forward(hidden_states [B·F, h·w, C], timestep [B], frame_count, slot), as a file brings it.
class ScriptedModule final : public MotionModule, public torch::nn::Module {
public:
    ScriptedModule(torch::jit::Module script, ScriptCard card)
        : m_script(std::move(script)), m_card(std::move(card))
    {
        m_script.eval();
        // So that they are counted and follow to a device like those of other networks.
        int index = 0;
        for (const at::Tensor& parameter : m_script.parameters())
            register_parameter("script_" + std::to_string(index++), parameter.detach(), false);
    }

    MotionSlots slots() const override { return m_card.slots; }
    int64_t max_frames() const override { return m_card.max_frames; }
    torch::nn::Module& network() override { return *this; }
    std::vector<at::Tensor> slot_parameters(const MotionSlot&) const override { return {}; }

    at::Tensor forward(at::Tensor hidden, const MotionSlot& slot,
                       const NetworkContext& context) const override
    {
        // Optimised after its first runs a script would round otherwise than in them.
        const torch::jit::GraphOptimizerEnabledGuard plain(false);
        const at::Tensor tokens = to_tokens(hidden);
        const bool is_whole = context.motion_effect.is_one();
        // A script may write into what it is given.
        const at::Tensor input = tokens.to(m_card.precision, false, /*copy=*/true).contiguous();
        const at::Tensor output = m_script
                                      .get_method("forward")({input, context.timesteps,
                                                              context.frame_count, slot_name(slot)})
                                      .toTensor();
        if (output.sizes() != tokens.sizes())
            return output;  // The contract tells.
        const at::Tensor result = output.to(tokens.scalar_type());
        if (is_whole)
            return to_picture(result, hidden.size(2), hidden.size(3));
        const at::Tensor change = to_picture(result - tokens, hidden.size(2), hidden.size(3));
        return context.motion_effect.add_share(std::move(hidden), change);
    }

private:
    torch::jit::Module m_script;
    ScriptCard m_card;
};

// What runs with the first call has been looked at before it: the archive's texts before the load,
// for loading runs what they say of unpacking, and the operators before the first forward().
Result<MotionModulePtr> load_script(const MotionModuleFile& file, const at::TensorOptions& options,
                                    WeightForm)
{
    const std::string name = path_to_utf8(file.path);
    FLIPBOOK_ASSIGN(const auto text, read_script_card(file.path));
    FLIPBOOK_ASSIGN(ScriptCard card, parse_card(text.value_or(""), name));
    FLIPBOOK_TRY(check_script_archive(file.path));
    torch::jit::Module script = torch::jit::load(name, options.device());
    FLIPBOOK_TRY(check_script_operators(script, name));
    if (!script.find_method("forward"))
        return wrong_card(name, "it has no method forward");
    if (script.get_method("forward").num_inputs() != 5)  // Itself is the first.
        return wrong_card(name, "its forward takes others than hidden_states, timestep, frame_count"
                                " and slot");
    return MotionModulePtr(std::make_shared<ScriptedModule>(std::move(script), std::move(card)));
}

}  // namespace

MotionModuleEntry torchscript_kind()
{
    MotionModuleEntry kind;
    kind.name = "torchscript";
    kind.description = "a scripted module from elsewhere; load only what you trust";
    kind.recognises = [](const MotionModuleFile& file) { return file.is_script; };
    kind.load = load_script;
    return kind;
}

}  // namespace flipbook
