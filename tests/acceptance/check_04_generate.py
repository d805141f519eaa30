# SPDX-License-Identifier: GPL-3.0-or-later
"""Types a prompt, presses Ctrl+Enter: moving preview, steps are counted, a playing clip at the end."""
import time

from artist import Artist, expect, expect_within, machine_is_free
from sample_model import with_sample_model

STEPS = 25


def watch_steps(artist):
    """The steps that the status bar counted, and the frames of the preview that were seen."""
    steps, frames = [], set()

    def look(state):
        job = state["queue"][0]
        if state["preview"]["shown"]:
            frames.add(state["player"]["frame"])
        if job["step"] > 0 and job["state"] == "running" and job["phase"] == "denoise":
            expect(job["steps"] == STEPS, f"It counts to {job['steps']}.")
            expect(f"{job['step']}/{STEPS}" in state["status"], f"It says {state['status']!r}.")
            if job["step"] not in steps[-1:]:
                steps.append(job["step"])
                if len(steps) == 5:
                    artist.picture("running")
        return job["state"] == "done"

    artist.wait(look, "the end")
    return steps, frames


with Artist("04-generate", engine="mock:step_ms=200", environment=with_sample_model()) as artist:
    artist.wait(lambda state: state["engine_ready"], "the engine")
    artist.write_prompt("a red apple bouncing")
    artist.key("ctrl+Return")
    pressed = time.monotonic()
    state = artist.wait(lambda state: state["preview"]["count"] > 0, "a preview")
    expect_within(1, time.monotonic() - pressed, "The first preview")
    expect(state["queue"][0]["prompt"] == "a red apple bouncing", "The job has another prompt.")
    steps, frames = watch_steps(artist)
    print("steps counted:", steps)
    print("frames of the preview:", sorted(frames))
    expect(steps == sorted(steps) and steps[-1] <= STEPS, f"It counted {steps}.")
    expect(len(steps) >= (10 if machine_is_free() else 3), f"It counted {steps} only.")
    expect(len(frames) >= 3, f"The preview showed only frames {frames}.")
    state = artist.wait(lambda state: state["clip"].get("frames") == 16
                        and not state["preview"]["shown"] and state["player"]["playing"],
                        "the playing clip")
    expect(state["player"]["loop"], "The clip is played once.")
    seen = {entry["frame"] for entry in artist.wait(
        lambda state: len({entry["frame"] for entry in state["player"]["sequence"]}) >= 10,
        "ten different frames")["player"]["sequence"]}
    expect(len(seen) >= 10, f"Only frames {seen} were shown.")
    artist.picture("done")
