# SPDX-License-Identifier: GPL-3.0-or-later
"""Drags the clip out of the viewer onto another window, here a second Flipbook, which recalls it."""
import time

from artist import PATIENCE, Artist, expect
from sample_model import with_sample_model

ENGINE = "mock:step_ms=1,decode_ms=1,load_ms=1"


def middle(place):
    return place["x"] + place["width"] // 2, place["y"] + place["height"] // 2


def files_below(folder):
    return [path for path in folder.rglob("*.mp4") if path.stat().st_size > 0]


def wait_for_file(folder):
    end = time.monotonic() + PATIENCE
    while not files_below(folder) and time.monotonic() < end:
        time.sleep(0.05)
    expect(files_below(folder), "Nothing was written for the hand that drags.")
    # The window has to hear of it before the hand moves on.
    time.sleep(0.3)


environment = with_sample_model()
with Artist("drag-out", ENGINE, "2640x900", environment=environment) as giver:
    giver.resize(1300, 800)
    giver.move_window(0, 20)
    giver.write_prompt("a red apple bouncing")
    giver.key("ctrl+Return")
    giver.wait_idle(1)
    # A job is done before the viewer has changed from the preview to the clip.
    giver.wait(lambda state: state["clip"] and not state["preview"]["shown"], "the clip in the viewer")
    start = middle(giver.place("viewer"))
    with Artist("drag-in", ENGINE, environment=environment, display=giver.display) as taker:
        taker.resize(1300, 800)
        taker.move_window(1320, 20)
        end = middle(taker.place("viewer"))
        giver.drag(start, end, held=lambda: wait_for_file(giver.home),
                   welcome=lambda: taker.state().get("hint"))
        state = taker.wait(lambda state: "recall.changes" in state["widgets"],
                           "the list of changes")
        taker.picture("recalled")
        rows = state["widgets"]["recall.changes"]["rows"]
        expect(any("a red apple bouncing" in row[2] for row in rows), f"The prompt is not in {rows}")
        taker.click("recall.apply")
        taker.wait(lambda state: state["request"]["prompt"]["positive"] == "a red apple bouncing",
                   "the prompt")
    files = files_below(giver.home)
    expect(len(files) == 1, f"There is not one file but {files}.")
