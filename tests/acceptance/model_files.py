# SPDX-License-Identifier: GPL-3.0-or-later
"""Model files as people own them: real names and shapes of tensors, numbers that are holes."""
import hashlib
import json
import pathlib
import struct

MODULE = "down_blocks.0.motion_modules.0.temporal_transformer.transformer_blocks.0"
LORA = {"lora_unet_x.lora_up.weight": [4, 4], "lora_unet_x.lora_down.weight": [4, 4]}
EMBEDDING = {"emb_params": [2, 768]}
MOTION_LORA = {
    f"{MODULE}.attention_blocks.0.processor.to_q_lora.down.weight": [32, 320],
    f"{MODULE}.attention_blocks.0.processor.to_q_lora.up.weight": [320, 32],
}


def write_model(file, tensors):
    """A safetensors file of half floats; its data take no room on the disk."""
    header, end = {}, 0
    for name, shape in sorted(tensors.items()):
        begin, extent = end, 2
        for side in shape:
            extent *= side
        end += extent
        header[name] = {"dtype": "F16", "shape": shape, "data_offsets": [begin, end]}
    text = json.dumps(header).encode()
    file = pathlib.Path(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as output:
        output.write(struct.pack("<Q", len(text)) + text)
        output.truncate(8 + len(text) + end)


def tree_hash(folder):
    """Of all names, contents and times below a folder."""
    digest = hashlib.sha256()
    for path in sorted(pathlib.Path(folder).rglob("*")):
        digest.update(f"{path.relative_to(folder)} {path.stat().st_mtime_ns}\n".encode())
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()
