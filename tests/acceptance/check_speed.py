# SPDX-License-Identifier: GPL-3.0-or-later
"""A warm start paints within half a second; with all cores busy the window still answers."""
import os
import subprocess
import sys

from artist import Artist, expect_within, lateness_p99
from sample_model import with_sample_model

BUSY = "while True: pass"


def seconds_to_paint(artist):
    state = artist.wait(lambda state: "painted" in state, "the first picture")
    return state["painted"] / 1000 - artist.started


with Artist("speed", engine="mock:step_ms=100", environment=with_sample_model()) as artist:
    seconds_to_paint(artist)
    starts = []
    for _ in range(3):
        artist.quit()
        artist.start()
        starts.append(seconds_to_paint(artist))
    print("painted after", ", ".join(f"{seconds:.2f}" for seconds in starts), "s")
    # What else the machine does can only make a start slower.
    expect_within(0.5, min(starts), "The quickest start")

    artist.write_prompt("a boat")
    load = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(os.cpu_count())]
    try:
        late = []
        while len(late) < 3 and min(late, default=100) > 50:
            before = artist.fresh()
            artist.key("ctrl+Return")
            artist.wait_idle(len(late) + 1)
            late.append(lateness_p99(before, artist.fresh()))
    finally:
        for process in load:
            process.kill()
            process.wait()
    expect_within(50, min(late), "At p99 the window", "ms late")
