# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays with Space, J, K, L, arrows, in and out points, loop and ping-pong."""
from artist import Artist, expect
from sample_model import with_sample_model


def cycles(sequence, frame):
    """Seconds between one showing of a frame and the next."""
    times = [entry["ms"] for entry in sequence if entry["frame"] == frame]
    return [(later - earlier) / 1000 for earlier, later in zip(times, times[1:])]


def player(artist, holds, what):
    return artist.wait(lambda state: holds(state["player"]), what)["player"]


with Artist("09-play", engine="mock:step_ms=1,decode_ms=1",
            environment=with_sample_model()) as artist:
    artist.write_prompt("a boat")
    artist.key("ctrl+Return")
    artist.wait_idle(1)
    artist.click("viewer.picture")
    player(artist, lambda state: len(state["sequence"]) > 50, "three rounds")
    rounds = cycles(artist.state()["player"]["sequence"], 8)
    print("16 frames at 8 fps took", rounds, "s")
    expect(any(abs(seconds - 2.0) <= 0.1 for seconds in rounds), f"No round took 2 s: {rounds}")
    frames = [entry["frame"] for entry in artist.state()["player"]["sequence"]]
    steps = {(later - earlier) % 16 for earlier, later in zip(frames, frames[1:])}
    print("frames forward from one to the next:", sorted(steps))

    artist.key("space")
    player(artist, lambda state: not state["playing"], "rest after Space")
    artist.key("Home")
    player(artist, lambda state: state["frame"] == 0, "the first frame")
    artist.key("Right", "Right", "Right")
    player(artist, lambda state: state["frame"] == 3, "frame 3")
    artist.key("i")
    artist.key("Right", "Right", "o")
    player(artist, lambda state: (state["in"], state["out"]) == (3, 5), "in and out")
    artist.picture("in-out")
    artist.key("alt+x")
    player(artist, lambda state: state["in"] is None and state["out"] is None, "no in and out")
    artist.key("End")
    player(artist, lambda state: state["frame"] == 15, "the last frame")
    artist.key("l", "l")
    player(artist, lambda state: state["playing"] and state["speed"] == 2, "twice the speed")
    artist.key("j")
    player(artist, lambda state: state["direction"] == -1, "backwards")
    artist.key("k")
    player(artist, lambda state: not state["playing"], "rest after K")
    was = artist.state()["player"]
    artist.key("p")
    player(artist, lambda state: state["ping_pong"] != was["ping_pong"], "ping-pong")
    artist.key("backslash")
    player(artist, lambda state: state["loop"] != was["loop"], "the loop")
