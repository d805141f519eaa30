// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "flipbook/model_kind.h"
#include "flipbook/request.h"
#include "flipbook/result.h"

namespace flipbook {

struct MotionFacts {
    std::string version;                    // "v1", "v2", "v3", "AnimateLCM", "HotshotXL", …
    std::vector<std::int64_t> channels;     // Of each level, 320, 640, 1280, 1280 in full size.
    std::int64_t modules = 0;               // 20, or 21 with one in the middle.
    std::optional<std::int64_t> positions;  // Rows of the position table; nothing: none is stored.
    std::int64_t longest_window = 0;        // Frames that it can see at once.
    BetaSchedule betas = BetaSchedule::linear;
    bool joint_norms = false;  // By NormPolicy::official, residual blocks' norms span all frames.

    bool operator==(const MotionFacts&) const = default;
};

struct LoraFacts {
    std::string format;     // Who writes such names: "kohya-ss", "diffusers", "PEFT", …
    std::string algorithm;  // "LoRA", "LoCon", "LoHa", "LoKr", "IA3", "full difference", "DoRA", …
    std::int64_t smallest_rank = 0;  // Both 0 where there is no such thing.
    std::int64_t largest_rank = 0;
    bool has_alpha = false;
    std::int64_t unet_layers = 0;
    std::int64_t text_encoder_layers = 0;
    std::int64_t motion_layers = 0;
    bool has_mid_block = false;  // Of a MotionLoRA: made for a v2 motion module.

    bool operator==(const LoraFacts&) const = default;
};

struct EmbeddingFacts {
    std::string word;  // What stands for it in a prompt.
    std::int64_t vectors = 0;
    std::int64_t width = 0;

    bool operator==(const EmbeddingFacts&) const = default;
};

// Of a checkpoint, by their tensors.
struct CheckpointFacts {
    bool has_unet = false;
    bool has_vae = false;
    bool has_text_encoder = false;
    bool has_ema = false;  // A second, averaged UNet.
    std::int64_t input_channels = 0;
    std::int64_t text_width = 0;  // Of cross-attention; 0 where there is none.
    std::string prediction;       // "epsilon", "v_prediction"; empty where nothing tells.

    bool operator==(const CheckpointFacts&) const = default;
};

// Names under which other programs know a file, in hexadecimal.
struct FileHashes {
    std::string sha256;      // Of all bytes; Civitai's.
    std::string a1111;       // A1111's "Model hash": the first ten digits of it.
    std::string a1111_old;   // That of A1111 before 2023, eight digits from one piece of the file.
    std::string a1111_lora;  // A1111's "Lora hashes", twelve digits; empty for what is no LoRA.

    bool operator==(const FileHashes&) const = default;
};

// What only a look at every number shows. Names of tensors.
struct DeepFindings {
    std::vector<std::string> not_finite;  // NaN or infinity.
    std::vector<std::string> all_zero;    // Weights of layers; biases may be.
    std::vector<std::string> duplicated;  // Layers equal to one before, as "second = first".
    std::vector<std::string> extra;       // That networks of this kind do not have.

    bool operator==(const DeepFindings&) const = default;
};

// What is known of a model file or of a folder in the diffusers layout. A value.
struct ModelPage {
    std::filesystem::path path;
    std::uint64_t file_bytes = 0;  // All files of a folder together.
    std::string container;         // "safetensors", "PyTorch", "picture", "diffusers folder".
    ModelKind kind = ModelKind::unknown;
    std::string
        variant;  // What tells it from others of its kind, "v2" or "with EMA"; may be empty.
    ModelBase base = ModelBase::unknown;
    std::string precision;  // "fp16", or "fp16, some fp32".
    std::uint64_t tensor_count = 0;
    std::uint64_t parameter_count = 0;

    // Each where the kind has it.
    std::optional<MotionFacts> motion;
    std::optional<LoraFacts> lora;
    std::optional<EmbeddingFacts> embedding;
    std::optional<CheckpointFacts> checkpoint;

    // As the file's metadata have it.
    std::string title, author, licence;
    std::vector<std::string> trigger_words;

    std::vector<std::string> notes;         // Sentences that are good to know.
    std::vector<std::string> problems;      // Why it cannot be used; empty if it can.
    std::optional<ErrorCode> problem_code;  // Of the first problem.
    std::vector<std::string> missing;       // Tensors that its networks need and it lacks.

    std::optional<FileHashes> hashes;  // Where they were asked for.
    std::optional<DeepFindings> deep;

    bool is_usable() const { return problems.empty(); }

    bool operator==(const ModelPage&) const = default;
};

// Why two files cannot be used together, in one sentence that names both and says which to change;
// nothing where they can, or where too little is known of one. The order means nothing.
std::optional<std::string> misfit(const ModelPage& one, const ModelPage& other);

// One JSON object, UTF-8; the keys are those of the fields.
std::string to_json(const ModelPage& page);

// The reverse. Error: corrupt, for a text that to_json() did not write.
Result<ModelPage> page_from_json(const std::string& text);

}  // namespace flipbook
