# SPDX-License-Identifier: GPL-3.0-or-later
"""Types a prompt, presses Ctrl+Enter: preview while it runs, a playing clip at the end."""
import time

from artist import Artist, expect
from sample_model import with_sample_model

with Artist("04-generate", engine="mock:step_ms=60", environment=with_sample_model()) as artist:
    artist.write_prompt("a red apple bouncing")
    artist.key("ctrl+Return")
    pressed = time.monotonic()
    state = artist.wait(lambda state: state["preview"]["count"] > 0, "a preview")
    print(f"first preview after {time.monotonic() - pressed:.2f} s")
    expect(state["queue"][0]["prompt"] == "a red apple bouncing", "The job has another prompt.")
    artist.wait(lambda state: state["queue"][0]["step"] >= 8, "step 8")
    artist.picture("running")
    state = artist.wait_idle(1)
    state = artist.wait(lambda state: state["clip"]["frames"] == 16 and state["player"]["playing"],
                        "the playing clip")
    seen = {entry["frame"] for entry in artist.wait(
        lambda state: len({entry["frame"] for entry in state["player"]["sequence"]}) >= 10,
        "ten different frames")["player"]["sequence"]}
    expect(len(seen) >= 10, f"Only frames {seen} were shown.")
    artist.picture("done")
