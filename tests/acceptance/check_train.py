# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains a MotionLoRA: the loss falls before the eyes, a pause lets a clip through, it goes on.

In other languages and on small screens: nothing is cut, whatever is trained.
"""
from artist import Artist, expect
from sample_model import with_sample_model

ENGINE = "mock:step_ms=20,load_ms=1,decode_ms=1"
KINDS = 6


def open_dialog(artist):
    clips = artist.home / "clips"
    clips.mkdir()
    artist.key("ctrl+t")
    artist.widget("training.dialog")
    artist.wait(lambda state: state["engine_ready"], "the engine")
    artist.click("training.folder")
    artist.key("ctrl+a")
    artist.type(str(clips))
    artist.click("training.steps")
    artist.key("ctrl+a")
    artist.type("250")
    artist.key("Tab")


def expect_uncut(artist, name):
    artist.place("training.begin")
    artist.picture(name)
    cut = [widget for widget in artist.fresh()["cut"] if not widget.startswith("models.")]
    expect(cut == [], f"{name}: cut are {cut}")


def look(size, language):
    """At the form of every kind, then at a run: its loss, its samples, its gradients."""
    name = f"{language}-{size}"
    with Artist("train", ENGINE, size=size, options=["--lang=" + language],
                environment=with_sample_model()) as artist:
        open_dialog(artist)
        artist.click("training.kind", at=(0.3, 0.5))
        artist.key("Home", "Return")
        for kind in range(KINDS):
            expect_uncut(artist, f"{name}-kind-{kind}")
            artist.key("Down")
        artist.key("Up")  # To the MotionLoRA: clips and a camera move are all that it needs.
        artist.click("training.begin")
        artist.wait(lambda state: state["training"]["sheets"] >= 1, "the first samples")
        expect_uncut(artist, f"{name}-samples")
        artist.click("training.views", at=(0.8, 0.5))
        artist.widget("training.gradients")
        expect_uncut(artist, f"{name}-gradients")


with Artist("train", ENGINE, environment=with_sample_model()) as artist:
    open_dialog(artist)
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

for screen, tongue in (("1024x680", "de"), ("1024x680", "ja"), ("1440x900", "de")):
    look(screen, tongue)
