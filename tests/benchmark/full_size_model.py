# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes Stable Diffusion 1.5 with motion module v3 in full size and random fp16 weights, without a
tokenizer, and a picture to train on:  full_size_model.py FOLDER"""
import pathlib
import sys

import numpy
import torch
from diffusers import AutoencoderKL, DDIMScheduler, MotionAdapter, UNet2DConditionModel
from PIL import Image
from transformers import CLIPTextConfig, CLIPTextModel

folder = pathlib.Path(sys.argv[1])
model = folder / "model"
torch.manual_seed(1)


def save(network, name):
    network.half().save_pretrained(model / name)


save(UNet2DConditionModel(sample_size=64, cross_attention_dim=768), "unet")
save(
    MotionAdapter(use_motion_mid_block=False, motion_max_seq_length=32),
    "motion_adapter",
)
save(
    AutoencoderKL(
        block_out_channels=(128, 256, 512, 512),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        layers_per_block=2,
        sample_size=512,
    ),
    "vae",
)
save(
    CLIPTextModel(
        CLIPTextConfig(
            vocab_size=49408,
            hidden_size=768,
            intermediate_size=3072,
            num_hidden_layers=12,
            num_attention_heads=12,
            max_position_embeddings=77,
            hidden_act="quick_gelu",
            projection_dim=768,
        )
    ),
    "text_encoder",
)
DDIMScheduler(beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012).save_pretrained(
    model / "scheduler"
)

(folder / "pictures").mkdir(parents=True, exist_ok=True)
y, x = numpy.mgrid[0:512, 0:512]
pixels = numpy.stack([x / 2, y / 2, (x + y) / 4], axis=2).astype(numpy.uint8)
Image.fromarray(pixels).save(folder / "pictures" / "ramp.png")
