// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "flipbook/adapter_options.h"
#include "flipbook/clip.h"
#include "flipbook/motion_options.h"
#include "flipbook/result.h"

namespace flipbook {

// Sigmas between first and last step: the sampler's own, or one of the k-diffusion forms.
// sgm_uniform is diffusers' "trailing" spacing.
enum class SigmaSchedule { normal, karras, exponential, sgm_uniform };

// Names as in diffusers: `linear` is evenly spaced betas (AnimateDiff), `scaled_linear` evenly
// spaced square roots (SD 1.5 itself). `automatic` follows the motion module.
enum class BetaSchedule { automatic, linear, scaled_linear };

// What the UNet was trained to predict; `automatic` is what the checkpoint says of itself, and
// noise (epsilon) where it says nothing.
enum class Prediction { automatic, epsilon, v_prediction, sample };

// Shape and order in which the CPU generator is drawn: [1,4,F,h,w] at once, [F,4,h,w] at once,
// or [4,h,w] per frame from generators seeded seed + frame.
enum class NoiseLayout { diffusers, comfyui, a1111 };

struct SamplingOptions {
    std::string scheduler = "ddim";  // A name of Capabilities::schedulers.
    SigmaSchedule schedule = SigmaSchedule::normal;
    BetaSchedule betas = BetaSchedule::automatic;
    Prediction prediction = Prediction::automatic;
    int steps = 25;                 // 1 … 1000.
    double guidance_scale = 7.5;    // Classifier-free guidance; <= 1 runs the positive pass only.
    double guidance_rescale = 0.0;  // 0 … 1, Lin et al. 2023, "Common Diffusion Noise Schedules".
    std::optional<double> eta;      // Of ddim and tcd; their own default where absent.
    std::uint64_t seed = 0;
    NoiseLayout noise = NoiseLayout::diffusers;

    bool operator==(const SamplingOptions&) const = default;
};

enum class ContextSchedule { standard_uniform, looped_uniform, standard_static, batched };
enum class FuseMethod { flat, pyramid, overlap_linear };

// How a clip longer than `length` is cut into windows. Ignored where frame_count <= length.
struct ContextOptions {
    int length = 16;  // Frames the motion module sees at once.
    int stride = 1;   // How many spacings to use: every frame, every 2nd, every 4th, …
    int overlap = 4;  // Frames that neighbouring windows share; less than length.
    bool closed_loop = false;
    ContextSchedule schedule = ContextSchedule::standard_uniform;
    FuseMethod fuse_method = FuseMethod::pyramid;

    bool operator==(const ContextOptions&) const = default;
};

// A1111's ways to apply "(word:1.2)": restore the chunk's mean afterwards, or do not, or read
// the numbers and ignore them, or take brackets as text.
enum class EmphasisMode { original, no_norm, ignore, none };

struct PromptOptions {
    std::string positive;
    std::string negative;
    int clip_skip = 1;  // 1 = last layer, as A1111 counts.
    EmphasisMode emphasis = EmphasisMode::original;

    bool operator==(const PromptOptions&) const = default;
};

// Which program's choice of norm statistics to follow: guoyww/AnimateDiff's, which depends on the
// version of the motion module, or that of diffusers' UNetMotionModel for every version.
enum class NormPolicy { official, diffusers };

enum class Precision { automatic, fp32, fp16, bf16 };

struct ComputeOptions {
    std::string device = "auto";  // "auto", "cpu", "cuda", "cuda:N".
    Precision precision = Precision::automatic;

    bool operator==(const ComputeOptions&) const = default;
};

// Which UNet of a checkpoint that holds two: the one that training went on from, or the moving
// average of it (EMA).
enum class CheckpointWeights { live, ema };

// A file that was read for a clip, and what it is known by wherever it lies.
struct ModelFile {
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    std::string sha256;      // 64 hexadecimal digits; empty where built without OpenSSL.
    std::string a1111_lora;  // Of a LoRA, FileHashes::a1111_lora.

    bool operator==(const ModelFile&) const = default;
};

// Everything that determines a clip. Equal requests make equal clips on one device and thread
// count. A value: copied to the engine thread.
struct GenerationRequest {
    std::filesystem::path checkpoint;  // diffusers folder or single file.
    CheckpointWeights checkpoint_weights = CheckpointWeights::live;
    std::optional<std::filesystem::path> vae;  // Instead of the checkpoint's own.
    MotionOptions motion;
    std::vector<MotionModuleOptions> motion_modules;  // Behind that one, in this order.
    std::vector<AdapterOptions> loras;  // Merged into the weights in this order, tags' after them.
    std::vector<MotionAdapterOptions> motion_loras;
    std::vector<std::filesystem::path> embeddings;  // Textual inversions, by the word they teach.
    // Where "<lora:name:weight>" in the prompt is looked for; empty = beside the checkpoint.
    std::vector<std::filesystem::path> lora_folders;
    PromptOptions prompt;
    Size size{0, 0};  // Multiples of 8, 8 … 8192; both 0 = the model's native size.
    int frame_count = 16;
    int frame_rate = 8;
    SamplingOptions sampling;
    ContextOptions context;
    NormPolicy norm_policy = NormPolicy::official;
    ComputeOptions compute;

    // What is told of a clip and changes nothing about it.
    std::vector<ModelFile> model_files;  // Those that were read; the engine fills it in.
    std::string preset;                  // By whose name the motion was chosen; may be empty.
    std::string unknown_keys;  // Of the recipe, by a later version: a JSON object or empty.

    bool operator==(const GenerationRequest&) const = default;
};

// What can be checked without opening a model. Error: invalid_request; the message names the
// field, its value and what was needed.
Result<void> validate(const GenerationRequest& request);

// The names used on the command line and in recipes, "dpmpp_2m" style; and back.
std::string to_string(SigmaSchedule value);
std::string to_string(BetaSchedule value);
std::string to_string(Prediction value);
std::string to_string(CheckpointWeights value);
std::string to_string(NoiseLayout value);
std::string to_string(ContextSchedule value);
std::string to_string(FuseMethod value);
std::string to_string(EmphasisMode value);
std::string to_string(NormPolicy value);
std::string to_string(Precision value);
std::string to_string(MotionSource value);

// Error: invalid_request, listing the names that exist. Defined for each enumeration above.
template <class Enum> Result<Enum> parse_enum(const std::string& name);

}  // namespace flipbook
