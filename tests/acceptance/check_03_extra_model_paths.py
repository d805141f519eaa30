# SPDX-License-Identifier: GPL-3.0-or-later
"""Points it at an extra_model_paths.yaml: its modules and MotionLoRAs are where they belong."""
import os
import pathlib
import shutil

from artist import Artist, expect
from model_files import LORA, MOTION_LORA, write_model
from sample_model import with_sample_model

LIST = """
comfyui:
    base_path: {base}
    is_default: true
    loras: loras
    animatediff_models: |
        modules
        more/modules
    animatediff_motion_lora: motion
"""

with Artist("03-extra-paths", environment=with_sample_model()) as artist:
    data = pathlib.Path(os.environ["FLIPBOOK_TEST_DATA"])
    base = artist.home / "elsewhere"
    for folder, version in (("modules", "v2"), ("more/modules", "v3")):
        (base / folder).mkdir(parents=True)
        shutil.copy(data / f"mm-{version}.safetensors", base / folder)
    write_model(base / "loras" / "ink.safetensors", LORA)
    write_model(base / "motion" / "v2_lora_PanLeft.safetensors", MOTION_LORA)
    paths = artist.home / "extra_model_paths.yaml"
    paths.write_text(LIST.format(base=base))

    artist.key("ctrl+comma")
    artist.widget("settings.pages")
    artist.turn_to("settings.add_list")
    artist.click("settings.add_list")
    artist.click("fileNameEdit")
    artist.type(str(paths))
    artist.key("Return")
    artist.wait(lambda state: "fileNameEdit" not in state["widgets"], "the chosen list")
    artist.click("settings.folders")
    artist.key("Return")
    state = artist.wait(lambda state: state["models"]["motion_lora"], "the models")
    models = state["models"]
    expect(models["motion_module"] == ["mm-v2", "mm-v3"], f"Modules: {models['motion_module']}")
    expect(models["motion_lora"] == ["v2_lora_PanLeft"], f"MotionLoRAs: {models['motion_lora']}")
    expect(models["lora"] == ["ink"], f"LoRAs: {models['lora']}")

    artist.reveal("section.models")
    artist.click("section.models")
    artist.reveal("models.motion")
    artist.click("models.motion")
    artist.picture("modules")
    artist.key("End", "Return")
    artist.wait(lambda state: state["request"]["motion"]["module"].endswith("mm-v3.safetensors"),
                "the module")
    artist.reveal("models.motion_lora.add")
    artist.click("models.motion_lora.add")
    artist.picture("motion-loras")
    artist.key("Down", "Return")
    state = artist.wait(lambda state: state["request"]["motion_loras"], "the MotionLoRA")
    file = state["request"]["motion_loras"][0]["path"]
    expect(file.endswith("v2_lora_PanLeft.safetensors"), f"The MotionLoRA is {file}.")
    artist.picture("chosen")
