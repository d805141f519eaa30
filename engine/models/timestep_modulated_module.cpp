// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/custom_module.h"

#include "models/animatediff_motion_module.h"
#include "models/layers.h"

namespace flipbook {

namespace {

struct ModulationShape {
    int64_t hidden = 256;  // H
    int64_t layers = 3;    // n
    bool has_frame_code = false;
    int64_t max_frames = 32;  // Of the frame code.
};

// y = x·(1 + scale) + shift for each position and frame, where (scale, shift) is the mean over n of
// Linear(H, 2C)(SiLU(Linear(C + H, H)([x, code]))) and code = Linear(H, H)(SiLU(Linear(1, H)(t /
// 1000))). Without the sinusoids that can be added to the code all frames are treated alike.
class TimestepModulation : public torch::nn::Module {
public:
    TimestepModulation(int64_t channels, const ModulationShape& shape,
                       const at::TensorOptions& options)
    {
        const int64_t hidden = shape.hidden;
        time_in = register_module("time_in", std::make_shared<Linear>(1, hidden, true, options));
        time_out =
            register_module("time_out", std::make_shared<Linear>(hidden, hidden, true, options));
        for (int64_t i = 0; i < shape.layers; ++i)
            m_branches.push_back(
                make_branch("layers." + std::to_string(i), channels, hidden, options));
        if (shape.has_frame_code)
            m_frame_code = register_buffer(
                "frame_code", position_encoding(shape.max_frames, hidden)
                                  .to(options.device(), options.dtype().toScalarType()));
    }

    at::Tensor forward(at::Tensor hidden, const NetworkContext& context) const
    {
        const int64_t height = hidden.size(2), width = hidden.size(3);
        const at::Tensor tokens = to_tokens(hidden);
        const at::Tensor code = frame_codes(context);
        at::Tensor sum;
        for (const Branch& branch : m_branches) {
            at::Tensor inner = branch.features->forward(tokens);
            inner = apply_silu(add_onto(std::move(inner), branch.time->forward(code)));
            const at::Tensor change = branch.proj_out->forward(inner);
            sum = sum.defined() ? add_onto(std::move(sum), change) : change;
        }
        const auto mean = (sum / static_cast<double>(m_branches.size())).chunk(2, 2);
        const at::Tensor change = add_onto(tokens * mean[0], mean[1]);
        return context.motion_effect.add_share(std::move(hidden),
                                               to_picture(change, height, width));
    }

    void become_identity()
    {
        for (const Branch& branch : m_branches)
            clear_parameters(*branch.proj_out);
    }

private:
    // Linear(C + H, H) in its two halves, so that the code is not repeated for every position.
    struct Branch {
        std::shared_ptr<Linear> features, time, proj_out;
    };

    Branch make_branch(const std::string& name, int64_t channels, int64_t hidden,
                       const at::TensorOptions& options)
    {
        const Branch branch{std::make_shared<Linear>(channels, hidden, false, options),
                            std::make_shared<Linear>(hidden, hidden, true, options),
                            std::make_shared<Linear>(hidden, 2 * channels, true, options)};
        register_below(*this, name + ".features", branch.features);
        register_below(*this, name + ".time", branch.time);
        register_below(*this, name + ".proj_out", branch.proj_out);
        return branch;
    }

    // [B·F, 1, H]
    at::Tensor frame_codes(const NetworkContext& context) const
    {
        const int64_t frames = context.frame_count;
        const at::Tensor times = (context.timesteps / 1000.0).to(time_out->bias.options());
        at::Tensor code = time_out->forward(apply_silu(time_in->forward(times.unsqueeze(1))));
        code = code.unsqueeze(1).expand({-1, frames, -1});
        if (m_frame_code.defined())
            code = code + context.rows_of_frames(m_frame_code);
        return code.flatten(0, 1).unsqueeze(1);
    }

    std::shared_ptr<Linear> time_in, time_out;
    std::vector<Branch> m_branches;
    at::Tensor m_frame_code;  // [max_frames, H], undefined without.
};

Result<MotionModulePtr> make_timestep_modulated(const MotionModuleShape& shape,
                                                const at::TensorOptions& options)
{
    constexpr int64_t widest = 4096, most_layers = 16, longest = 1024;
    ModulationShape own;
    SettingsReader settings(shape.source, shape.settings);
    settings.read("hidden", own.hidden, 2, widest);
    settings.read("layers", own.layers, 1, most_layers);
    settings.read("frame_code", own.has_frame_code);
    settings.read("max_frames", own.max_frames, 1, longest);
    if (own.hidden % 2 != 0)
        settings.refuse("hidden", "an even number");
    FLIPBOOK_TRY(settings.outcome());
    return MotionModulePtr(std::make_shared<SlotwiseModule<TimestepModulation>>(
        shape.slots, own.has_frame_code ? own.max_frames : any_frame_count, [&](int64_t channels) {
            return std::make_shared<TimestepModulation>(channels, own, options);
        }));
}

}  // namespace

MotionModuleEntry timestep_modulated_kind()
{
    return custom_kind("timestep_modulated",
                       "scales and shifts features by the timestep; without a frame code all frames"
                       " are treated alike",
                       make_timestep_modulated);
}

}  // namespace flipbook
