# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains a MotionLoRA: the loss falls before the eyes, a pause lets a clip through, it goes on."""
from artist import Artist, expect
from sample_model import with_sample_model

with Artist("train", "mock:step_ms=20,load_ms=1,decode_ms=1",
            environment=with_sample_model()) as artist:
    clips = artist.home / "clips"
    clips.mkdir()
    artist.key("ctrl+t")
    artist.widget("training.dialog")
    artist.click("training.folder")
    artist.key("ctrl+a")
    artist.type(str(clips))
    artist.click("training.steps")
    artist.key("ctrl+a")
    artist.type("250")
    artist.key("Tab")
    artist.picture("before")
    artist.click("training.begin")
    artist.wait(lambda state: state["training"]["state"] == "running", "the training")
    artist.wait(lambda state: state["training"]["points"] > 40, "points of the loss")
    artist.picture("running")
    state = artist.wait(lambda state: state["training"]["sheets"] >= 1, "the first samples")
    artist.click("training.pause")
    artist.wait(lambda state: state["training"]["state"] == "paused", "the pause")
    artist.click("training.begin")
    artist.wait(lambda state: state["training"]["state"] == "done", "the end")
    state = artist.wait(lambda state: state["training"]["points"] == 250, "all points")
    artist.picture("done")
    expect(state["training"]["sheets"] == 2, f"There are {state['training']['sheets']} sheets.")
    expect("was made" in state["banner"], f"The banner says {state['banner']!r}.")
    artist.key("Escape")
    artist.wait(lambda state: "training.dialog" not in state["widgets"], "the end of the dialog")
