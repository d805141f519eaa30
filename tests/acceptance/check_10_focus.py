# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrows on a slider move the slider, Space on a box toggles it; playback goes on as it was."""
from artist import Artist, expect
from sample_model import with_sample_model

with Artist("10-focus", engine="mock:step_ms=1,decode_ms=1",
            environment=with_sample_model()) as artist:
    artist.write_prompt("a boat")
    artist.key("ctrl+Return")
    artist.wait_idle(1)
    artist.click("viewer.picture")
    artist.key("space", "Home")
    artist.wait(lambda state: not state["player"]["playing"] and state["player"]["frame"] == 0,
                "a picture at rest")
    before = artist.state()["request"]["motion"]["scale"]
    artist.click("motion.scale.slider")
    artist.key("Right", "Right", "Right")
    artist.wait(lambda state: state["request"]["motion"]["scale"] != before, "the slider")
    state = artist.state()
    expect(state["player"]["frame"] == 0 and not state["player"]["playing"],
           "The keys of the slider moved the clip.")
    artist.picture("slider")
