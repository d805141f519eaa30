# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays with Space, J, K, L, arrows, in and out points, loop and ping-pong: every frame in turn."""
import statistics

from artist import Artist, expect, machine_is_free
from sample_model import with_sample_model

FRAMES = 16


def player(artist, holds, what):
    return artist.wait(lambda state: holds(state["player"]), what)["player"]


def played(artist, act, count):
    """What is shown after an act: frames and the times at which they came."""
    before = artist.fresh()["player"]["sequence"][-1]["ms"]
    act()

    def later(state):
        return [entry for entry in state["sequence"] if entry["ms"] > before]
    shown = later(player(artist, lambda state: len(later(state)) >= count, f"{count} frames"))
    return [entry["frame"] for entry in shown], [entry["ms"] for entry in shown]


def expect_steps(what, frames, following):
    """That each frame is followed by the one that `following` names."""
    wrong = [(frame, then) for frame, then in zip(frames, frames[1:]) if then not in following(frame)]
    print(f"{what}: {frames}")
    # A busy machine may cost frames, never the order.
    expect(not wrong or not machine_is_free(), f"{what}: {wrong} in {frames}")


def rounds(frames, times):
    """Seconds from one showing of a frame to the next, of each frame that was shown again."""
    last, seconds = {}, []
    for frame, ms in zip(frames, times):
        if frame in last:
            seconds.append((ms - last[frame]) / 1000)
        last[frame] = ms
    return seconds


with Artist("09-play", engine="mock:step_ms=1,decode_ms=1",
            environment=with_sample_model()) as artist:
    artist.write_prompt("a boat")
    artist.key("ctrl+Return")
    artist.wait_idle(1)
    artist.wait(lambda state: state["player"]["playing"] and not state["preview"]["shown"],
                "the playing clip")
    artist.click("viewer.picture")
    frames, times = played(artist, lambda: None, 2 * FRAMES + 2)
    expect_steps("forward", frames, lambda frame: {(frame + 1) % FRAMES})
    seconds = statistics.median(rounds(frames, times))
    print(f"16 frames at 8 fps took {seconds:.3f} s")
    expect(abs(seconds - 2.0) <= 0.1 or not machine_is_free(), f"A round took {seconds} s.")

    artist.key("space")
    player(artist, lambda state: not state["playing"], "rest after Space")
    artist.key("Home")
    player(artist, lambda state: state["frame"] == 0, "the first frame")
    artist.key("Right", "Right", "Right")
    player(artist, lambda state: state["frame"] == 3, "frame 3")
    expect(artist.state()["player"]["sequence"][-1]["frame"] == 3, "Another frame is shown.")
    artist.key("i")
    artist.key("Right", "Right", "o")
    player(artist, lambda state: (state["in"], state["out"]) == (3, 5), "in and out")
    artist.picture("in-out")
    frames, _ = played(artist, lambda: artist.key("space"), 7)
    expect(set(frames) == {3, 4, 5}, f"Between in and out came {frames}.")
    expect_steps("in to out", frames, lambda frame: {frame + 1 if frame < 5 else 3})
    artist.key("space")
    player(artist, lambda state: not state["playing"], "rest")
    artist.key("alt+x")
    player(artist, lambda state: state["in"] is None and state["out"] is None, "no in and out")
    artist.key("End")
    player(artist, lambda state: state["frame"] == FRAMES - 1, "the last frame")

    artist.key("l", "l")
    player(artist, lambda state: state["playing"] and state["speed"] == 2, "twice the speed")
    artist.key("k")
    player(artist, lambda state: not state["playing"], "rest after K")
    frames, _ = played(artist, lambda: artist.key("j"), FRAMES + 2)
    player(artist, lambda state: state["direction"] == -1, "backwards")
    expect_steps("backwards", frames, lambda frame: {(frame - 1) % FRAMES})
    artist.key("k")
    player(artist, lambda state: not state["playing"], "rest after K")
    artist.key("Home")
    player(artist, lambda state: state["frame"] == 0, "the first frame")

    was = artist.state()["player"]
    artist.key("p")
    player(artist, lambda state: state["ping_pong"] != was["ping_pong"], "ping-pong")
    frames, _ = played(artist, lambda: artist.key("space"), FRAMES + 6)
    print(f"forth and back: {frames}")
    exact = [*range(1, FRAMES), *range(FRAMES - 2, 0, -1)][:len(frames)]
    expect(frames == exact or not machine_is_free(), f"Forth and back is {frames}.")
    expect(any(then == frame - 1 for frame, then in zip(frames, frames[1:])),
           f"It does not turn in {frames}.")
    artist.key("space")
    player(artist, lambda state: not state["playing"], "rest")
    artist.key("p", "backslash")
    player(artist, lambda state: state["loop"] != was["loop"]
           and state["ping_pong"] == was["ping_pong"], "no loop")
    artist.key("End", "Left", "Left", "Left")
    player(artist, lambda state: state["frame"] == FRAMES - 4, "the fourth last frame")
    artist.key("space")
    player(artist, lambda state: not state["playing"] and state["frame"] == FRAMES - 1,
           "rest at the end")
