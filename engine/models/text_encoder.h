// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <memory>
#include <vector>

#include "flipbook/request.h"
#include "models/layers.h"

namespace flipbook {

// Of CLIP's text half; the defaults are those of SD 1.5 (ViT-L/14).
struct TextEncoderConfig {
    int64_t vocabulary_size = 49408;
    int64_t max_positions = 77;
    int64_t width = 768;
    int64_t intermediate_size = 3072;
    int64_t layers = 12;
    int64_t heads = 12;
    double norm_eps = 1e-5;

    bool operator==(const TextEncoderConfig&) const = default;
};

class TextEncoderLayer;

// CLIP's text half (Radford et al. 2021): pre-norm transformer with causal mask and quick_gelu.
// Parameters have the names of transformers' CLIPTextModel. Used by the engine thread only.
class TextEncoder : public torch::nn::Module {
public:
    TextEncoder(const TextEncoderConfig& config, const at::TensorOptions& options);

    // Token ids [n, positions] int64 on the network's device, positions <= max_positions, to
    // vectors [n, positions, width]. clip_skip counts as A1111 does: 1 takes the last layer's
    // output, 2 the one before; the final LayerNorm is applied to either. A clip_skip beyond the
    // first layer takes the embeddings themselves. A negative id is no token but stands for a row
    // of `vectors` [rows, width], -1 for the first: the words of textual inversions.
    at::Tensor forward(const at::Tensor& ids, int clip_skip = 1,
                       const at::Tensor& vectors = {}) const;

    // The same before the final LayerNorm.
    at::Tensor hidden_states(const at::Tensor& ids, int clip_skip,
                             const at::Tensor& vectors = {}) const;

    const TextEncoderConfig& config() const { return m_config; }

private:
    at::Tensor embed(const at::Tensor& ids, const at::Tensor& vectors) const;

    TextEncoderConfig m_config;
    at::Tensor m_token_embedding;     // [vocabulary_size, width]
    at::Tensor m_position_embedding;  // [max_positions, width]
    std::vector<std::shared_ptr<TextEncoderLayer>> m_layers;
    std::shared_ptr<LayerNorm> m_final_layer_norm;
};

// Multiplies the vectors [n, positions, width] of n chunks by the weights [n, positions] of their
// tokens. With EmphasisMode::original each chunk is then scaled so that the mean over all its
// values is what it was, as A1111 does; `ignore` and `none` change nothing.
at::Tensor apply_emphasis(const at::Tensor& hidden, const at::Tensor& weights, EmphasisMode mode);

}  // namespace flipbook
