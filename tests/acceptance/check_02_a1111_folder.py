# SPDX-License-Identifier: GPL-3.0-or-later
"""Points it at a folder of A1111: its models are listed by kind, and nothing is written there."""
import os
import pathlib
import shutil
import time

from artist import Artist, expect, expect_within
from model_files import EMBEDDING, LORA, tree_hash, write_model

FILES = 500


def make_installation(folder):
    data = pathlib.Path(os.environ["FLIPBOOK_TEST_DATA"])
    shutil.copytree(data / "tiny-sd15", folder / "models/Stable-diffusion/tiny-sd15")
    motion = folder / "extensions/sd-webui-animatediff/model"
    motion.mkdir(parents=True)
    for version in ("v1", "v2", "v3"):
        shutil.copy(data / f"mm-{version}.safetensors", motion)
    for number in range(FILES - 4):
        if number % 5:
            write_model(folder / f"models/Lora/style {number:03}.safetensors", LORA)
        else:
            write_model(folder / f"embeddings/word{number:03}.safetensors", EMBEDDING)


nothing = {"FLIPBOOK_RESOURCES_DIR": "/nonexistent"}
with Artist("02-a1111-folder", environment=nothing) as artist:
    folder = artist.home / "art" / "webui"
    make_installation(folder)
    before = tree_hash(folder)

    artist.key("ctrl+comma")
    artist.widget("settings.pages")
    artist.turn_to("settings.add_folder")
    artist.click("settings.add_folder")
    artist.click("fileNameEdit")
    artist.type(str(folder))
    artist.key("Return")
    state = artist.wait(lambda state: "fileNameEdit" not in state["widgets"], "the chosen folder")
    artist.picture("settings")
    artist.click("settings.folders")
    artist.key("Return")
    pressed = time.monotonic()
    artist.wait(lambda state: "settings.dialog" not in state["widgets"], "the end of the dialog")
    state = artist.wait(lambda state: len(state["models"]["lora"]) > 0, "the models")
    seconds = time.monotonic() - pressed
    models = state["models"]
    expect(models["sd15_checkpoint"] == ["tiny-sd15"], f"Checkpoints: {models['sd15_checkpoint']}")
    expect(models["motion_module"] == ["mm-v1", "mm-v2", "mm-v3"],
           f"Motion modules: {models['motion_module']}")
    found = sum(len(names) for kind, names in models.items() if kind != "scanning")
    expect(found == FILES, f"{found} of {FILES} models were found.")
    expect_within(3, seconds, f"Finding {FILES} files")

    artist.reveal("section.models")
    artist.click("section.models")
    artist.reveal("models.checkpoint")
    artist.click("models.checkpoint")
    artist.key("Down", "Return")
    artist.wait(lambda state: state["request"]["checkpoint"].endswith("tiny-sd15"), "the model")
    artist.wait(lambda state: state["can_generate"], "Generate")
    artist.picture("models")
    expect(tree_hash(folder) == before, "Something was written into the folder.")
