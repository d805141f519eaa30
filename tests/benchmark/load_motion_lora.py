# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads a MotionLoRA with diffusers and fails unless all of it arrives, with its numbers:
load_motion_lora.py MODEL MOTION_ADAPTER LORA"""
import sys

import torch
from diffusers import AnimateDiffPipeline, DDIMScheduler, MotionAdapter, UNet2DConditionModel
from safetensors.torch import load_file

model, adapter, lora = sys.argv[1:]
half = {"torch_dtype": torch.float16}
pipeline = AnimateDiffPipeline(
    vae=None,
    text_encoder=None,
    tokenizer=None,
    unet=UNet2DConditionModel.from_pretrained(model, subfolder="unet", **half),
    motion_adapter=MotionAdapter.from_pretrained(adapter, **half),
    scheduler=DDIMScheduler(),
)
pipeline.load_lora_weights(lora, adapter_name="lora")
tensors = load_file(lora)
arrived = {
    name: weight
    for name, weight in pipeline.unet.named_parameters()
    if ".lora_A." in name or ".lora_B." in name
}
if len(arrived) != len(tensors) or not tensors:
    sys.exit(f"{len(arrived)} tensors arrived where {len(tensors)} were written")
for name, tensor in tensors.items():
    layer = name.removeprefix("unet.").replace(".processor", "")
    layer = layer.replace("to_out_lora", "to_out.0_lora")
    layer = layer.replace("_lora.down", ".lora_A.lora").replace("_lora.up", ".lora_B.lora")
    if not torch.equal(arrived[layer].half(), tensor.half()):
        sys.exit(f"{name} has other values at {layer}")
scales = {m.scaling["lora"] for m in pipeline.unet.modules() if hasattr(m, "scaling")}
if scales != {1.0}:
    sys.exit(f"the strengths are {scales} where 1 was meant")
print(f"diffusers takes all of its {len(tensors)} tensors")
