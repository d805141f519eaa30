// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/pipeline.h"

#include <chrono>
#include <utility>
#include <vector>

#include "catalog/hash_job.h"
#include "core/context_mix.h"
#include "diffusion/conditioning.h"
#include "diffusion/latent_noise.h"
#include "diffusion/latent_preview.h"
#include "diffusion/scheduler_choice.h"
#include "diffusion/window_denoiser.h"
#include "models/device.h"
#include "models/frames.h"
#include "models/vae_tiling.h"

namespace flipbook {

namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

// Latent pixels of a tile when a frame must be decoded in parts.
constexpr int tile_size = 32;

// Fills in what the model brings.
void complete(GenerationRequest& request, const ModelFiles& files)
{
    if (request.size.width == 0)
        request.size.width = files.native_size().width;
    if (request.size.height == 0)
        request.size.height = files.native_size().height;
    if (request.sampling.betas == BetaSchedule::automatic)
        request.sampling.betas = files.motion || files.checkpoint.schedule.beta_schedule == "linear"
                                     ? BetaSchedule::linear
                                     : BetaSchedule::scaled_linear;
}

// Where a request runs and the files it needs, of which only headers have been read.
struct Opening {
    Placement placement;
    ModelFiles files;
};

// The request comes out complete and valid.
Result<Opening> open(GenerationRequest& request)
{
    FLIPBOOK_ASSIGN(const Placement placement, find_placement(request.compute));
    FLIPBOOK_ASSIGN(ModelFiles files, open_model_files(request));
    complete(request, files);
    FLIPBOOK_TRY(validate(request));
    return Opening{placement, std::move(files)};
}

// The longest window must fit the motion module's position table.
Result<void> check_windows(const GenerationRequest& request, const ModelFiles& files)
{
    const int window = std::min(request.frame_count, request.context.length);
    if (!files.motion || window <= files.motion->config.max_frames)
        return {};
    return Error{ErrorCode::invalid_request,
                 "The motion module " + files.motion->path.string() + " can see "
                     + std::to_string(files.motion->config.max_frames)
                     + " frames at once, but the context length is " + std::to_string(window)
                     + "; a shorter context length is needed."};
}

// An id beyond the table of embeddings would be a read outside of it.
Result<void> check_vocabulary(const ClipTokenizer& tokenizer, const Checkpoint& checkpoint)
{
    const int64_t rows = checkpoint.text_encoder.config.vocabulary_size;
    if (tokenizer.vocabulary_size() <= rows)
        return {};
    return Error{ErrorCode::unsupported_format,
                 checkpoint.path.string() + " does not fit together: its text encoder knows "
                     + std::to_string(rows) + " tokens and its tokenizer has "
                     + std::to_string(tokenizer.vocabulary_size()) + "."};
}

std::string unknown_words(const ModelSettings& settings)
{
    std::string words;
    for (const auto* list : {&settings.words.objects, &settings.words.motions})
        for (const std::string& word : *list)
            words += (words.empty() ? "" : ", ") + word;
    return "The prompt has none of the words that this model knows, among them " + words + ".";
}

Result<std::unique_ptr<Scheduler>> make_scheduler(const Registry<SchedulerEntry>& schedulers,
                                                  const SamplingOptions& sampling,
                                                  const ModelFiles& files)
{
    const SchedulerEntry* entry = schedulers.find(sampling.scheduler);
    if (!entry)
        return Error{ErrorCode::invalid_request,
                     "The sampler \"" + sampling.scheduler + "\" is unknown."};
    std::optional<MotionVersion> motion;
    if (files.motion)
        motion = files.motion->config.version;
    return entry->make(scheduler_options(sampling, files.checkpoint.schedule, motion));
}

LatentsPtr to_latents(const at::Tensor& tensor)
{
    const at::Tensor host = tensor.to(at::kCPU, at::kFloat).contiguous();
    auto latents = std::make_shared<Latents>();
    latents->frames = static_cast<int>(host.size(0));
    latents->channels = static_cast<int>(host.size(1));
    latents->height = static_cast<int>(host.size(2));
    latents->width = static_cast<int>(host.size(3));
    const float* values = host.const_data_ptr<float>();
    latents->values.assign(values, values + host.numel());
    return latents;
}

at::Tensor to_tensor(const Latents& latents)
{
    at::Tensor tensor =
        at::empty({latents.frames, latents.channels, latents.height, latents.width}, at::kFloat);
    std::copy(latents.values.begin(), latents.values.end(), tensor.data_ptr<float>());
    return tensor;
}

// Latents belong to one request: what else it asks for could not be shown.
Result<void> check_latents(const Latents& latents, const GenerationRequest& request,
                           const VaeConfig& vae)
{
    const auto scale = static_cast<int>(vae.scale());
    if (latents.frames == request.frame_count && latents.channels == vae.latent_channels
        && latents.height == request.size.height / scale
        && latents.width == request.size.width / scale)
        return {};
    return Error{ErrorCode::invalid_request,
                 "The latents of " + std::to_string(latents.frames) + " frames of "
                     + std::to_string(latents.width) + "x" + std::to_string(latents.height)
                     + " do not belong to a clip of " + std::to_string(request.frame_count)
                     + " frames of " + std::to_string(request.size.width) + "x"
                     + std::to_string(request.size.height) + " pixels."};
}

// What only the loaded modules tell: windows that they cannot see, contexts that they do not have.
Result<std::vector<FurtherMotion>> further_motion(const GenerationRequest& request,
                                                  const Models& models)
{
    const int window = std::min(request.frame_count, request.context.length);
    std::vector<FurtherMotion> all;
    for (std::size_t i = 0; i < request.motion_modules.size(); ++i) {
        const MotionModuleOptions& options = request.motion_modules[i];
        const MotionModule& module = *models.further_modules[i];
        const std::string name = "The motion module " + options.path.string();
        if (window > module.max_frames())
            return Error{ErrorCode::invalid_request,
                         name + " can see " + std::to_string(module.max_frames())
                             + " frames at once, but the context length is "
                             + std::to_string(window) + "; a shorter context length is needed."};
        auto shares = context_shares(options.context, module.contexts());
        if (!shares)
            return Error{shares.error().code, name + ": " + shares.error().message};
        all.push_back(
            {options.scale, options.effect, options.start, options.end, std::move(shares).value()});
    }
    return all;
}

DenoiserOptions denoiser_options(const GenerationRequest& request, const Models& models,
                                 std::vector<FurtherMotion> further, const MemoryPlan& memory)
{
    DenoiserOptions options;
    options.guidance_scale = request.sampling.guidance_scale;
    options.guidance_rescale = request.sampling.guidance_rescale;
    options.context = request.context;
    options.motion_scale = request.motion.scale;
    options.motion_effect = request.motion.effect;
    options.further = std::move(further);
    options.motion_enabled = models.motion_version.has_value() || !options.further.empty();
    if (models.motion_version)
        options.norm_scopes = norm_scopes(request.norm_policy, *models.motion_version);
    options.branches_in_turn = memory.branches_in_turn;
    return options;
}

Error not_finite(const Evaluation& evaluation, const std::string& layer)
{
    return {ErrorCode::not_finite,
            "The latents became NaN or infinite in step " + std::to_string(evaluation.step + 1)
                + " of " + std::to_string(evaluation.steps) + ", first in "
                + (layer.empty() ? "the sampler" : "the layer " + layer) + "."};
}

}  // namespace

Pipeline::Pipeline(PipelineOptions options)
    : m_options(std::move(options)), m_schedulers(builtin_schedulers()),
      m_catalog(m_options.catalog_file)
{ }

Result<Event> Pipeline::generate(GenerationRequest request, JobContext& job, std::size_t remedies,
                                 ActivationObserver* observer)
{
    const auto start = std::chrono::steady_clock::now();
    job.phase_started(Phase::load);
    FLIPBOOK_ASSIGN(const Opening opening, open(request));
    const auto& [placement, files] = opening;
    // Who looks inside does not ask what the files are known by, which takes reading all of them.
    HashJob hashes(m_catalog, observer ? std::vector<std::filesystem::path>() : files.paths());
    FLIPBOOK_TRY(check_windows(request, files));
    FLIPBOOK_TRY(open_model_texts(files));
    if (!has_known_word(m_settings, request.prompt.positive))
        job.notice(unknown_words(m_settings));
    FLIPBOOK_ASSIGN(auto scheduler, make_scheduler(m_schedulers, request.sampling, files));
    FLIPBOOK_ASSIGN(const MemoryPlan memory, plan(request, files, placement, remedies));
    for (std::size_t i = remedies > 0 ? remedies - 1 : 0; i < memory.notices.size(); ++i)
        job.notice(memory.notices[i]);
    if (remedies == 0)
        for (const std::string& notice : files.notices)
            job.notice(notice);
    FLIPBOOK_ASSIGN(const Models models, m_cache.load(files, placement));

    FLIPBOOK_ASSIGN(const at::Tensor latents,
                    denoise(request, models, memory, *scheduler, observer, job));
    FLIPBOOK_ASSIGN(ClipPtr clip, decode_frames(request, models, latents, memory, job));
    request.model_files = hashes.finish();

    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    return Event(ClipReady{job.job(), std::move(clip), to_latents(latents), std::move(request),
                           elapsed.count(), peak_bytes(placement.device)});
}

Result<Event> Pipeline::decode(const LatentsPtr& latents, GenerationRequest request,
                               JobContext& job, std::size_t remedies)
{
    const auto start = std::chrono::steady_clock::now();
    job.phase_started(Phase::load);
    FLIPBOOK_ASSIGN(const Opening opening, open(request));
    const auto& [placement, files] = opening;
    HashJob hashes(m_catalog, files.paths());
    FLIPBOOK_TRY(check_latents(*latents, request, files.vae.config));
    FLIPBOOK_ASSIGN(const MemoryPlan memory, plan(request, files, placement, remedies));
    FLIPBOOK_ASSIGN(const Models models, m_cache.load(files, placement));
    const at::Tensor tensor = to_tensor(*latents).to(placement.device);
    FLIPBOOK_ASSIGN(ClipPtr clip, decode_frames(request, models, tensor, memory, job));
    request.model_files = hashes.finish();
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    return Event(ClipReady{job.job(), std::move(clip), latents, std::move(request), elapsed.count(),
                           peak_bytes(placement.device)});
}

// The model's own vocabulary and settings.
Result<void> Pipeline::open_model_texts(const ModelFiles& files)
{
    const Checkpoint& checkpoint = files.checkpoint;
    FLIPBOOK_ASSIGN(m_settings, read_model_settings(checkpoint.path));
    if (m_model == checkpoint.path)
        return {};
    m_model.clear();
    m_model_tokenizer.reset();
    if (checkpoint.tokenizer) {
        FLIPBOOK_ASSIGN(m_model_tokenizer, ClipTokenizer::open(*checkpoint.tokenizer));
    }
    FLIPBOOK_TRY(check_vocabulary(tokenizer(), checkpoint));
    m_model = checkpoint.path;
    return {};
}

const ClipTokenizer& Pipeline::tokenizer() const
{
    return m_model_tokenizer ? *m_model_tokenizer : m_clip_tokenizer;
}

Result<MemoryPlan> Pipeline::plan(const GenerationRequest& request, const ModelFiles& files,
                                  const Placement& placement, std::size_t remedies) const
{
    const int scale = static_cast<int>(files.vae.config.scale());
    UNetMemoryShape unet;
    unet.channels = static_cast<int>(files.checkpoint.unet_config.block_out_channels.front());
    unet.frames = std::min(request.frame_count, request.context.length);
    unet.latent_height = request.size.height / scale;
    unet.latent_width = request.size.width / scale;
    unet.element_bytes = static_cast<int>(c10::elementSize(placement.dtype));
    VaeMemoryShape vae;
    vae.channels = static_cast<int>(files.vae.config.block_out_channels.front());
    vae.height = request.size.height;
    vae.width = request.size.width;
    vae.element_bytes = static_cast<int>(c10::elementSize(placement.accurate_dtype()));

    MemoryNeeds needs;
    needs.weights = files.weight_bytes(placement);
    needs.denoise_one_branch = denoise_bytes(unet);
    needs.branches = request.sampling.guidance_scale > 1.0 ? 2 : 1;
    needs.decode_one_frame = decode_bytes(vae);
    vae.height = std::min(vae.height, tile_size * scale);
    vae.width = std::min(vae.width, tile_size * scale);
    needs.decode_one_tile = decode_bytes(vae);
    needs.frames = request.frame_count;

    const std::uint64_t available =
        m_options.memory_limit_bytes > 0
            ? m_options.memory_limit_bytes
            : available_bytes(placement.device) + m_cache.loaded_bytes(placement.device);
    return plan_memory(needs, available, remedies);
}

Result<at::Tensor> Pipeline::denoise(const GenerationRequest& request, const Models& models,
                                     const MemoryPlan& memory, Scheduler& scheduler,
                                     ActivationObserver* observer, JobContext& job)
{
    FLIPBOOK_TRY(job.keep_going());
    job.phase_started(Phase::encode);
    FLIPBOOK_ASSIGN(const PromptEmbeddings prompts,
                    encode_prompts(*models.text_encoder, tokenizer(), request.prompt,
                                   request.sampling.guidance_scale, models.textual_inversions,
                                   {request.frame_count, request.context.closed_loop}));
    const auto scale = models.vae->config().scale();
    LatentNoise noise(request.sampling.seed, request.sampling.noise, request.frame_count,
                      models.vae->config().latent_channels, request.size.height / scale,
                      request.size.width / scale);
    const at::Device device = models.placement.device;
    const NoiseSource draw = [&] { return noise.draw().to(device); };
    at::Tensor latents = noise.initial().to(device) * scheduler.init_noise_sigma();

    FLIPBOOK_TRY(job.keep_going());
    job.phase_started(Phase::denoise);
    FLIPBOOK_ASSIGN(auto further, further_motion(request, models));
    DenoiserOptions options = denoiser_options(request, models, std::move(further), memory);
    options.observer = observer;
    WindowDenoiser denoiser(*models.unet, models.placement.options(), prompts, std::move(options));
    const auto& timesteps = scheduler.timesteps();
    Evaluation evaluation;
    evaluation.steps = request.sampling.steps;
    evaluation.count = static_cast<int>(timesteps.size());
    for (int index = 0; index < evaluation.count; ++index) {
        evaluation.index = index;
        evaluation.timestep = timesteps[static_cast<std::size_t>(index)];
        evaluation.step = scheduler.step_of(index);
        const auto input = scheduler.scale_model_input(latents, index);
        FLIPBOOK_ASSIGN(const auto output, denoiser.predict(input, evaluation, job));
        const auto predicted_at = Clock::now();
        latents = scheduler.step(output, index, latents, draw);
        if (!at::isfinite(latents).all().item<bool>())
            return not_finite(evaluation, denoiser.first_layer_not_finite(input, evaluation));
        const auto stepped_at = Clock::now();  // A GPU has ended, for it was asked.
        if (m_options.previews && !observer) {
            const at::Tensor predicted = scheduler.predicted_original();
            job.preview(latent_preview(predicted, request.frame_rate, m_settings),
                        to_latents(predicted));
        }
        evaluation.sampler_seconds = Seconds(stepped_at - predicted_at).count();
        evaluation.preview_seconds = Seconds(Clock::now() - stepped_at).count();
    }
    return latents;
}

Result<ClipPtr> Pipeline::decode_frames(const GenerationRequest& request, const Models& models,
                                        const at::Tensor& latents, const MemoryPlan& memory,
                                        JobContext& job)
{
    job.phase_started(Phase::decode);
    auto clip = std::make_shared<Clip>();
    clip->frame_rate = request.frame_rate;
    StepCompleted event;
    event.phase = Phase::decode;
    event.steps = request.frame_count;
    const auto start = std::chrono::steady_clock::now();
    for (int first = 0; first < request.frame_count; first += memory.decode_frames) {
        FLIPBOOK_TRY(job.keep_going());
        const int count = std::min(memory.decode_frames, request.frame_count - first);
        const auto chunk = latents.narrow(0, first, count).to(models.placement.accurate_options());
        const auto pictures = memory.tiled_decode ? decode_tiled(*models.vae, chunk, tile_size)
                                                  : models.vae->decode(chunk);
        if (!at::isfinite(pictures).all().item<bool>())
            return Error{ErrorCode::not_finite, "The VAE's picture of frame "
                                                    + std::to_string(first + 1)
                                                    + " holds NaN or infinity."};
        for (Frame& frame : to_frames(pictures, m_options.deep_frames))
            clip->frames.push_back(std::move(frame));
        event.step = first + count;
        const GpuMemory gpu = gpu_memory(models.placement.device);
        event.device_bytes = gpu.allocated;
        event.reserved_bytes = gpu.reserved;
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
        event.seconds = elapsed.count() / event.step;
        event.eta_seconds = event.seconds * (event.steps - event.step);
        job.step_completed(event);
    }
    return ClipPtr(std::move(clip));
}

}  // namespace flipbook
