// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "flipbook/result.h"
#include "models/low_rank.h"
#include "training/json_reader.h"
#include "training/training_task.h"

namespace flipbook {

struct LowRankOptions {
    std::int64_t rank = 16;
    double alpha = 16;  // The change is multiplied by alpha / rank.
};
// "rank" and "alpha", which is the rank where it is absent.
void read_options(JsonReader& config, LowRankOptions& options);

// The changes of one network's attentions while they learn.
class LowRankAdapter {
public:
    // Gives every projection of every attention in `network` a change that is zero at first, and
    // makes all other parameters of the network stay as they are. `prefix` begins the names of the
    // learning group.
    LowRankAdapter(std::string prefix, torch::nn::Module& network, const LowRankOptions& options,
                   std::uint64_t seed);

    LearningGroup group() const;

    // As one fp16 safetensors file under the names of AnimateDiff's MotionLoRAs in the hub
    // ("unet.….attn1.processor.to_q_lora.down.weight"), which diffusers and this
    // program read. alpha / rank is inside `up`, for these names have no alpha.
    // Errors: those of write_tensors().
    Result<void> write(const std::filesystem::path& file) const;

private:
    struct Layer {
        std::string name;  // "….attn1.to_qkv"
        const LowRankChange* change;
    };

    std::string m_prefix;
    std::vector<Layer> m_layers;  // The network owns the changes and outlives this.
};

}  // namespace flipbook
