# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks inside: the model's weights, a clip while it is made, and two motion modules compared."""
import os
import pathlib
import shutil

from artist import Artist, expect
from sample_model import with_sample_model


def looked(artist, what):
    return artist.wait(lambda state: state["inspector"]["look"] == "none"
                       and state["inspector"][what] > 0, what)["inspector"]


def settled_picture(artist, name):
    """Once plots are drawn that wait for more."""
    for _ in range(4):
        state = artist.fresh()
    artist.picture(name)
    cut = [widget for widget in state["cut"] if not widget.startswith("models.")]
    expect(cut == [], f"{name}: cut are {cut}")


def look(size, language):
    artist = Artist("inspector", "mock:step_ms=60,load_ms=1,decode_ms=1", size=size,
                    options=["--lang=" + language], environment=with_sample_model())
    look = f"{language}-{size}"
    modules = artist.home / "modules"
    modules.mkdir()
    shutil.copy(pathlib.Path(os.environ["FLIPBOOK_TEST_DATA"]) / "mm-v3.safetensors", modules)
    (artist.home / "data").mkdir()
    (artist.home / "data" / "flipbook.ini").write_text(f"[models]\nfolders={modules}\n")
    with artist:
        artist.wait(lambda state: state["engine_ready"] and state["can_generate"], "the engine")
        expect(not artist.state()["docks"]["inspector"], "The inspector is in the artist's way.")
        artist.key("alt+3")
        artist.wait(lambda state: state["docks"]["inspector"], "the layout Diagnose")
        artist.key("ctrl+i")
        artist.click("inspector.model")
        seen = looked(artist, "tensors")
        expect(seen["part"] == "motion_module", f"{seen['part']} comes first.")
        expect(seen["histogram"] == 64, "There is no histogram.")
        expect(artist.fresh()["widgets"]["inspector.model"]["focus"], "The keyboard went away.")
        settled_picture(artist, f"{look}-model")

        artist.click("inspector.clip")
        first = artist.wait(lambda state: state["inspector"]["look"] == "clip"
                            and state["inspector"]["rows"] > 0, "the first step")["inspector"]
        artist.wait(lambda state: state["inspector"]["look"] == "clip"
                    and state["inspector"]["rows"] > first["rows"], "a further step")
        settled_picture(artist, f"{look}-running")
        seen = looked(artist, "heads")
        expect(seen["rows"] == 25 * 9, f"{seen['rows']} rows are not those of 25 steps.")
        artist.click("plot.activations.picture")
        artist.turn_to("plot.attention.picture", "ctrl+Tab")
        settled_picture(artist, f"{look}-attention")

        artist.click("plot.attention.picture")
        artist.turn_to("inspector.compare", "ctrl+Tab")
        artist.wait(lambda state: state["widgets"]["inspector.compare"]["enabled"], "a module B")
        artist.click("inspector.compare")
        artist.wait(lambda state: state["inspector"]["look"] == "comparison", "the comparison")
        looked(artist, "compared")
        rows = artist.fresh()["widgets"]["inspector.compared"]["rows"]
        expect(all(all(row) for row in rows), f"A number is missing: {rows}")
        expect(any(row[0] != row[1] for row in rows), "A and B have the same numbers.")
        artist.wait(lambda state: state["compare"]["second"] == "mm-v3", "both clips")
        settled_picture(artist, f"{look}-compare")


for screen, tongue in (("1440x900", "en"), ("1024x680", "en"), ("1024x680", "de"),
                       ("1024x680", "ja")):
    look(screen, tongue)
