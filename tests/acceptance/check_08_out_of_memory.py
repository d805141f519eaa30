# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory runs out: plain words, remedies as buttons, and the first of them helps."""
from artist import Artist, expect
from sample_model import with_sample_model


def remedies(state):
    return [place["name"] for name, place in sorted(state["widgets"].items())
            if name.startswith("banner.remedy.")]


with Artist("08-memory", engine="mock:step_ms=20,fail=oom@4",
            environment=with_sample_model()) as artist:
    artist.write_prompt("a boat")
    artist.key("ctrl+Return")
    state = artist.wait(lambda state: state["banner"] and remedies(state), "the banner")
    artist.picture("banner")
    expect("not enough memory" in state["banner"], f"The banner says: {state['banner']}")
    offered = remedies(state)
    missing = {"Smaller context", "Smaller picture"} - set(offered)
    expect(len(offered) == 3 and not missing,
           f"There are not three remedies but {offered}; missing are {missing or 'others'}.")
    before = state["request"]["context"]
    artist.press_remedy("Smaller context")
    state = artist.wait_idle(1)
    expect(state["request"]["context"]["length"] == 8, "The context is as long as before.")
    expect(state["banner"] == "", "The banner is still there.")
    artist.wait(lambda state: state["clip"].get("frames") == 16, "the clip")
    # The window goes on: another clip is made so, and undo takes the remedy back.
    artist.key("ctrl+Return")
    state = artist.wait_idle(2)
    while "context" not in state["undo"]:
        was = state["undo"]
        artist.key("ctrl+z")
        state = artist.wait(lambda state: state["undo"] != was, f"undo of {was!r}")
    artist.key("ctrl+z")
    artist.wait(lambda state: state["request"]["context"] == before, "the context as before")
