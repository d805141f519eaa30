// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/model_cache.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/file_stamp.h"
#include "core/system_memory.h"
#include "core/utf8_path.h"
#include "models/file_pairs.h"

namespace flipbook {

namespace {

// Changes when the file, its content or the place of its networks does.
std::string cache_key(const std::filesystem::path& path, const at::TensorOptions& options)
{
    return file_stamp(path) + '|' + options.device().str() + '|'
           + c10::toString(options.dtype().toScalarType());
}

std::uint64_t bytes_of(const Weights& weights, at::ScalarType dtype)
{
    std::uint64_t elements = 0;
    for (const std::string& name : weights.names())
        elements += static_cast<std::uint64_t>(c10::multiply_integers(weights.shape(name)));
    return elements * c10::elementSize(dtype);
}

template <class Network, class Config>
Result<std::shared_ptr<Network>> load_network(const Config& config, const Weights& weights,
                                              const at::TensorOptions& options, const char* name,
                                              WeightForm form = WeightForm::plain)
{
    auto network = std::make_shared<Network>(config, options);
    FLIPBOOK_TRY(load_parameters(*network, weights, name, nullptr, form));
    return network;
}

Result<std::optional<MotionWeights>> open_motion_of(const GenerationRequest& request,
                                                    const Checkpoint& checkpoint)
{
    std::optional<MotionWeights> motion;
    if (request.motion.source == MotionSource::none)
        return motion;
    const bool is_named = request.motion.source == MotionSource::file;
    if (!is_named && !checkpoint.motion_module)
        return motion;
    FLIPBOOK_ASSIGN(motion,
                    open_motion(is_named ? request.motion.module : *checkpoint.motion_module));
    FLIPBOOK_TRY(check_motion_fits(*motion, checkpoint));
    return motion;
}

}  // namespace

Size ModelFiles::native_size() const
{
    const auto side = static_cast<int>(checkpoint.native_latent_size * vae.config.scale());
    return {side, side};
}

std::uint64_t ModelFiles::weight_bytes(const Placement& placement) const
{
    std::uint64_t further = 0;
    for (const MotionModuleFile& file : further_modules)
        further += file.weights ? bytes_of(*file.weights, placement.dtype) : 0;
    return bytes_of(checkpoint.text_encoder.weights, placement.accurate_dtype())
           + bytes_of(checkpoint.unet_weights, placement.dtype)
           + bytes_of(vae.weights, placement.accurate_dtype())
           + (motion ? bytes_of(motion->weights, placement.dtype) : 0) + further;
}

std::vector<std::filesystem::path> ModelFiles::paths() const
{
    std::vector<std::filesystem::path> all;
    const auto add = [&all](const std::filesystem::path& path) {
        if (std::find(all.begin(), all.end(), path) == all.end())
            all.push_back(path);
    };
    const auto add_weights = [&add](const Weights& weights) {
        for (const auto& path : weights.files())
            add(path);
    };
    add_weights(checkpoint.unet_weights);
    add_weights(checkpoint.text_encoder.weights);
    add_weights(vae.weights);
    if (motion)
        add_weights(motion->weights);
    for (const MotionModuleFile& module : further_modules)
        add(module.path);
    for (const AdapterUse& use : adapters)
        add(use.adapter->path);
    for (const TextualInversions::Word& word : textual_inversions.words)
        add(word.path);
    return all;
}

Result<ModelFiles> open_model_files(const GenerationRequest& request)
{
    FLIPBOOK_TRY(check_file_pairs(request));
    FLIPBOOK_ASSIGN(Checkpoint checkpoint,
                    Checkpoint::open(request.checkpoint, request.checkpoint_weights));
    VaeSource vae = checkpoint.vae;
    if (request.vae) {
        FLIPBOOK_ASSIGN(vae, open_vae(*request.vae));
    }
    FLIPBOOK_ASSIGN(auto motion, open_motion_of(request, checkpoint));
    FLIPBOOK_ASSIGN(auto further, open_further_modules(request.motion_modules, request.checkpoint));
    std::vector<MotionBlocks> blocks;
    for (const MotionModuleOptions& module : request.motion_modules) {
        FLIPBOOK_ASSIGN(MotionBlocks wanted, MotionBlocks::parse(module.blocks));
        blocks.push_back(std::move(wanted));
    }
    std::vector<BaseWeights> bases{{AdaptedPart::unet, &checkpoint.unet_weights},
                                   {AdaptedPart::text_encoder, &checkpoint.text_encoder.weights}};
    if (motion)
        bases.push_back({AdaptedPart::motion_module, &motion->weights});
    FLIPBOOK_ASSIGN(Adapters adapters, open_adapters(request, bases));
    FLIPBOOK_ASSIGN(TextualInversions inversions,
                    open_textual_inversions(request.embeddings,
                                            checkpoint.text_encoder.config.width, checkpoint.path));
    auto notices = std::move(adapters.notices);
    for (std::string& notice : unused_words(inversions, request.prompt))
        notices.push_back(std::move(notice));
    return ModelFiles{std::move(checkpoint), std::move(vae),    std::move(motion),
                      std::move(further),    std::move(blocks), std::move(adapters.uses),
                      std::move(inversions), std::move(notices)};
}

Result<Models> ModelCache::load(const ModelFiles& files, const Placement& placement)
{
    const auto options = placement.options();
    const auto accurate = placement.accurate_options();
    const Checkpoint& checkpoint = files.checkpoint;
    const Keys keys{cache_key(checkpoint.path, accurate),
                    cache_key(checkpoint.path, options) + to_string(checkpoint.weights_used),
                    cache_key(files.vae.weights.path(), accurate),
                    files.motion ? cache_key(files.motion->path, options) : std::string()};
    drop_unused(keys);
    const SeparatePages pages;
    m_models.placement = placement;
    if (!m_models.text_encoder) {
        FLIPBOOK_ASSIGN(m_models.text_encoder,
                        load_network<TextEncoder>(checkpoint.text_encoder.config,
                                                  checkpoint.text_encoder.weights, accurate,
                                                  "text encoder"));
        m_keys.text_encoder = keys.text_encoder;
        m_adapted_text_encoder.forget();
    }
    if (!m_models.unet) {
        FLIPBOOK_ASSIGN(m_models.unet,
                        load_network<UNet>(checkpoint.unet_config, checkpoint.unet_weights, options,
                                           "UNet", m_form));
        m_keys.unet = keys.unet;
        m_adapted_unet.forget();
    }
    if (!m_models.vae) {
        FLIPBOOK_ASSIGN(m_models.vae,
                        load_network<Vae>(files.vae.config, files.vae.weights, accurate, "VAE"));
        m_keys.vae = keys.vae;
    }
    if (files.motion && !m_models.motion_module) {
        FLIPBOOK_ASSIGN(m_models.motion_module,
                        load_motion_weights(*files.motion, options, m_form));
        m_models.motion_version = files.motion->config.version;
        m_keys.motion_module = keys.motion_module;
        m_adapted_motion_module.forget();
    }
    adapt(files);
    m_models.textual_inversions = files.textual_inversions;
    if (m_models.motion_module) {
        FLIPBOOK_TRY(m_models.unet->attach(m_models.motion_module));
    }
    FLIPBOOK_TRY(load_further(files, placement));
    return m_models;
}

// Modules that the clip before had, too, are not read again.
Result<void> ModelCache::load_further(const ModelFiles& files, const Placement& placement)
{
    std::vector<std::string> keys;
    std::vector<std::shared_ptr<MotionModule>> modules;
    std::vector<FurtherModule> stack;
    for (std::size_t i = 0; i < files.further_modules.size(); ++i) {
        const MotionModuleFile& file = files.further_modules[i];
        keys.push_back(cache_key(file.path, placement.options()));
        const auto held = std::find(m_further_keys.begin(), m_further_keys.end(), keys.back());
        if (held != m_further_keys.end()) {
            modules.push_back(
                m_models.further_modules[static_cast<std::size_t>(held - m_further_keys.begin())]);
        } else {
            FLIPBOOK_ASSIGN(MotionModulePtr module,
                            load_motion_module(file, placement.options(), m_form));
            modules.push_back(std::move(module));
        }
        stack.push_back({modules.back(), files.further_blocks[i], path_to_utf8(file.path)});
    }
    m_models.further_modules = std::move(modules);
    m_further_keys = std::move(keys);
    return m_models.unet->attach_further(stack);
}

void ModelCache::adapt(const ModelFiles& files)
{
    const auto& uses = files.adapters;
    m_adapted_unet.adapt(*m_models.unet, files.checkpoint.unet_weights, uses);
    m_adapted_text_encoder.adapt(*m_models.text_encoder, files.checkpoint.text_encoder.weights,
                                 uses);
    if (m_models.motion_module)
        m_adapted_motion_module.adapt(m_models.motion_module->network(), files.motion->weights,
                                      uses);
}

std::uint64_t ModelCache::loaded_bytes(const at::Device& device) const
{
    if (m_models.placement.device != device)
        return 0;
    std::uint64_t bytes = m_models.weight_bytes();
    if (m_models.unet)
        bytes -= pending_bytes(*m_models.unet);
    if (m_models.motion_module)
        bytes -= pending_bytes(m_models.motion_module->network());
    for (const auto& module : m_models.further_modules)
        bytes -= pending_bytes(module->network());
    return bytes;
}

void ModelCache::drop_unused(const Keys& keys)
{
    if (m_keys.motion_module != keys.motion_module) {
        if (m_models.unet)
            m_models.unet->detach_motion_module();
        m_models.motion_module.reset();
        m_models.motion_version.reset();
        m_keys.motion_module.clear();
    }
    const auto drop = [](auto& network, std::string& held, const std::string& wanted) {
        if (held != wanted) {
            network.reset();
            held.clear();
        }
    };
    drop(m_models.text_encoder, m_keys.text_encoder, keys.text_encoder);
    drop(m_models.unet, m_keys.unet, keys.unet);
    drop(m_models.vae, m_keys.vae, keys.vae);
}

}  // namespace flipbook
