# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a prompt that changes: keys in the lane, dragged, added and removed; undo takes it back."""
from artist import Artist, expect
from sample_model import with_sample_model


def keys(state):
    return [(key["frame"], key["text"]) for key in state["prompt_keys"]]


def centre(artist, number):
    lane = artist.place("viewer.prompt_lane")
    return (round(lane["x"] + artist.state()["prompt_keys"][number]["x"]),
            round(lane["y"] + lane["height"] / 2))


with Artist("12-prompt-keys", environment=with_sample_model()) as artist:
    artist.write_prompt("a boat")
    artist.key("Return")
    artist.type("0: calm")
    artist.key("Return")
    artist.type("8: storm")
    text = "a boat\n0: calm\n8: storm"
    artist.wait(lambda state: keys(state) == [(0, "calm"), (8, "storm")], "two keys in the lane")
    artist.picture("two keys")

    start = centre(artist, 1)
    frame = artist.widget("viewer.prompt_lane")["width"] / artist.state()["request"]["frame_count"]
    artist.drag(start, (round(start[0] + 2 * frame), start[1]))
    state = artist.wait(lambda state: keys(state) == [(0, "calm"), (10, "storm")], "a moved key")
    expect(state["request"]["prompt"]["positive"] == "a boat\n0: calm\n10: storm",
           f"The prompt is {state['request']['prompt']['positive']!r}.")
    artist.key("ctrl+z")
    state = artist.wait(lambda state: keys(state)[1][0] == 8, "the key at its old place")
    expect(state["request"]["prompt"]["positive"] == text, "Undo did not bring back the text.")

    artist.click("viewer.prompt_lane", at=(0.6, 0.5))
    artist.key("t")
    artist.wait(lambda state: "viewer.prompt_lane.line" in state["widgets"], "a line to write")
    artist.type("wind")
    artist.picture("writing")
    artist.key("Return")
    artist.wait(lambda state: len(keys(state)) == 3 and keys(state)[2][1] == "wind", "a third key")
    artist.key("Delete")
    artist.wait(lambda state: len(keys(state)) == 2, "two keys again")
    artist.key("ctrl+Return")
    artist.wait_idle(1)
