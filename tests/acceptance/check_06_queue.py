# SPDX-License-Identifier: GPL-3.0-or-later
"""Queues three seeds, moves the last to the front, removes one; a restart changes nothing."""
from artist import Artist, expect
from sample_model import with_sample_model


def jobs(state):
    return [(job["seed"], job["state"]) for job in state["queue"]]


def waiting(*seeds):
    return [(seed, "waiting") for seed in seeds]


with Artist("06-queue", engine="mock:step_ms=1,decode_ms=1,load_ms=1",
            environment=with_sample_model()) as artist:
    artist.key("alt+g", "p")
    artist.wait(lambda state: state["queue_paused"], "the pause")
    artist.write_prompt("a boat")
    artist.reveal("seed")
    artist.click("seed")
    artist.key("ctrl+a")
    artist.type("41")
    artist.key("Tab")
    artist.reveal("seed.rule")
    artist.click("seed.rule")
    artist.type("The next higher")
    artist.key("Return")
    artist.click("seed.count")
    artist.key("ctrl+a")
    artist.type("3")
    artist.key("ctrl+Return")
    artist.wait(lambda state: jobs(state) == waiting("41", "42", "43"), "three seeds")

    artist.click("queue.list", at=(0.5, 0.05))
    artist.key("End", "alt+Home")
    artist.wait(lambda state: jobs(state) == waiting("43", "41", "42"), "the last at the front")
    artist.picture("moved")
    artist.key("Down", "Delete")
    artist.wait(lambda state: jobs(state) == waiting("43", "42"), "one job less")
    artist.quit()

    artist.start()
    artist.wait(lambda state: jobs(state) == waiting("43", "42"), "the same queue")
    expect(artist.state()["queue_paused"], "The queue is not paused any more.")
    artist.picture("again")
    artist.click("queue.pause")
    state = artist.wait_idle(2)
    expect(jobs(state) == [("42", "done"), ("43", "done")], f"In the end: {jobs(state)}")
    artist.wait(lambda state: state["history"]["count"] == 2, "two clips in the history")
