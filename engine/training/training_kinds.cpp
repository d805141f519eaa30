// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/training_kinds.h"

namespace flipbook {

Registry<TrainingKind> builtin_training_kinds()
{
    Registry<TrainingKind> kinds;
    kinds.add({"vae", "the autoencoder between pictures and latents", make_vae_task});
    kinds.add({"image", "UNet and text encoder on single images", make_image_task});
    kinds.add({"video", "everything on clips and images, with a motion module", make_video_task});
    kinds.add({"motion-module", "a motion module alone, for a base that stays as it is",
               make_motion_module_task});
    kinds.add({"motion-lora", "a MotionLoRA: one kind of motion, for a model that has motion",
               make_motion_lora_task});
    kinds.add({"domain-adapter", "a LoRA on the spatial attention: what pictures look like",
               make_domain_adapter_task});
    return kinds;
}

}  // namespace flipbook
