// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string_view>
#include <utility>

#include "core/foreign/comfyui_graph.h"
#include "core/foreign/foreign_reader.h"
#include "core/foreign/json_setting.h"
#include "core/foreign/prompt_schedule.h"
#include "core/foreign/setting_reader.h"

namespace flipbook {

namespace {

using Json = nlohmann::json;
using Node = ComfyGraph::Node;
using Reason = UnusedSetting::Reason;

bool has(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

// Not KSamplerSelect, which is a name only.
bool is_sampler(const Node& node)
{
    return node.type.starts_with("KSampler") && !value_of(node.inputs, "positive").is_null();
}

// Reads the simple case: one KSampler, two text encoders, loaders in a row.
class GraphReader {
public:
    GraphReader(const ComfyGraph& graph, ForeignRecipe& recipe)
        : m_graph(graph), m_recipe(recipe), m_request(recipe.request)
    { }

    void read(const Node& sampler)
    {
        m_request.prompt.positive = read_text(sampler, "positive");
        m_request.prompt.negative = read_text(sampler, "negative");
        m_request.prompt.clip_skip = 1;
        read_sampling(sampler);
        read_latents(sampler);
        for (const Node* node : m_graph.above(sampler, "model"))
            read_model(*node);
        for (const Node& node : m_graph.nodes())
            read_anywhere(node, sampler);
        m_recipe.unused = std::move(m_read).unused();
    }

private:
    std::string value(const Node& node, const char* input) const
    {
        return m_graph.value(node, input);
    }

    std::string read_text(const Node& sampler, const char* input)
    {
        std::string text;
        int encoders = 0;
        for (const Node* node : m_graph.above(sampler, input)) {
            if (has(node->type, "ControlNet"))
                m_read.refuse(node->type, input, Reason::guiding_picture);
            const bool is_schedule = has(node->type, "PromptSchedule");
            if (!is_schedule && !node->type.starts_with("CLIPTextEncode"))
                continue;
            const std::string found =
                without_embedding_words(is_schedule ? read_prompts(*node) : value(*node, "text"));
            if (++encoders == 1)
                text = found;
            else
                m_read.refuse(input, found, Reason::several);
        }
        if (encoders == 0)
            m_read.refuse(input, "…", Reason::unknown);
        return text;
    }

    // FizzNodes' (Batch)PromptSchedule: "0": "calm", "8": "storm".
    std::string read_prompts(const Node& node)
    {
        const std::string text = value(node, "text");
        const PromptSchedule schedule =
            read_schedule(parse_lenient_json('{' + text + '}'), "text", m_read);
        if (schedule.empty())
            m_read.refuse(node.type, text, Reason::unknown);
        else
            m_request.frame_count = std::max(m_request.frame_count, schedule.rbegin()->first + 1);
        m_read.whole("max_frames", value(node, "max_frames"), 1, 10000, m_request.frame_count);
        return prompt_of(value(node, "pre_text"), schedule, value(node, "app_text"));
    }

    // "embedding:name.pt" is "name" in A1111's syntax.
    std::string without_embedding_words(std::string text)
    {
        constexpr std::string_view word = "embedding:";
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
            const std::size_t begin = at + word.size();
            const std::size_t end = std::min(text.find_first_of(" ,()[]:\r\n", begin), text.size());
            const std::string stem = model_stem(text.substr(begin, end - begin));
            text.replace(at, end - at, stem);
            add_model(ModelKind::textual_inversion, stem);
        }
        return text;
    }

    void read_sampling(const Node& sampler)
    {
        SamplingOptions& sampling = m_request.sampling;
        m_read.whole("steps", value(sampler, "steps"), 1, 1000, sampling.steps);
        m_read.number("cfg", value(sampler, "cfg"), -1000, 1000, sampling.guidance_scale);
        const bool is_advanced = !value_of(sampler.inputs, "noise_seed").is_null();
        m_read.seed("seed", value(sampler, is_advanced ? "noise_seed" : "seed"), sampling.seed);
        m_read.sampler("sampler_name", value(sampler, "sampler_name"), "scheduler",
                       value(sampler, "scheduler"), sampling);
        sampling.noise = NoiseLayout::comfyui;
        double denoise = 1;
        m_read.number("denoise", value(sampler, "denoise"), 0, 1, denoise);
        if (denoise < 1)
            m_read.refuse("denoise", value(sampler, "denoise"), Reason::starting_picture);
    }

    void read_latents(const Node& sampler)
    {
        const auto nodes = m_graph.above(sampler, "latent_image");
        const auto empty = std::find_if(nodes.begin(), nodes.end(), [](const Node* node) {
            return has(node->type, "EmptyLatent");
        });
        if (empty == nodes.end()) {
            m_read.refuse("latent_image", nodes.empty() ? "…" : nodes.front()->type,
                          Reason::starting_picture);
            return;
        }
        m_read.size("size", value(**empty, "width") + 'x' + value(**empty, "height"),
                    m_request.size);
        m_read.whole("batch_size", value(**empty, "batch_size"), 1, 10000, m_request.frame_count);
    }

    // What stands between the checkpoint and the sampler.
    void read_model(const Node& node)
    {
        const std::string& type = node.type;
        if (type.starts_with("CheckpointLoader"))
            add_model(ModelKind::sd15_checkpoint, value(node, "ckpt_name"));
        else if (type.starts_with("LoraLoader"))
            read_lora(node);
        else if (has(type, "ContextOptions"))
            read_context(node);
        else if (has(type, "AnimateDiffLora"))
            add_lora(ModelKind::motion_lora,
                     value(node, value_of(node.inputs, "name").is_null() ? "lora_name" : "name"),
                     setting_text(node.inputs, "strength"), {});
        else if (has(type, "AnimateDiff"))
            read_motion(node);
        else if (has(type, "IPAdapter") || has(type, "ControlNet"))
            m_read.refuse(type, "…", Reason::guiding_picture);
        else if (type.starts_with("FreeU") || has(type, "ModelSampling") || has(type, "HyperTile")
                 || has(type, "ModelMerge"))
            m_read.refuse(type, "…", Reason::unknown);
    }

    void read_anywhere(const Node& node, const Node& sampler)
    {
        if (&node != &sampler && is_sampler(node))
            m_read.refuse(node.type, value(node, "steps"), Reason::several);
        else if (node.type == "CLIPSetLastLayer")
            read_clip_skip(node);
        else if (node.type == "VAELoader")
            add_model(ModelKind::vae, value(node, "vae_name"));
        else if (has(node.type, "VideoCombine"))
            m_read.whole("frame_rate", value(node, "frame_rate"), 1, 240, m_request.frame_rate);
        else if (has(node.type, "Upscale") || has(node.type, "FrameInterpolation")
                 || has(node.type, "RIFE"))
            m_read.refuse(node.type, "…", Reason::second_pass);
    }

    void read_clip_skip(const Node& node)
    {
        // -1 is the last layer, -2 the one before.
        std::string layer = value(node, "stop_at_clip_layer");
        layer.erase(0, layer.starts_with('-') ? 1 : 0);
        m_read.whole("stop_at_clip_layer", layer, 1, 12, m_request.prompt.clip_skip);
    }

    void read_lora(const Node& node)
    {
        const std::string unet = value(node, "strength_model");
        const std::string text = setting_text(node.inputs, "strength_clip");
        const bool is_unet_only = node.type.starts_with("LoraLoaderModelOnly");
        add_lora(ModelKind::lora, value(node, "lora_name"), unet, is_unet_only ? "0" : text);
    }

    void read_motion(const Node& node)
    {
        add_model(ModelKind::motion_module, setting_text(node.inputs, "model_name"));
        const std::string betas = setting_text(node.inputs, "beta_schedule");
        // The names are those of the LDM, not those of diffusers.
        if (betas.starts_with("sqrt_linear"))
            m_request.sampling.betas = BetaSchedule::linear;
        else if (betas == "linear (HotshotXL/default)")
            m_request.sampling.betas = BetaSchedule::scaled_linear;
        else if (betas == "autoselect" || betas == "use existing")
            m_request.sampling.betas = BetaSchedule::automatic;
        else if (!betas.empty())
            m_read.refuse("beta_schedule", betas);
        m_read.curve("motion_scale", setting_text(node.inputs, "motion_scale"),
                     m_request.motion.scale);
    }

    void read_context(const Node& node)
    {
        ContextOptions& context = m_request.context;
        const auto text = [&node](const char* key) { return setting_text(node.inputs, key); };
        m_read.whole("context_length", text("context_length"), 1, 10000, context.length);
        m_read.whole("context_stride", text("context_stride"), 1, 32, context.stride);
        m_read.whole("context_overlap", text("context_overlap"), 0, context.length - 1,
                     context.overlap);
        context.overlap = std::min(context.overlap, context.length - 1);
        context.closed_loop = text("closed_loop") == "true";
        if (has(node.type, "StandardStatic"))
            context.schedule = ContextSchedule::standard_static;
        else if (has(node.type, "Batched"))
            context.schedule = ContextSchedule::batched;
        else if (has(node.type, "StandardUniform"))
            context.schedule = ContextSchedule::standard_uniform;
        else
            context.schedule = ContextSchedule::looped_uniform;
        std::string fuse = text("fuse_method");
        std::replace(fuse.begin(), fuse.end(), '-', '_');
        m_read.choice("fuse_method", fuse, context.fuse_method);
    }

    void add_model(ModelKind kind, const std::string& name)
    {
        if (!name.empty())
            m_recipe.models.push_back({kind, name, ""});
    }

    void add_lora(ModelKind kind, const std::string& name, const std::string& unet,
                  const std::string& text)
    {
        if (name.empty())
            return;
        double unet_strength = 1;
        m_read.number("strength_model", unet, -1000, 1000, unet_strength);
        double text_strength = unet_strength;
        m_read.number("strength_clip", text, -1000, 1000, text_strength);
        m_request.prompt.positive += ' ' + lora_tag(name, unet_strength, text_strength);
        add_model(kind, name);
    }

    const ComfyGraph& m_graph;
    ForeignRecipe& m_recipe;
    GenerationRequest& m_request;
    SettingReader m_read;
};

}  // namespace

std::optional<ForeignRecipe> read_comfyui_recipe(const std::string& text,
                                                 const GenerationRequest& base)
{
    const auto graph = ComfyGraph::parse(text);
    if (!graph)
        return std::nullopt;
    const auto& nodes = graph->nodes();
    const auto sampler = std::find_if(nodes.begin(), nodes.end(), is_sampler);
    if (sampler == nodes.end())
        return std::nullopt;
    ForeignRecipe recipe{"a ComfyUI graph", true, base, {}, {}};
    GraphReader(*graph, recipe).read(*sampler);
    return recipe;
}

}  // namespace flipbook
