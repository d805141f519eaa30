# SPDX-License-Identifier: GPL-3.0-or-later
"""Stops in the middle: it says so at once, ends within a step, and the window goes on."""
from artist import Artist, expect
from sample_model import with_sample_model

with Artist("07-stop", engine="mock:step_ms=400", environment=with_sample_model()) as artist:
    artist.write_prompt("a boat")
    artist.key("ctrl+Return")
    artist.wait(lambda state: state["queue"][0]["step"] >= 3, "step 3")
    artist.key("ctrl+alt+Return")
    artist.wait(lambda state: state["queue"][0]["stopping"] or
                state["queue"][0]["state"] == "cancelled", "the word Stopping")
    state = artist.wait(lambda state: state["queue"][0]["state"] == "cancelled", "the end")
    expect(state["queue"][0]["step"] <= 6, "It went on for more than a step or two.")
    artist.picture("stopped")
    artist.key("ctrl+Return")
    artist.wait(lambda state: state["queue"][0]["state"] == "running", "the next job")
