// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/denoiser_networks.h"

#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "core/prompt_chunks.h"
#include "core/utf8_path.h"
#include "models/checkpoint.h"
#include "models/motion_weights.h"
#include "models/weights.h"
#include "training/initial_weights.h"
#include "training/model_folder.h"
#include "training/vocabulary.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

at::TensorOptions options_on(at::Device device, at::ScalarType dtype = at::kFloat)
{
    return at::TensorOptions(device).dtype(dtype);
}

template <class Network, class Config>
Result<std::shared_ptr<Network>> load_network(const Config& config, const Weights& weights,
                                              const at::TensorOptions& options, const char* name)
{
    auto network = std::make_shared<Network>(config, options);
    FLIPBOOK_TRY(load_parameters(*network, weights, name));
    return network;
}

Result<void> set_tokenizer(DenoiserNetworks& networks, BytePairMerges merges,
                           const std::string& source)
{
    FLIPBOOK_ASSIGN(ClipTokenizer tokenizer, ClipTokenizer::from_merges(merges, source));
    networks.merges = std::move(merges);
    networks.tokenizer = std::make_shared<const ClipTokenizer>(std::move(tokenizer));
    return {};
}

Result<BytePairMerges> read_merges(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return Error{ErrorCode::not_found, path_to_utf8(file) + " cannot be read."};
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    return parse_merges(text, path_to_utf8(file));
}

// Seeds of networks that begin together.
std::uint64_t seed_of(const TrainingPlace& place, std::uint64_t network)
{
    return place.seed * 16 + network;
}

Result<void> copy_folder(const fs::path& from, const fs::path& to)
{
    std::error_code failure;
    if (fs::equivalent(from, to, failure))
        return {};
    fs::create_directories(to, failure);
    fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::overwrite_existing, failure);
    if (failure)
        return Error{ErrorCode::io, path_to_utf8(from) + " cannot be copied to " + path_to_utf8(to)
                                        + ": " + failure.message() + "."};
    return {};
}

}  // namespace

void read_shapes(JsonReader& config, DenoiserShapes& shapes)
{
    JsonReader unet = config.object("unet");
    unet.read("block_out_channels", shapes.unet.block_out_channels);
    unet.read("down_block_has_attention", shapes.unet.down_block_has_attention);
    unet.read("layers_per_block", shapes.unet.layers_per_block, 1, 8);
    unet.read("heads", shapes.unet.heads, 1, 64);
    unet.read("norm_groups", shapes.unet.norm_groups, 1, 64);
    if (shapes.unet.block_out_channels.size() != shapes.unet.down_block_has_attention.size())
        unet.refuse("down_block_has_attention", "one value for each of block_out_channels");
    for (const std::int64_t channels : shapes.unet.block_out_channels)
        if (channels % shapes.unet.norm_groups != 0 || channels % shapes.unet.heads != 0)
            unet.refuse("block_out_channels", "multiples of norm_groups and heads were needed");

    JsonReader text = config.object("text_encoder");
    text.read("width", shapes.text_encoder.width, 8, 4096);
    text.read("layers", shapes.text_encoder.layers, 1, 48);
    text.read("heads", shapes.text_encoder.heads, 1, 64);
    shapes.text_encoder.intermediate_size = 4 * shapes.text_encoder.width;
    if (shapes.text_encoder.width % shapes.text_encoder.heads != 0)
        text.refuse("width", "a multiple of heads was needed");

    JsonReader motion = config.object("motion_module");
    motion.read("heads", shapes.motion_module.heads, 1, 64);
    motion.read("max_frames", shapes.motion_module.max_frames, 1, 256);
    motion.read("norm_groups", shapes.motion_module.norm_groups, 1, 64);
}

Result<DenoiserNetworks> make_denoiser(const TrainingPlace& place, const fs::path& vae,
                                       DenoiserShapes shapes,
                                       const std::vector<std::string>& vocabulary)
{
    DenoiserNetworks networks;
    FLIPBOOK_ASSIGN(const VaeSource source, open_vae(vae));
    FLIPBOOK_ASSIGN(networks.vae, load_network<Vae>(source.config, source.weights,
                                                    options_on(place.device), "VAE"));
    FLIPBOOK_TRY(set_tokenizer(networks, learn_merges(vocabulary), "The vocabulary"));

    shapes.text_encoder.vocabulary_size = networks.tokenizer->vocabulary_size();
    shapes.text_encoder.max_positions = chunk_positions;
    networks.text_encoder =
        std::make_shared<TextEncoder>(shapes.text_encoder, options_on(place.device));
    set_initial_weights(*networks.text_encoder, seed_of(place, 1));
    shapes.unet.cross_attention_dim = shapes.text_encoder.width;
    shapes.unet.in_channels = shapes.unet.out_channels = source.config.latent_channels;
    networks.unet = std::make_shared<UNet>(shapes.unet, options_on(place.device));
    set_initial_weights(*networks.unet, seed_of(place, 2));
    return networks;
}

Result<DenoiserNetworks> load_denoiser(const fs::path& model, at::Device device,
                                       at::ScalarType dtype)
{
    FLIPBOOK_ASSIGN(const Checkpoint checkpoint, Checkpoint::open(model));
    DenoiserNetworks networks;
    FLIPBOOK_ASSIGN(networks.vae, load_network<Vae>(checkpoint.vae.config, checkpoint.vae.weights,
                                                    options_on(device), "VAE"));
    FLIPBOOK_ASSIGN(networks.text_encoder,
                    load_network<TextEncoder>(checkpoint.text_encoder.config,
                                              checkpoint.text_encoder.weights, options_on(device),
                                              "text encoder"));
    FLIPBOOK_ASSIGN(networks.unet,
                    load_network<UNet>(checkpoint.unet_config, checkpoint.unet_weights,
                                       options_on(device, dtype), "UNet"));
    networks.schedule = checkpoint.schedule;
    if (!checkpoint.tokenizer) {
        networks.tokenizer = std::make_shared<const ClipTokenizer>();
        return networks;
    }
    const fs::path file = *checkpoint.tokenizer / "merges.txt";
    FLIPBOOK_ASSIGN(BytePairMerges merges, read_merges(file));
    FLIPBOOK_TRY(set_tokenizer(networks, std::move(merges), path_to_utf8(file)));
    return networks;
}

Result<void> load_motion_module(DenoiserNetworks& networks, const fs::path& path, at::Device device,
                                at::ScalarType dtype)
{
    FLIPBOOK_ASSIGN(const MotionWeights motion, open_motion(path));
    FLIPBOOK_ASSIGN(networks.motion_module,
                    load_network<AnimateDiffMotionModule>(
                        motion.config, motion.weights, options_on(device, dtype), "motion module"));
    return networks.unet->attach(networks.motion_module);
}

Result<void> add_motion_module(DenoiserNetworks& networks, const fs::path& model,
                               MotionModuleConfig config, const TrainingPlace& place)
{
    const fs::path folder = model / "motion_adapter";
    std::error_code ignored;
    if (fs::exists(folder / "config.json", ignored))
        return load_motion_module(networks, folder, place.device);
    config.block_out_channels = networks.unet->config().block_out_channels;
    config.layers_per_block = networks.unet->config().layers_per_block;
    networks.motion_module =
        std::make_shared<AnimateDiffMotionModule>(config, options_on(place.device));
    set_initial_weights(*networks.motion_module, seed_of(place, 3));
    clear_output_projections(*networks.motion_module);
    return networks.unet->attach(networks.motion_module);
}

Result<void> write_denoiser(const fs::path& model, const fs::path& source,
                            const DenoiserNetworks& networks, const ObjectiveOptions& objective,
                            std::int64_t side)
{
    if (networks.merges.empty())
        return write_motion_module(model, networks.motion_module->config(),
                                   *networks.motion_module);
    FLIPBOOK_TRY(copy_folder(source / "vae", model / "vae"));
    FLIPBOOK_TRY(write_unet(model, networks.unet->config(), side / networks.vae->config().scale(),
                            *networks.unet));
    FLIPBOOK_TRY(write_text_encoder(model, networks.text_encoder->config(), *networks.text_encoder,
                                    networks.merges));
    if (networks.motion_module) {
        FLIPBOOK_TRY(
            write_motion_module(model, networks.motion_module->config(), *networks.motion_module));
    }
    return write_schedule(model, objective);
}

}  // namespace flipbook
