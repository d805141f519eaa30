# SPDX-License-Identifier: GPL-3.0-or-later
"""An hour of jobs in short: the window answers, memory stays, the history scrolls, logs rotate."""
import re

from artist import Artist, expect, expect_within, lateness_p99
from sample_model import with_sample_model

JOBS = 300
LOG_BYTES = 5_000_000


def memory_mb(artist):
    status = open(f"/proc/{artist.program.pid}/status", encoding="ascii").read()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status).group(1)) / 1024


def set_number(artist, field, value):
    artist.reveal(field)
    artist.click(field)
    artist.key("ctrl+a")
    artist.type(str(value))
    artist.key("Tab")


def done(state):
    return sum(job["state"] == "done" for job in state["queue"])


with Artist("25-hour", engine="mock:step_ms=15,decode_ms=1,load_ms=1,fail=oom@2",
            environment=with_sample_model()) as artist:
    artist.quit()
    log = artist.home / "data" / "logs" / "flipbook.log"
    log.write_text("A line of another day.\n" * (LOG_BYTES // 23))
    artist.start()
    artist.write_prompt("a boat")
    for field in ("frame.width", "frame.height"):
        set_number(artist, field, 32)
    set_number(artist, "sampling.steps", 3)
    artist.key("ctrl+Return")
    artist.wait(lambda state: state["banner"], "the failure that is logged")
    set_number(artist, "seed.count", 100)
    for _ in range(JOBS // 100):
        artist.key("ctrl+Return")
    first = artist.wait(lambda state: len(state["queue"]) == JOBS + 1, f"{JOBS} jobs")
    artist.wait(lambda state: done(state) >= JOBS // 3, "a third of the jobs", 300)
    before = memory_mb(artist)
    artist.wait(lambda state: done(state) >= 2 * JOBS // 3, "two thirds of the jobs", 300)
    middle = memory_mb(artist)
    artist.wait(lambda state: state["history"]["count"] == JOBS, "all clips in the history", 300)
    after = memory_mb(artist)
    late = lateness_p99(first, artist.fresh())
    print(f"{before:.0f}, {middle:.0f}, {after:.0f} MB")
    expect(after < 1.05 * before, f"Memory went from {before:.0f} to {after:.0f} MB.")
    expect_within(50, late, "At p99 the window", "ms late")

    artist.key("alt+2")
    before = artist.fresh()
    for notches in (80, -80):
        artist.wheel("history.list", notches)
    late = lateness_p99(before, artist.fresh())
    artist.picture("history")
    expect_within(50, late, "While the history is scrolled, the window", "ms late")
    expect(log.with_name("flipbook.1.log").exists(), "The log was not rotated.")
