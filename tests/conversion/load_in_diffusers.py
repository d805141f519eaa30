# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads converted files in diffusers and compares them with what is known; see the .sh beside it."""
import argparse
import json
import pathlib
import sys

import torch
from diffusers import (
    AnimateDiffPipeline,
    AutoencoderKL,
    MotionAdapter,
    StableDiffusionPipeline,
    UNet2DConditionModel,
)
from diffusers.utils import logging
from safetensors.torch import load_file
from transformers.utils import logging as transformers_logging

for quiet in (logging, transformers_logging):
    quiet.set_verbosity_error()
    quiet.disable_progress_bar()

parser = argparse.ArgumentParser()
parser.add_argument("--data", type=pathlib.Path, required=True)
parser.add_argument("--derived", type=pathlib.Path, required=True)
parser.add_argument("--converted", type=pathlib.Path, required=True)
arguments = parser.parse_args()
data, derived, converted = arguments.data, arguments.derived, arguments.converted
failures = []


def check(holds, what):
    print(("ok    " if holds else "FAILED ") + what)
    if not holds:
        failures.append(what)


def is_same(one, other):
    first, second = one.state_dict(), other.state_dict()
    return first.keys() == second.keys() and all(
        first[name].dtype == second[name].dtype and torch.equal(first[name], second[name])
        for name in first
    )


def pipeline(path):
    return StableDiffusionPipeline.from_pretrained(path, safety_checker=None, torch_dtype=torch.float32)


known = pipeline(data / "tiny-sd15")
made = pipeline(converted / "folder")
for part in ("unet", "vae", "text_encoder"):
    check(is_same(getattr(made, part), getattr(known, part)), f"folder: the {part} is the same")
index = json.loads((data / "expected" / "index.json").read_text(encoding="utf-8"))
known_ids = load_file(data / "expected" / "tokenizer.safetensors")["ids"]
made_ids = made.tokenizer(
    index["tokenizer"]["strings"], padding="max_length", max_length=77, truncation=True
)["input_ids"]
check(made_ids == known_ids.tolist(), f"folder: the tokens of {len(made_ids)} texts")
known.tokenizer = made.tokenizer  # The tests' folder has none.
check(type(made.scheduler).__name__ == "PNDMScheduler", "folder: SD 1.5's scheduler")


def picture(pipe):
    generator = torch.Generator().manual_seed(7)
    return pipe(
        "a boat", width=96, height=96, num_inference_steps=2, generator=generator, output_type="pt"
    ).images


check(torch.equal(picture(made), picture(known)), "folder: the same picture")

# diffusers builds networks of SD 1.5's size for a single file unless it is told otherwise.
unet = UNet2DConditionModel.from_single_file(
    str(converted / "single.safetensors"), config=str(data / "tiny-sd15"), subfolder="unet"
)
check(is_same(unet, known.unet), "single file: the unet is the same")
vae = AutoencoderKL.from_single_file(
    str(converted / "single.safetensors"), config=str(data / "tiny-sd15"), subfolder="vae"
)
check(is_same(vae, known.vae), "single file: the vae is the same")
check(is_same(AutoencoderKL.from_pretrained(converted / "vae"), known.vae), "vae folder: the same")

for version in ("v1", "v2", "v3"):
    adapter, report = MotionAdapter.from_pretrained(
        converted / f"mm-{version}", output_loading_info=True
    )
    check(
        not any(report[key] for key in ("missing_keys", "unexpected_keys", "mismatched_keys")),
        f"mm-{version}: every tensor has its place",
    )
check(
    is_same(
        MotionAdapter.from_pretrained(converted / "mm-v2"),
        MotionAdapter.from_pretrained(derived / "mm-v2-diffusers"),
    ),
    "mm-v2: the weights are those of diffusers' own conversion",
)

STRENGTH = 0.7
expected = load_file(derived / "expected" / "lora.safetensors")


def merged_weights(pipe):
    """Every weight of the networks with the LoRA merged in, by its name without PEFT's wrappers."""
    pipe.fuse_lora(lora_scale=STRENGTH)
    weights = {}
    for part in ("unet", "text_encoder"):
        for name, tensor in getattr(pipe, part).state_dict().items():
            if "lora_" not in name:
                name = name.replace(".base_layer", "").removeprefix("text_model.")
                weights[f"{part}.{name}"] = tensor
    return weights


def compare_lora(file, layout):
    """The merged weights that tests/data/expected/index.json names for a LoRA of the tests."""
    stem = file.split(".")[0]
    pipe = pipeline(data / "tiny-sd15")
    if stem.startswith("motion"):
        adapter = MotionAdapter.from_pretrained(derived / "mm-v2-diffusers")
        pipe = AnimateDiffPipeline.from_pipe(pipe, motion_adapter=adapter)
    pipe.load_lora_weights(converted, weight_name=f"{stem}.{layout}.safetensors")
    weights = merged_weights(pipe)
    compared, worst = 0, 0.0
    for key, value in expected.items():
        if not key.startswith(file + "/") or key.count("/") < 2:
            continue
        part, wanted = key[len(file) + 1 :].split("/", 1)
        if part == "text":
            wanted = wanted.removeprefix("text_model.")
        tensor = weights[("text_encoder." if part == "text" else "unet.") + wanted]
        difference = (tensor.float() - value.float().reshape(tensor.shape)).abs().max()
        worst = max(worst, (difference / value.abs().max()).item())
        compared += 1
    check(compared > 0 and worst < 1e-5, f"{stem} in {layout}: {compared} merged weights, off by {worst:.1e}")


for file in (
    "kohya.safetensors",
    "locon.safetensors",
    "peft.safetensors",
    "motion-diffusers.safetensors",
    "motion-original.ckpt",
):
    compare_lora(file, "diffusers")
compare_lora("peft.safetensors", "original")
sys.exit(1 if failures else 0)
