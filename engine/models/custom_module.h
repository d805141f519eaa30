// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "flipbook/result.h"
#include "models/motion_module.h"

namespace flipbook {

// Motion modules in Flipbook's own format: a safetensors file whose names begin with those of the
// slots, "down_blocks.0.motion_modules.1.…", and whose metadata say
//   format   "flipbook-motion-module"
//   kind     the name of a MotionModuleEntry
//   slots    "down_blocks.0.motion_modules.0=320, …", the channels of each
// and the settings of the kind. A setting that is absent has its default, which never changes.

// The metadata of a file; and back. Error: unsupported_format, naming the file and what is wrong
// with its slots.
ModuleSettings custom_metadata(const std::string& kind, const MotionModuleShape& shape);
Result<MotionModuleShape> custom_shape(const MotionModuleFile& file);

using MakeModule =
    std::function<Result<MotionModulePtr>(const MotionModuleShape&, const at::TensorOptions&)>;

// A kind whose files are in this format.
MotionModuleEntry custom_kind(std::string name, std::string description, MakeModule make);

// A module with one Layer in each slot, registered under the slot's name:
//   at::Tensor Layer::forward(at::Tensor hidden, const NetworkContext& context) const
// as MotionModule::forward(); void Layer::become_identity().
template <class Layer> class SlotwiseModule : public MotionModule, public torch::nn::Module {
public:
    // `make_layer(channels)` gives a shared_ptr<Layer>.
    template <class MakeLayer>
    SlotwiseModule(MotionSlots slots, int64_t max_frames, MakeLayer&& make_layer)
        : m_slots(std::move(slots)), m_max_frames(max_frames)
    {
        for (const auto& [slot, channels] : m_slots) {
            const std::shared_ptr<Layer> layer = make_layer(channels);
            register_below(*this, slot_name(slot), layer);
            m_layers.emplace(slot, layer);
        }
    }

    MotionSlots slots() const override { return m_slots; }
    int64_t max_frames() const override { return m_max_frames; }
    torch::nn::Module& network() override { return *this; }

    at::Tensor forward(at::Tensor hidden, const MotionSlot& slot,
                       const NetworkContext& context) const override
    {
        return m_layers.at(slot)->forward(std::move(hidden), context);
    }

    std::vector<at::Tensor> slot_parameters(const MotionSlot& slot) const override
    {
        return m_layers.at(slot)->parameters();
    }

    void become_identity() override
    {
        const at::NoGradGuard no_grad;
        for (const auto& [slot, layer] : m_layers)
            layer->become_identity();
    }

private:
    MotionSlots m_slots;
    int64_t m_max_frames;
    std::map<MotionSlot, std::shared_ptr<Layer>> m_layers;
};

// Of modules to which the number of frames means nothing.
constexpr int64_t any_frame_count = 1'000'000;

// Makes the parameters of a last layer zero. Outside grad mode.
void clear_parameters(torch::nn::Module& layer);

}  // namespace flipbook
