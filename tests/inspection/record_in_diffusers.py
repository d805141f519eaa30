# SPDX-License-Identifier: GPL-3.0-or-later
"""Records the activations of a clip in diffusers 0.42.1, in the form that `flipbook-cli check record`
writes and `flipbook-cli check compare` reads:

record_in_diffusers.py --model FOLDER [--adapter FOLDER] --output FILE [--whole] [options of the clip]

The clip is made as Flipbook makes it by default: DDIM with leading timesteps, fp32 on the processor, the
first noise from the same generator."""
import argparse
import pathlib

import torch
from diffusers import (
    AnimateDiffPipeline,
    DDIMScheduler,
    MotionAdapter,
    StableDiffusionPipeline,
)
from diffusers.utils import logging
from safetensors.torch import save_file
from transformers.utils import logging as transformers_logging

# What Flipbook listens to: the blocks' parts and both ends.
PARTS = ("resnets", "attentions", "motion_modules", "downsamplers", "upsamplers")
ENDS = ("conv_in", "conv_out")


class Recorder:
    """Hears each layer of a network and keeps it as STEP/WINDOW/LAYER, in the order of the calls."""

    def __init__(self, network, whole):
        self.whole = whole
        self.step = 0
        self.tensors = {}
        network.register_forward_pre_hook(self.begin)
        for name, layer in network.named_modules():
            parts = name.split(".")
            if name in ENDS or (len(parts) > 2 and parts[-2] in PARTS and parts[-1].isdigit()):
                layer.register_forward_hook(self.listener(name))

    def begin(self, *_):
        self.step += 1

    def listener(self, name):
        def hear(_layer, _inputs, output):
            tensor = output[0] if isinstance(output, tuple) else output
            tensor = getattr(tensor, "sample", tensor).detach().float()
            if not self.whole:
                tensor = torch.stack([tensor.mean(), tensor.std(), tensor.min(), tensor.max()])
            # One window: diffusers makes the whole clip at once here.
            self.tensors[f"{self.step}/1/{name}"] = tensor.contiguous().clone()

        return hear

    def write(self, path):
        order = "".join(name + "\n" for name in self.tensors)
        save_file(self.tensors, path, {"format": "flipbook-activations", "order": order})


def pipeline_of(arguments):
    for quiet in (logging, transformers_logging):
        quiet.set_verbosity_error()
        quiet.disable_progress_bar()
    base = StableDiffusionPipeline.from_pretrained(
        arguments.model, safety_checker=None, torch_dtype=torch.float32
    )
    config = dict(base.scheduler.config) | {"clip_sample": False, "timestep_spacing": "leading"}
    if arguments.betas:
        config["beta_schedule"] = arguments.betas
    return AnimateDiffPipeline(
        vae=base.vae,
        text_encoder=base.text_encoder,
        tokenizer=base.tokenizer,
        unet=base.unet,
        motion_adapter=MotionAdapter.from_pretrained(arguments.adapter, torch_dtype=torch.float32),
        scheduler=DDIMScheduler.from_config(config),
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=pathlib.Path, required=True)
    parser.add_argument("--adapter", type=pathlib.Path, required=True, help="a MotionAdapter folder")
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--whole", action="store_true", help="tensors, not [mean, std, min, max]")
    parser.add_argument("--betas", help="of the motion module: linear or scaled_linear")
    parser.add_argument("--prompt", default="")
    parser.add_argument("--negative", default="")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=25)
    parser.add_argument("--cfg", type=float, default=7.5)
    parser.add_argument("--frames", type=int, default=16)
    parser.add_argument("--width", type=int, default=512)
    parser.add_argument("--height", type=int, default=512)
    arguments = parser.parse_args()

    pipeline = pipeline_of(arguments)
    pipeline.set_progress_bar_config(disable=True)
    recorder = Recorder(pipeline.unet, arguments.whole)
    with torch.no_grad():
        pipeline(
            prompt=arguments.prompt,
            negative_prompt=arguments.negative,
            num_frames=arguments.frames,
            width=arguments.width,
            height=arguments.height,
            num_inference_steps=arguments.steps,
            guidance_scale=arguments.cfg,
            generator=torch.Generator().manual_seed(arguments.seed),
            output_type="latent",
        )
    recorder.write(arguments.output)
    print(f"{len(recorder.tensors)} activations of {recorder.step} steps: {arguments.output}")


main()
