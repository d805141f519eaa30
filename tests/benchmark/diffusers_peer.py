# SPDX-License-Identifier: GPL-3.0-or-later
"""Times diffusers' AnimateDiff UNet on the shapes of `flipbook-cli bench` and prints one JSON line.

Random full-size SD 1.5 + v3 weights, every parameter drawn (a motion module's proj_out starts at
zero otherwise), guidance on: both branches in one batch, as AnimateDiffPipeline runs them. Only
the UNet call is timed, as in the engine's own benchmark; the sampler's arithmetic is below 0.1 %.
Text encoder and VAE are held in memory, as the pipeline and the engine hold them.
"""

import argparse
import json
import resource
import statistics
import time

import torch
from diffusers import AutoencoderKL, MotionAdapter, UNet2DConditionModel, UNetMotionModel
from transformers import CLIPTextConfig, CLIPTextModel


def build_unet():
    """SD 1.5's UNet with v3 motion modules, drawn from a uniform distribution of deviation
    1/sqrt(fan-in)."""
    torch.manual_seed(1)
    with torch.device("meta"):
        base = UNet2DConditionModel(
            sample_size=64,
            block_out_channels=(320, 640, 1280, 1280),
            layers_per_block=2,
            cross_attention_dim=768,
            attention_head_dim=8,
        )
        adapter = MotionAdapter(motion_max_seq_length=32, use_motion_mid_block=False)
        unet = UNetMotionModel.from_unet2d(base, adapter, load_weights=False)
    unet = unet.to_empty(device="cpu").eval()
    for name, tensor in unet.state_dict().items():
        if name.endswith("pos_embed.pe"):
            tensor.uniform_(-1, 1)
        elif tensor.dim() < 2:
            tensor.uniform_(-0.1, 0.1)
            if name.endswith("weight"):
                tensor.add_(1)
        else:
            bound = (3 * tensor.shape[0] / tensor.numel()) ** 0.5
            tensor.uniform_(-bound, bound)
    return unet


def build_others():
    """The rest of the pipeline's weights: not run, but part of its memory."""
    text = CLIPTextModel(
        CLIPTextConfig(
            hidden_size=768, intermediate_size=3072, num_hidden_layers=12, num_attention_heads=12
        )
    )
    vae = AutoencoderKL(
        block_out_channels=(128, 256, 512, 512),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        layers_per_block=2,
        latent_channels=4,
    )
    return text, vae


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--height", type=int, default=256)
    parser.add_argument("--frames", type=int, default=8)
    parser.add_argument("--steps", type=int, default=3)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--precision", default="fp32", choices=["fp32", "fp16", "bf16"])
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    dtype = {"fp32": torch.float32, "fp16": torch.float16, "bf16": torch.bfloat16}[options.precision]
    with torch.inference_mode():
        unet = build_unet().to(options.device, dtype)
        others = [network.to(options.device, dtype) for network in build_others()]
        sample = torch.randn(2, 4, options.frames, options.height // 8, options.width // 8)
        sample = sample.to(options.device, dtype)
        # As the pipeline does, the prompt is repeated for every frame.
        text = torch.randn(2, 77, 768).to(options.device, dtype)
        text = text.repeat_interleave(options.frames, dim=0)
        seconds = []
        for step in range(options.steps + 1):
            timestep = torch.tensor(999.0 - 999.0 * step / (options.steps + 1))
            start = time.perf_counter()
            output = unet(sample, timestep.to(options.device), encoder_hidden_states=text).sample
            if options.device != "cpu":
                torch.cuda.synchronize()
            if step > 0:  # The first one warms up.
                seconds.append(time.perf_counter() - start)
        assert torch.isfinite(output).all() and len(others) == 2

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    if options.device != "cpu":
        peak = torch.cuda.max_memory_reserved()
    print(
        json.dumps(
            {
                "seconds_per_step": {
                    "median": statistics.median(seconds),
                    "min": min(seconds),
                    "max": max(seconds),
                },
                "peak_memory_bytes": peak,
            }
        )
    )


if __name__ == "__main__":
    main()
