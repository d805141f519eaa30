# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws a motion curve: points by the mouse, by keys and by text; undo takes back each step."""
import re

from artist import Artist, expect
from sample_model import with_sample_model


def points(state):
    """Of "1" or "0:(1), 8:(1.3)"."""
    text = str(state["request"]["motion"]["scale"])
    pairs = re.findall(r"(\d+):\(([\d.]+)\)", text) or [("0", text)]
    return {int(frame): float(value) for frame, value in pairs}


def curve(artist, holds, what):
    return points(artist.wait(lambda state: holds(points(state)), what))


with Artist("13-motion-curve", environment=with_sample_model()) as artist:
    artist.reveal("motion.scale")
    artist.click("motion.scale.open")
    artist.click("motion.scale")
    artist.key("ctrl+a")
    artist.type("0:(1.0), 8:(1.3)")
    artist.key("Return")
    curve(artist, lambda now: now == {0: 1.0, 8: 1.3}, "the typed curve")

    # A double click makes a point: from then on it is known where that is on the screen.
    artist.reveal("motion.scale.plot")
    start = artist.click("motion.scale.plot", clicks=2, at=(0.8, 0.25))
    added = curve(artist, lambda now: len(now) == 3, "a third point")
    frame = max(added)
    expect(8 < frame < 15 and added[frame] > 1.3, f"The point is at {added}.")
    plot = artist.widget("motion.scale.plot")
    artist.drag(start, (start[0], start[1] + plot["height"] // 4))
    lower = curve(artist, lambda now: now[frame] < added[frame] - 0.2, "a lower point")
    expect({**lower, frame: 0} == {**added, frame: 0}, f"More than one point moved: {lower}")
    artist.picture("dragged")

    artist.key("Up", "Up", "Up")
    curve(artist, lambda now: abs(now.get(frame, 0) - lower[frame] - 0.03) < 1e-6,
          "three steps upwards")
    artist.key("Right")
    moved = curve(artist, lambda now: frame + 1 in now, "one frame later")
    expect(frame not in moved, f"The point is there twice: {moved}")
    artist.key("Delete")
    curve(artist, lambda now: now == {0: 1.0, 8: 1.3}, "two points")
    expect(artist.state()["player"]["frame"] == 0, "The keys moved the clip.")

    artist.key("ctrl+z")
    curve(artist, lambda now: now == moved, "the point again")
    for step in (added, {0: 1.0, 8: 1.3}, {0: 1.0}):
        while points(artist.fresh()) != step:
            expect(artist.state()["undo"] != "", f"Undo never gave {step}.")
            artist.key("ctrl+z")
    artist.key("ctrl+shift+z")
    curve(artist, lambda now: now == {0: 1.0, 8: 1.3}, "the typed curve again")
    artist.click("motion.scale.plot", at=(0.5, 0.9))
    artist.key("Return")
    rows = artist.wait(lambda state: "motion.scale.table" in state["widgets"],
                       "the table")["widgets"]["motion.scale.table"]["rows"]
    expect(rows == [["0", "1"], ["8", "1.3"]], f"The table says {rows}.")
    artist.picture("table")

    # The steps as a list, that can be walked.
    artist.key("Escape", "alt+t", "u")
    artist.wait(lambda state: "undo_history.steps" in state["widgets"], "the list of steps")
    artist.picture("steps")
    artist.click("undo_history.steps")
    artist.key("Home")
    curve(artist, lambda now: now == {0: 1.0}, "the curve as it was opened")
    artist.key("Down")
    curve(artist, lambda now: now == {0: 1.0, 8: 1.3}, "the first step")
    step = artist.state()["undo"]
    expect(step.endswith("1 → 0:(1), 8:(1.3)"), f"The step is called {step}.")
