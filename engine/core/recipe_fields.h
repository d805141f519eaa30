// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <type_traits>

#include "flipbook/request.h"

namespace flipbook {

template <class Visitor, class Adapter>
requires std::same_as<std::remove_const_t<Adapter>, AdapterOptions>
void visit_item(Visitor& visitor, Adapter& lora)
{
    visitor.field("path", lora.path);
    visitor.field("unet_strength", lora.unet_strength);
    visitor.field("text_strength", lora.text_strength);
}

template <class Visitor, class Adapter>
requires std::same_as<std::remove_const_t<Adapter>, MotionAdapterOptions>
void visit_item(Visitor& visitor, Adapter& lora)
{
    visitor.field("path", lora.path);
    visitor.field("strength", lora.strength);
}

template <class Visitor, class Module>
requires std::same_as<std::remove_const_t<Module>, MotionModuleOptions>
void visit_item(Visitor& visitor, Module& module)
{
    visitor.field("path", module.path);
    visitor.field("effect", module.effect);
    visitor.field("scale", module.scale);
    visitor.field("blocks", module.blocks);
    visitor.field("start", module.start);
    visitor.field("end", module.end);
    visitor.field("context", module.context);
}

template <class Visitor, class File>
requires std::same_as<std::remove_const_t<File>, ModelFile>
void visit_item(Visitor& visitor, File& file)
{
    visitor.field("path", file.path);
    visitor.field("bytes", file.bytes);
    visitor.field("sha256", file.sha256);
    visitor.field("a1111_lora", file.a1111_lora);
}

// The one list of what a recipe holds: RecipeWriter and RecipeReader both walk along it, with a
// request that is const for the one. A new setting is one line here.
template <class Visitor, class Request> void visit_request(Visitor& visitor, Request& request)
{
    visitor.field("checkpoint", request.checkpoint);
    visitor.field("checkpoint_weights", request.checkpoint_weights);
    visitor.field("vae", request.vae);
    visitor.group("motion", [&motion = request.motion](Visitor& group) {
        group.field("source", motion.source);
        group.field("module", motion.module);
        group.field("scale", motion.scale);
        group.field("effect", motion.effect);
    });
    visitor.list("motion_modules", request.motion_modules);
    visitor.list("loras", request.loras);
    visitor.list("motion_loras", request.motion_loras);
    visitor.field("lora_folders", request.lora_folders);
    visitor.field("embeddings", request.embeddings);
    visitor.group("prompt", [&prompt = request.prompt](Visitor& group) {
        group.field("positive", prompt.positive);
        group.field("negative", prompt.negative);
        group.field("clip_skip", prompt.clip_skip);
        group.field("emphasis", prompt.emphasis);
    });
    visitor.group("size", [&size = request.size](Visitor& group) {
        group.field("width", size.width);
        group.field("height", size.height);
    });
    visitor.field("frame_count", request.frame_count);
    visitor.field("frame_rate", request.frame_rate);
    visitor.group("sampling", [&sampling = request.sampling](Visitor& group) {
        group.field("scheduler", sampling.scheduler);
        group.field("schedule", sampling.schedule);
        group.field("betas", sampling.betas);
        group.field("prediction", sampling.prediction);
        group.field("steps", sampling.steps);
        group.field("guidance_scale", sampling.guidance_scale);
        group.field("guidance_rescale", sampling.guidance_rescale);
        group.field("eta", sampling.eta);
        group.field("seed", sampling.seed);
        group.field("noise", sampling.noise);
    });
    visitor.group("context", [&context = request.context](Visitor& group) {
        group.field("length", context.length);
        group.field("stride", context.stride);
        group.field("overlap", context.overlap);
        group.field("closed_loop", context.closed_loop);
        group.field("schedule", context.schedule);
        group.field("fuse_method", context.fuse_method);
    });
    visitor.field("norm_policy", request.norm_policy);
    visitor.group("compute", [&compute = request.compute](Visitor& group) {
        group.field("device", compute.device);
        group.field("precision", compute.precision);
    });
    visitor.list("model_files", request.model_files);
    visitor.field("preset", request.preset);
}

}  // namespace flipbook
