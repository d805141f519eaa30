# SPDX-License-Identifier: GPL-3.0-or-later
"""The device is lost, numbers overflow: the banner's button helps, and the clip comes after all."""
import json

from artist import Artist, expect
from sample_model import with_sample_model

MOCK = "mock:step_ms=20,load_ms=1,decode_ms=1,fail="


def states(state):
    return [job["state"] for job in state["queue"]]


def fail(artist, words, *prompts):
    """Queues clips of which the first fails; the state then."""
    artist.click("queue.pause")
    artist.wait(lambda state: state["queue_paused"], "the pause")
    for prompt in prompts:
        artist.write_prompt(prompt)
        artist.key("ctrl+Return")
    artist.wait(lambda state: states(state) == ["waiting"] * len(prompts), "all in the queue")
    artist.click("queue.pause")
    state = artist.wait(lambda state: state["banner"] and "failed" in states(state), "the banner")
    expect(words in state["banner"], f"The banner says: {state['banner']}")
    artist.picture("told")
    return state


def expect_clips(artist, done):
    """So many are made and kept, the last one plays, and nothing is left to say."""
    artist.wait_idle(done)
    state = artist.wait(lambda state: state["clip"].get("frames") == 16
                        and not state["preview"]["shown"] and state["player"]["playing"]
                        and state["history"]["count"] == done, "the playing clip")
    expect(state["banner"] == "", f"The banner still says: {state['banner']}")
    expect("failed" not in states(state), f"In the queue: {states(state)}")
    artist.picture("helped")


with Artist("failures-device", MOCK + "device@6", environment=with_sample_model()) as artist:
    state = fail(artist, "The device was lost", "a boat", "a ship")
    expect(state["queue_paused"], "The queue goes on without a device.")
    # What is queued waits for the new engine.
    expect(states(state) == ["waiting", "failed"], f"In the queue: {states(state)}")
    artist.press_remedy("Restart engine")
    expect_clips(artist, 2)
    state = artist.state()
    expect(not state["queue_paused"], "The queue is still paused.")
    prompts = [job["prompt"] for job in state["queue"]]
    expect(prompts == ["a ship", "a boat"], f"Made were, the last one first, {prompts}.")

with Artist("failures-overflow", MOCK + "nan@6", environment=with_sample_model()) as artist:
    state = fail(artist, "overflowed", "a boat")
    expect(not state["queue_paused"], "The queue is paused, though the device is there.")
    before = state["request"]["compute"]["precision"]
    expect(before != "fp32", "It was fp32 before.")
    artist.press_remedy("fp32")
    expect_clips(artist, 1)
    precision = artist.state()["request"]["compute"]["precision"]
    expect(precision == "fp32", f"The next clip is made in {precision}.")
    file = next((artist.home / "data" / "data" / "clips").rglob("*.json"))
    made = json.loads(file.read_text())["compute"]["precision"]
    expect(made == "fp32", f"The clip was made in {made}.")
