// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/setting_names.h"

#include <QCoreApplication>
#include <array>
#include <utility>

namespace flipbook::ui {

namespace {

constexpr std::array<std::pair<const char*, const char*>, 38> names{{
    {"checkpoint", QT_TRANSLATE_NOOP("SettingNames", "Checkpoint")},
    {"checkpoint_weights", QT_TRANSLATE_NOOP("SettingNames", "Weights of the checkpoint")},
    {"vae", QT_TRANSLATE_NOOP("SettingNames", "VAE")},
    {"motion.module", QT_TRANSLATE_NOOP("SettingNames", "Motion module")},
    {"motion.scale", QT_TRANSLATE_NOOP("SettingNames", "Motion scale")},
    {"motion.effect", QT_TRANSLATE_NOOP("SettingNames", "Motion effect")},
    {"motion_modules", QT_TRANSLATE_NOOP("SettingNames", "Further motion modules")},
    {"loras", QT_TRANSLATE_NOOP("SettingNames", "LoRAs")},
    {"motion_loras", QT_TRANSLATE_NOOP("SettingNames", "Motion LoRAs")},
    {"lora_folders", QT_TRANSLATE_NOOP("SettingNames", "Folders of LoRAs")},
    {"embeddings", QT_TRANSLATE_NOOP("SettingNames", "Embeddings")},
    {"prompt.positive", QT_TRANSLATE_NOOP("SettingNames", "Prompt")},
    {"prompt.negative", QT_TRANSLATE_NOOP("SettingNames", "Negative prompt")},
    {"prompt.clip_skip", QT_TRANSLATE_NOOP("SettingNames", "Clip skip")},
    {"prompt.emphasis", QT_TRANSLATE_NOOP("SettingNames", "Emphasis")},
    {"size.width", QT_TRANSLATE_NOOP("SettingNames", "Width")},
    {"size.height", QT_TRANSLATE_NOOP("SettingNames", "Height")},
    {"frame_count", QT_TRANSLATE_NOOP("SettingNames", "Frames")},
    {"frame_rate", QT_TRANSLATE_NOOP("SettingNames", "Frames per second")},
    {"sampling.scheduler", QT_TRANSLATE_NOOP("SettingNames", "Sampler")},
    {"sampling.schedule", QT_TRANSLATE_NOOP("SettingNames", "Schedule")},
    {"sampling.betas", QT_TRANSLATE_NOOP("SettingNames", "Betas")},
    {"sampling.prediction", QT_TRANSLATE_NOOP("SettingNames", "Prediction")},
    {"sampling.steps", QT_TRANSLATE_NOOP("SettingNames", "Steps")},
    {"sampling.guidance_scale", QT_TRANSLATE_NOOP("SettingNames", "CFG scale")},
    {"sampling.guidance_rescale", QT_TRANSLATE_NOOP("SettingNames", "CFG rescale")},
    {"sampling.eta", QT_TRANSLATE_NOOP("SettingNames", "Eta")},
    {"sampling.seed", QT_TRANSLATE_NOOP("SettingNames", "Seed")},
    {"sampling.noise", QT_TRANSLATE_NOOP("SettingNames", "Noise drawn as")},
    {"context.length", QT_TRANSLATE_NOOP("SettingNames", "Context length")},
    {"context.stride", QT_TRANSLATE_NOOP("SettingNames", "Context stride")},
    {"context.overlap", QT_TRANSLATE_NOOP("SettingNames", "Context overlap")},
    {"context.closed_loop", QT_TRANSLATE_NOOP("SettingNames", "Closed loop")},
    {"context.schedule", QT_TRANSLATE_NOOP("SettingNames", "Context schedule")},
    {"context.fuse_method", QT_TRANSLATE_NOOP("SettingNames", "Fuse method")},
    {"norm_policy", QT_TRANSLATE_NOOP("SettingNames", "Norms")},
    {"compute.device", QT_TRANSLATE_NOOP("SettingNames", "Device")},
    {"compute.precision", QT_TRANSLATE_NOOP("SettingNames", "Precision")},
}};

}  // namespace

QString setting_name(const QString& key)
{
    for (const auto& [known, name] : names)
        if (key == QLatin1String(known))
            return QCoreApplication::translate("SettingNames", name);
    return key;
}

}  // namespace flipbook::ui
