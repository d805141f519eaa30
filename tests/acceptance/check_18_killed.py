# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is killed while it generates: prompt, keyframes, queue and clips are there again.
Killed twice in a row it offers to start in safe mode."""
import os
import pathlib
import signal
import time

from artist import Artist, expect, machine_is_free
from sample_model import with_sample_model

# What may be lost is the last second, where the machine keeps up.
LOST_SECONDS = 1
KEYS = [(0, "calm"), (8, "storm")]


def keys(state):
    return [(key["frame"], key["text"]) for key in state["prompt_keys"]]


def prompt(state):
    return state["request"]["prompt"]["positive"]


def wait_for(holds, what):
    """What the check itself did not start."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        found = holds()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"Waited in vain for {what}.")


def set_steps(artist, steps):
    artist.reveal("sampling.steps")
    artist.click("sampling.steps")
    artist.key("ctrl+a")
    artist.type(str(steps))
    artist.key("Tab")


with Artist("18-killed", engine="mock:step_ms=200", environment=with_sample_model()) as artist:
    set_steps(artist, 2)
    artist.write_prompt("the first")
    artist.key("ctrl+Return")
    artist.wait_idle(1)
    artist.wait(lambda state: state["history"]["count"] == 1, "the clip in the history")
    set_steps(artist, 100)  # It still runs when the program is killed.
    for words in ("the second", "the third"):
        artist.write_prompt(words)
        artist.key("ctrl+Return")
    artist.wait(lambda state: sum(job["state"] == "waiting" for job in state["queue"]) == 1
                and any(job["step"] >= 2 for job in state["queue"]), "a running and a waiting job")
    artist.write_prompt("typed at last")
    for line in ("0: calm", "8: storm"):
        artist.key("Return")
        artist.type(line)
    typed = time.monotonic()
    text = prompt(artist.wait(lambda state: keys(state) == KEYS, "two keys in the lane"))
    expect(text == "typed at last\n0: calm\n8: storm", f"The prompt is {text!r}.")
    lost = LOST_SECONDS if machine_is_free() else 5 * LOST_SECONDS
    time.sleep(max(0, typed + lost - time.monotonic()))
    print(f"killed {time.monotonic() - typed:.2f} s after the last word")
    artist.kill()

    artist.start()
    state = artist.wait(lambda state: state["recovery"]["offered"], "the offer to recover")
    artist.picture("recovery")
    expect(state["queue_paused"], "The queue is not paused.")
    waiting = [job["prompt"] for job in state["queue"] if job["state"] == "waiting"]
    expect(waiting == ["the second", "the third"], f"In the queue: {waiting}")
    expect(state["history"]["count"] == 1, "The finished clip is gone.")
    expect(prompt(state) == text, f"The prompt is {prompt(state)!r}.")
    expect(keys(state) == KEYS, f"The keys are {keys(state)}.")
    expect("typed at last" in state["banner"], f"The banner says: {state['banner']}")

    artist.press_remedy("Restore and go on")
    state = artist.wait(lambda state: state["queue"][0]["state"] == "running"
                        and state["queue"][0]["step"] >= 2, "the queue going on")
    expect(state["queue"][0]["prompt"] == "the second", f"It runs {state['queue'][0]['prompt']!r}.")
    expect(not state["queue_paused"] and not state["recovery"]["offered"], "It is not decided.")
    expect(state["banner"] == "", f"The banner says: {state['banner']}")
    expect(prompt(state) == text and keys(state) == KEYS, f"The prompt became {prompt(state)!r}.")
    artist.kill()

    artist.start()
    state = artist.wait(lambda state: state["recovery"]["offered"], "the second offer to recover")
    artist.picture("safe-mode")
    expect("2 times" in state["banner"], f"The banner says: {state['banner']}")
    artist.press_remedy("Start in safe mode")
    expect(artist.program.wait(60) == 0, "It did not end well.")
    artist.state_file.unlink(missing_ok=True)
    lock = artist.home / "data" / "data" / "running.lock"
    pid = wait_for(lambda: lock.exists() and int((lock.read_text().split() or ["0"])[0]),
                   "the start in safe mode")
    command = pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    expect(b"--safe-mode" in command, f"It was started as {command}.")
    state = wait_for(lambda: "widgets" in artist.state() and prompt(artist.state()) == text
                     and artist.state(), "the window with the prompt")
    expect(not state["recovery"]["offered"], "It asks once more.")
    os.kill(pid, signal.SIGTERM)
    wait_for(lambda: not lock.exists(), "its end")
