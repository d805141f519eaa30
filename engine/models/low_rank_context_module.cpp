// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/custom_module.h"

#include <cmath>

#include "models/animatediff_motion_module.h"
#include "models/attention.h"
#include "models/layers.h"

namespace flipbook {

namespace {

struct ContextShape {
    int64_t rank = 64;
    int64_t attention_channels = 0;  // Of q, k and v; 0 = the slot's own.
    int64_t heads = 8;
    int64_t max_frames = 32;
    bool has_frame_code = false;
    std::vector<std::string> contexts;
};

// The file's vectors of `rank` numbers, by name.
class ContextTable : public torch::nn::Module {
public:
    ContextTable(const ContextShape& shape, const at::TensorOptions& options)
    {
        for (const std::string& name : shape.contexts)
            m_vectors.push_back(
                register_parameter(name, at::empty({1, shape.rank}, options), false));
        // Of plain vectors a channel's shift is the same at every frame; a frame code lets it run
        // through them, the other way round for the opposite vector.
        if (shape.has_frame_code)
            m_frame_code = register_buffer(
                "frame_code", position_encoding(shape.max_frames, shape.rank)
                                  .to(options.device(), options.dtype().toScalarType()));
    }

    // The mixed vector of each of `rows` = B·F pictures, [rows, rank]. Undefined without contexts.
    at::Tensor mix(const NetworkContext& context, int64_t rows) const
    {
        if (m_vectors.empty())
            return {};
        const at::Tensor table = at::cat(m_vectors);
        at::Tensor shares = context.context_shares;
        if (!shares.defined())
            shares = m_vectors.size() == 1
                         ? at::ones({context.frame_count, 1}, table.options())
                         : at::zeros({context.frame_count, table.size(0)}, table.options());
        at::Tensor vectors = shares.to(table.options()).matmul(table);
        vectors = vectors.repeat({rows / vectors.size(0), 1});
        if (!m_frame_code.defined())
            return vectors;
        const at::Tensor code = context.rows_of_frames(m_frame_code);
        return vectors * code.repeat({rows / code.size(0), 1});
    }

private:
    std::vector<at::Tensor> m_vectors;
    at::Tensor m_frame_code;
};

// y = attend(x)·(1 + scale) + shift with attention over the frames of each pixel,
// attend(x) = x + attention(norm(x) + positions), and (scale, shift) = Linear(r, 2C) of the mixed
// context vector of the frame.
class ContextLayer : public torch::nn::Module {
public:
    ContextLayer(int64_t channels, const ContextShape& shape,
                 std::shared_ptr<const ContextTable> table, const at::TensorOptions& options)
        : m_table(std::move(table))
    {
        const int64_t inner = shape.attention_channels == 0 ? channels : shape.attention_channels;
        norm = register_module("norm", std::make_shared<LayerNorm>(channels, options));
        attention = register_module(
            "attn", std::make_shared<TemporalAttention>(channels, shape.heads, options, inner));
        modulation = register_module(
            "modulation", std::make_shared<Linear>(shape.rank, 2 * channels, true, options));
        m_positions = register_buffer("position_encoding",
                                      position_encoding(shape.max_frames, channels)
                                          .to(options.device(), options.dtype().toScalarType()));
    }

    at::Tensor forward(at::Tensor hidden, const NetworkContext& context) const
    {
        const int64_t height = hidden.size(2), width = hidden.size(3), frames = context.frame_count;
        const at::Tensor tokens = to_tokens(hidden);
        at::Tensor input = norm->forward(tokens);
        const at::Tensor positions = context.rows_of_frames(m_positions).unsqueeze(1);
        input = add_onto(input.unflatten(0, {-1, frames}), positions).flatten(0, 1);
        const bool is_whole = context.motion_effect.is_one();
        const bool is_taken = is_whole || at::GradMode::is_enabled();
        at::Tensor moved = attention->add_to(is_taken ? tokens : tokens.clone(), input, frames,
                                             context.motion_scale);
        if (const at::Tensor vectors = m_table->mix(context, tokens.size(0)); vectors.defined()) {
            const auto parts = modulation->forward(vectors).unsqueeze(1).chunk(2, 2);
            moved = add_onto(moved * (1 + parts[0]), parts[1]);
        }
        if (is_whole)
            return to_picture(moved.to(hidden.scalar_type()), height, width);
        return context.motion_effect.add_share(std::move(hidden),
                                               to_picture(moved - tokens, height, width));
    }

    void become_identity()
    {
        clear_parameters(*attention->named_children()["to_out"]);
        clear_parameters(*modulation);
    }

private:
    std::shared_ptr<const ContextTable> m_table;  // The module's.
    std::shared_ptr<LayerNorm> norm;
    std::shared_ptr<TemporalAttention> attention;
    std::shared_ptr<Linear> modulation;
    at::Tensor m_positions;  // [max_frames, C]
};

class LowRankContextModule final : public SlotwiseModule<ContextLayer> {
public:
    LowRankContextModule(const MotionModuleShape& shape, const ContextShape& own,
                         const at::TensorOptions& options)
        : LowRankContextModule(shape, own, std::make_shared<ContextTable>(own, options), options)
    { }

    std::vector<std::string> contexts() const override { return m_contexts; }

    std::vector<at::Tensor> slot_parameters(const MotionSlot& slot) const override
    {
        auto parameters = SlotwiseModule::slot_parameters(slot);
        const auto vectors = m_table->parameters();
        parameters.insert(parameters.end(), vectors.begin(), vectors.end());
        return parameters;
    }

    // Vectors of variance 1, from the ±1/√r that weights begin with.
    void become_identity() override
    {
        SlotwiseModule::become_identity();
        const at::NoGradGuard no_grad;
        for (at::Tensor& vector : m_table->parameters())
            vector.mul_(std::sqrt(3.0 * static_cast<double>(vector.numel())));
    }

private:
    LowRankContextModule(const MotionModuleShape& shape, const ContextShape& own,
                         const std::shared_ptr<ContextTable>& table,
                         const at::TensorOptions& options)
        : SlotwiseModule(shape.slots, own.max_frames,
                         [&](int64_t channels) {
                             return std::make_shared<ContextLayer>(channels, own, table, options);
                         }),
          m_contexts(own.contexts), m_table(register_module("contexts", table))
    { }

    std::vector<std::string> m_contexts;
    std::shared_ptr<ContextTable> m_table;
};

Result<MotionModulePtr> make_low_rank_context(const MotionModuleShape& shape,
                                              const at::TensorOptions& options)
{
    constexpr int64_t widest = 65536, most_heads = 64, longest = 1024;
    ContextShape own;
    SettingsReader settings(shape.source, shape.settings);
    settings.read("rank", own.rank, 2, widest);
    settings.read("attention_channels", own.attention_channels, 0, widest);
    settings.read("heads", own.heads, 1, most_heads);
    settings.read("max_frames", own.max_frames, 1, longest);
    settings.read("frame_code", own.has_frame_code);
    settings.read("contexts", own.contexts);
    if (own.rank % 2 != 0)
        settings.refuse("rank", "an even number");
    for (const auto& [slot, channels] : shape.slots) {
        const int64_t inner = own.attention_channels == 0 ? channels : own.attention_channels;
        if (inner % own.heads != 0 || channels % 2 != 0)
            settings.refuse("heads", "a divisor of " + std::to_string(inner) + " channels");
    }
    FLIPBOOK_TRY(settings.outcome());
    return MotionModulePtr(std::make_shared<LowRankContextModule>(shape, own, options));
}

}  // namespace

MotionModuleEntry low_rank_context_kind()
{
    return custom_kind(
        "low_rank_context",
        "attention over the frames, scaled and shifted by a context that is chosen by"
        " name",
        make_low_rank_context);
}

}  // namespace flipbook
