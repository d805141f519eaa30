# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is killed while it generates: prompt, queue and finished clips are there again."""
import time

from artist import Artist, expect
from sample_model import with_sample_model

with Artist("18-killed", engine="mock:step_ms=150", environment=with_sample_model()) as artist:
    artist.write_prompt("the first")
    artist.key("ctrl+Return")
    artist.wait_idle(1)
    artist.wait(lambda state: state["history"]["count"] == 1, "the clip in the history")
    for words in ("the second", "the third"):
        artist.write_prompt(words)
        artist.key("ctrl+Return")
    artist.wait(lambda state: sum(job["state"] == "waiting" for job in state["queue"]) == 1
                and any(job["step"] >= 2 for job in state["queue"]), "a running and a waiting job")
    artist.write_prompt("typed at last")
    time.sleep(1.2)
    artist.kill()

    artist.start()
    state = artist.wait(lambda state: state["recovery"]["offered"], "the offer to recover")
    artist.picture("recovery")
    expect(state["queue_paused"], "The queue is not paused.")
    waiting = [job["prompt"] for job in state["queue"] if job["state"] == "waiting"]
    expect(waiting == ["the second", "the third"], f"In the queue: {waiting}")
    expect(state["history"]["count"] == 1, "The finished clip is gone.")
    expect(state["request"]["prompt"]["positive"] == "typed at last",
           f"The prompt is {state['request']['prompt']['positive']!r}.")
