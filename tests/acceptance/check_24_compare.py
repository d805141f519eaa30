# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares two clips: one playhead, a slider, what differs; then remixes one of them."""
from artist import Artist, expect
from sample_model import with_sample_model


def make_clip(artist, seed, cfg, count):
    for field, value in (("seed", seed), ("sampling.cfg", cfg)):
        artist.reveal(field)
        artist.click(field)
        artist.key("ctrl+a")
        artist.type(value)
        artist.key("Tab")
    artist.key("ctrl+Return")
    artist.wait_idle(count)
    artist.wait(lambda state: state["history"]["count"] == count, "the clip in the history")


with Artist("24-compare", engine="mock:step_ms=1,decode_ms=1,load_ms=1",
            environment=with_sample_model()) as artist:
    artist.write_prompt("a boat")
    make_clip(artist, "41", "5", 1)
    make_clip(artist, "13214918285578813247", "9", 2)
    artist.key("alt+2")
    artist.wait(lambda state: state["history"]["shown"] == 2 and not state["docks"]["compose"],
                "the history")
    artist.click("history.list", at=(0.5, 0.05))
    artist.key("Down")
    artist.click("history.compare.button")
    state = artist.wait(lambda state: state["compare"]["mode"] == "side_by_side", "two clips")
    expect("welcome.card" not in state["widgets"], "The card for the first steps is in the way.")
    rows = artist.widget("compare.differences")["rows"]
    expect([row[1:] for row in rows] == [["13214918285578813247", "41"], ["9", "5"]],
           f"The table says {rows}.")

    artist.click("viewer.picture")
    artist.key("space")
    artist.wait(lambda state: not state["player"]["playing"], "a picture at rest")
    artist.key("Home", "Right", "Right")
    artist.wait(lambda state: state["player"]["frame"] == 2, "frame 3")
    artist.picture("side-by-side")
    artist.key("m")
    artist.wait(lambda state: state["compare"]["mode"] == "wipe", "the wipe")
    before = artist.state()["compare"]["wipe"]
    artist.click("compare.wipe")
    artist.key("Right", "Right", "Right")
    artist.wait(lambda state: state["compare"]["wipe"] > before, "the slider")
    expect(artist.state()["player"]["frame"] == 2, "The slider's keys moved the clips.")
    artist.picture("wipe")

    artist.click("history.list", at=(0.5, 0.05))
    artist.key("Down")
    seed = artist.fresh()["request"]["sampling"]["seed"]
    artist.key("r")
    state = artist.wait(lambda state: state["request"]["sampling"]["guidance_scale"] == 5,
                        "the settings of the older clip")
    expect(state["request"]["sampling"]["seed"] == seed, "The remix changed the seed.")
