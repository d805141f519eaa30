// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/module_cost.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "diffusion/memory_watch.h"
#include "flipbook/memory_shortage.h"
#include "models/animatediff_motion_module.h"
#include "models/module_contract.h"

namespace flipbook {

namespace {

constexpr int64_t usual_frames = 16;
constexpr int latent_scale = 8;  // Of the VAE of SD 1.5.
constexpr int least_side = 64;   // Below it the deepest slots see no more than a pixel.

struct Cost {
    double milliseconds = 0;
    std::int64_t bytes = 0;  // The most that tensors took above what a slot was given.
};

int64_t frames_of(const MotionModule& module)
{
    return std::min(usual_frames, module.max_frames());
}

int64_t deepest_level(const MotionSlots& slots)
{
    int64_t deepest = 0;
    for (const auto& [slot, channels] : slots)
        deepest = std::max(deepest, slot.block);
    return deepest;
}

// What a slot sees of a clip: each level of the UNet halves the latents and rounds up.
Size seen_at(const MotionSlot& slot, int64_t deepest, Size clip)
{
    int64_t level = deepest;
    if (slot.part == MotionSlot::Part::down)
        level = slot.block;
    else if (slot.part == MotionSlot::Part::up)
        level = deepest - slot.block;
    const auto halved = [level](int side) {
        const int64_t latents = std::max(side / latent_scale, 1);
        return static_cast<int>((latents + (int64_t(1) << level) - 1) >> level);
    };
    return {halved(clip.width), halved(clip.height)};
}

int64_t area(Size size)
{
    return int64_t(size.width) * size.height;
}

// Calls a module at its slots. The first calls, of small pictures, pack its weights and tell what
// larger ones will need.
class CostMeasure {
public:
    CostMeasure(const MotionModule& module, const Placement& placement)
        : m_module(module), m_placement(placement), m_deepest(deepest_level(module.slots()))
    { }

    Result<void> begin(JobContext& job)
    {
        constexpr Size small{8, 8};
        for (const auto& [slot, channels] : m_module.slots()) {
            FLIPBOOK_TRY(job.keep_going());
            call(slot, small);
            // Besides the call: its input, the question's, and the numbers they were drawn as.
            const int64_t given =
                3 * int64_t(sizeof(float)) * 2 * frames_of(m_module) * channels * area(small);
            m_bytes_each[slot] = (call(slot, small).bytes + given) / area(small);
        }
        return {};
    }

    // The most that the calls of a pass will need, by the small ones.
    std::uint64_t needed_bytes(Size clip) const
    {
        int64_t most = 0;
        for (const auto& [slot, bytes] : m_bytes_each)
            most = std::max(most, bytes * area(seen_at(slot, m_deepest, clip)));
        return static_cast<std::uint64_t>(most);
    }

    Result<Cost> cost(Size clip, JobContext& job) const
    {
        Cost cost;
        for (const auto& [slot, channels] : m_module.slots()) {
            FLIPBOOK_TRY(job.keep_going());
            const Size seen = seen_at(slot, m_deepest, clip);
            call(slot, seen);  // The allocator has its pages then.
            FLIPBOOK_TRY(job.keep_going());
            const Cost one = call(slot, seen);
            cost.milliseconds += one.milliseconds;
            cost.bytes = std::max(cost.bytes, one.bytes);
        }
        return cost;
    }

private:
    Cost call(const MotionSlot& slot, Size seen) const
    {
        using Clock = std::chrono::steady_clock;
        const ModuleQuestion question =
            ask_module(m_module, slot, frames_of(m_module), seen, m_placement.options());
        // Held here, for the watch knows nothing of what was allocated before it.
        const at::Tensor input = question.hidden.clone(at::MemoryFormat::ChannelsLast);
        synchronize(m_placement.device);
        const MemoryWatch memory(m_placement.device);
        const auto start = Clock::now();
        m_module.forward(input, slot, question.context);
        synchronize(m_placement.device);
        return {std::chrono::duration<double, std::milli>(Clock::now() - start).count(),
                memory.peak_bytes()};
    }

    const MotionModule& m_module;
    const Placement& m_placement;
    int64_t m_deepest;
    std::map<MotionSlot, int64_t> m_bytes_each;  // For each pixel that the slot sees.
};

// The built-in module of the same slots, with weights of no meaning.
class BuiltinModule final : public MotionModule {
public:
    BuiltinModule(MotionSlots slots, const at::TensorOptions& options) : m_slots(std::move(slots))
    {
        const at::NoGradGuard no_grad;
        for (const auto& [slot, channels] : m_slots) {
            MotionModuleConfig config;
            while (channels % config.norm_groups != 0)
                config.norm_groups /= 2;
            while (channels % config.heads != 0)
                config.heads /= 2;
            const auto transformer =
                std::make_shared<TemporalTransformer>(channels, config, options);
            for (at::Tensor& parameter : transformer->parameters())
                parameter.fill_(1.0 / static_cast<double>(channels));
            pack_weights(*transformer);
            m_transformers.emplace(slot, transformer);
        }
    }

    MotionSlots slots() const override { return m_slots; }
    int64_t max_frames() const override { return MotionModuleConfig().max_frames; }
    torch::nn::Module& network() override { return m_none; }
    std::vector<at::Tensor> slot_parameters(const MotionSlot&) const override { return {}; }
    at::Tensor forward(at::Tensor hidden, const MotionSlot& slot,
                       const NetworkContext& context) const override
    {
        return m_transformers.at(slot)->forward(std::move(hidden), context);
    }

private:
    MotionSlots m_slots;
    std::map<MotionSlot, std::shared_ptr<TemporalTransformer>> m_transformers;
    torch::nn::Module m_none;
};

// The size that memory suffices for.
Result<Size> fitting(Size size, bool may_shrink, const CostMeasure& measure,
                     const at::Device& device)
{
    const std::uint64_t available = available_bytes(device);
    while (may_shrink && measure.needed_bytes(size) > available && size.width > least_side)
        size = {size.width / 2, size.height / 2};
    if (const std::uint64_t needed = measure.needed_bytes(size); needed > available)
        return out_of_memory_error({needed, available});
    return size;
}

std::vector<CheckValue> row_of(std::string name, const Cost& cost, int64_t frames, Size clip)
{
    const Size latents = seen_at({MotionSlot::Part::down, 0, 0}, 0, clip);
    return {std::move(name),
            cost.milliseconds,
            cost.bytes,
            frames,
            std::int64_t(clip.width),
            std::int64_t(clip.height),
            std::to_string(latents.width) + "x" + std::to_string(latents.height)};
}

}  // namespace

Result<CheckTable> module_costs(const MotionModule& module, Size size, const Placement& placement,
                                JobContext& job)
{
    const bool may_shrink = size == Size{0, 0};
    const int usual_side = placement.device.is_cpu() ? 256 : 512;
    size.width = size.width == 0 ? usual_side : size.width;
    size.height = size.height == 0 ? usual_side : size.height;
    CostMeasure own(module, placement);
    FLIPBOOK_TRY(own.begin(job));
    FLIPBOOK_ASSIGN(size, fitting(size, may_shrink, own, placement.device));
    const BuiltinModule builtin(module.slots(), placement.options());
    CostMeasure usual(builtin, placement);
    FLIPBOOK_TRY(usual.begin(job));
    FLIPBOOK_ASSIGN(size, fitting(size, may_shrink, usual, placement.device));
    FLIPBOOK_ASSIGN(const Cost own_cost, own.cost(size, job));
    FLIPBOOK_ASSIGN(const Cost usual_cost, usual.cost(size, job));
    return CheckTable{
        "cost",
        {"module", "milliseconds", "bytes", "frames", "width", "height", "latents"},
        {row_of("this one", own_cost, frames_of(module), size),
         row_of("animatediff, the same slots", usual_cost, frames_of(builtin), size)}};
}

}  // namespace flipbook
