// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text_encoder.h"

#include <algorithm>
#include <string>

namespace flipbook {

namespace {

std::shared_ptr<torch::nn::Module> add_group(torch::nn::Module& parent, const std::string& name)
{
    return parent.register_module(name, std::make_shared<torch::nn::Module>());
}

at::Tensor add_embedding(torch::nn::Module& parent, const std::string& name, int64_t rows,
                         int64_t width, const at::TensorOptions& options)
{
    return add_group(parent, name)
        ->register_parameter("weight", at::empty({rows, width}, options), false);
}

// Hendrycks and Gimpel's sigmoid approximation of gelu, the one CLIP was trained with.
at::Tensor quick_gelu(const at::Tensor& input)
{
    return input * at::sigmoid(1.702 * input);
}

}  // namespace

class TextEncoderLayer : public torch::nn::Module {
public:
    TextEncoderLayer(const TextEncoderConfig& config, const at::TensorOptions& options)
        : m_heads(config.heads)
    {
        const int64_t width = config.width;
        m_norm1 = register_module("layer_norm1",
                                  std::make_shared<LayerNorm>(width, options, config.norm_eps));
        const auto attention = add_group(*this, "self_attn");
        const auto add_linear = [&options](torch::nn::Module& parent, const std::string& name,
                                           int64_t in, int64_t out) {
            return parent.register_module(name, std::make_shared<Linear>(in, out, true, options));
        };
        m_query = add_linear(*attention, "q_proj", width, width);
        m_key = add_linear(*attention, "k_proj", width, width);
        m_value = add_linear(*attention, "v_proj", width, width);
        m_out = add_linear(*attention, "out_proj", width, width);
        m_norm2 = register_module("layer_norm2",
                                  std::make_shared<LayerNorm>(width, options, config.norm_eps));
        const auto mlp = add_group(*this, "mlp");
        m_fc1 = add_linear(*mlp, "fc1", width, config.intermediate_size);
        m_fc2 = add_linear(*mlp, "fc2", config.intermediate_size, width);
    }

    at::Tensor forward(const at::Tensor& input) const
    {
        const auto attended = input + attend(m_norm1->forward(input));
        return attended + m_fc2->forward(quick_gelu(m_fc1->forward(m_norm2->forward(attended))));
    }

private:
    at::Tensor attend(const at::Tensor& input) const
    {
        const auto heads = [this, &input](const Linear& projection) {
            return projection.forward(input).unflatten(-1, {m_heads, -1}).transpose(1, 2);
        };
        const auto output = at::scaled_dot_product_attention(
            heads(*m_query), heads(*m_key), heads(*m_value), {}, 0.0, /*is_causal=*/true);
        return m_out->forward(output.transpose(1, 2).flatten(2));
    }

    int64_t m_heads;
    std::shared_ptr<LayerNorm> m_norm1, m_norm2;
    std::shared_ptr<Linear> m_query, m_key, m_value, m_out;
    std::shared_ptr<Linear> m_fc1, m_fc2;
};

TextEncoder::TextEncoder(const TextEncoderConfig& config, const at::TensorOptions& options)
    : m_config(config)
{
    const auto text_model = add_group(*this, "text_model");
    const auto embeddings = add_group(*text_model, "embeddings");
    m_token_embedding = add_embedding(*embeddings, "token_embedding", config.vocabulary_size,
                                      config.width, options);
    m_position_embedding = add_embedding(*embeddings, "position_embedding", config.max_positions,
                                         config.width, options);
    const auto layers = add_group(*add_group(*text_model, "encoder"), "layers");
    for (int64_t i = 0; i < config.layers; ++i)
        m_layers.push_back(layers->register_module(
            std::to_string(i), std::make_shared<TextEncoderLayer>(config, options)));
    m_final_layer_norm = text_model->register_module(
        "final_layer_norm", std::make_shared<LayerNorm>(config.width, options, config.norm_eps));
}

at::Tensor TextEncoder::embed(const at::Tensor& ids, const at::Tensor& vectors) const
{
    if (!vectors.defined())
        return at::embedding(m_token_embedding, ids);
    const auto tokens = at::embedding(m_token_embedding, ids.clamp_min(0));
    const auto rows =
        at::embedding(vectors.to(m_token_embedding.options()), (-1 - ids).clamp_min(0));
    return at::where((ids < 0).unsqueeze(-1), rows, tokens);
}

at::Tensor TextEncoder::hidden_states(const at::Tensor& ids, int clip_skip,
                                      const at::Tensor& vectors) const
{
    TORCH_CHECK(ids.dim() == 2 && ids.size(1) <= m_config.max_positions,
                "TextEncoder: ids must be [n, positions <= ", m_config.max_positions, "], got ",
                ids.sizes());
    auto hidden = embed(ids, vectors) + m_position_embedding.narrow(0, 0, ids.size(1));
    const int64_t used = std::clamp<int64_t>(m_config.layers + 1 - clip_skip, 0, m_config.layers);
    for (int64_t i = 0; i < used; ++i)
        hidden = m_layers[static_cast<std::size_t>(i)]->forward(hidden);
    return hidden;
}

at::Tensor TextEncoder::forward(const at::Tensor& ids, int clip_skip,
                                const at::Tensor& vectors) const
{
    return m_final_layer_norm->forward(hidden_states(ids, clip_skip, vectors));
}

at::Tensor apply_emphasis(const at::Tensor& hidden, const at::Tensor& weights, EmphasisMode mode)
{
    if (mode == EmphasisMode::ignore || mode == EmphasisMode::none)
        return hidden;
    const auto weighted = hidden * weights.to(hidden.options()).unsqueeze(-1);
    if (mode == EmphasisMode::no_norm)
        return weighted;
    return weighted * (hidden.mean({1, 2}, true) / weighted.mean({1, 2}, true));
}

}  // namespace flipbook
