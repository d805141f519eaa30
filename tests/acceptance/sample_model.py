# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder of resources with a starter model that the mock engine takes: headers, no networks."""
import os
import pathlib
import tempfile

SETTINGS = """{
  "sampling": {"scheduler": "ddim", "steps": 25, "guidance_scale": 4.0},
  "frame_count": 16, "frame_rate": 8,
  "words": {"objects": ["apple", "boat"], "colours": ["red"], "backgrounds": ["at night"],
            "motions": ["bouncing", "moving left"]}
}
"""
# Pictures of 512 x 512: latents of 64, doubled by all levels but one.
CONFIGS = {"unet": '{"sample_size": 64}\n', "vae": '{"block_out_channels": [128, 256, 512, 512]}\n'}


def with_sample_model():
    """Environment of a program that finds it, with the presets of the real resources."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="flipbook-resources-"))
    real = pathlib.Path(os.environ["FLIPBOOK_RESOURCES"])
    for part in real.iterdir():
        if part.name != "starter":
            (folder / part.name).symlink_to(part)
    starter = folder / "starter"
    (starter / "motion_adapter").mkdir(parents=True)
    (starter / "model_index.json").write_text('{"_class_name": "AnimateDiffPipeline"}\n')
    (starter / "flipbook.json").write_text(SETTINGS)
    for part, config in CONFIGS.items():
        (starter / part).mkdir()
        (starter / part / "config.json").write_text(config)
    return {"FLIPBOOK_RESOURCES_DIR": str(folder)}
