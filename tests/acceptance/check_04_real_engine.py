# SPDX-License-Identifier: GPL-3.0-or-later
"""Check 4 without the mock: the tests' tiny model, and the starter model where there is one."""
import os
import pathlib
import sys
import tempfile

from artist import PROGRAM, SKIPPED, Artist, expect

resources = pathlib.Path(os.environ["FLIPBOOK_RESOURCES"])
models = [pathlib.Path(os.environ["FLIPBOOK_TEST_DATA"]) / "tiny-sd15", resources / "starter"]
if not list(pathlib.Path(PROGRAM).parent.glob("*flipbook_engine_module.*")):
    print("Skipped: this window was built without LibTorch.")
    sys.exit(SKIPPED)

for model in models:
    if not (model / "model_index.json").exists():
        print(f"{model.name}: not here.")
        continue
    folder = pathlib.Path(tempfile.mkdtemp(prefix="flipbook-resources-"))
    (folder / "starter").symlink_to(model)
    (folder / "presets").symlink_to(resources / "presets")
    with Artist("04-real-" + model.name, engine="cpu",
                environment={"FLIPBOOK_RESOURCES_DIR": str(folder)}) as artist:
        artist.reveal("sampling.steps")
        artist.click("sampling.steps")
        artist.key("ctrl+a")
        artist.type("4")
        artist.write_prompt("a red apple bouncing")
        artist.key("ctrl+Return")
        artist.wait(lambda state: state["preview"]["count"] > 0, "a preview", 240)
        artist.wait(lambda state: state["queue"][0]["state"] == "done", "the clip", 240)
        state = artist.wait(lambda state: state["player"]["playing"]
                            and state["player"]["frame"] > 0, "the playing clip")
        artist.picture("done")
        expect(state["clip"]["frames"] == 16, f"The clip has {state['clip']['frames']} frames.")
        expect(state["banner"] == "", f"The banner says: {state['banner']}")
