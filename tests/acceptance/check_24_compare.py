# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares two clips: one playhead, a slider, what differs; then remixes one of them.

Once more where there is little room, and what goes into the trash there comes back by a toast.
"""
from artist import Artist, expect
from sample_model import with_sample_model


def make_clip(artist, seed, cfg, count):
    for field, value in (("seed", seed), ("sampling.cfg", cfg)):
        artist.reveal(field)
        artist.click(field)
        artist.key("ctrl+a")
        artist.type(value)
        artist.key("Tab")
    artist.key("ctrl+Return")
    artist.wait_idle(count)
    artist.wait(lambda state: state["history"]["count"] == count, "the clip in the history")


def compare_two(artist):
    """The clip made last, which is shown, with the one before."""
    artist.write_prompt("a boat")
    make_clip(artist, "41", "5", 1)
    make_clip(artist, "13214918285578813247", "9", 2)
    artist.key("alt+2")
    artist.wait(lambda state: state["history"]["shown"] == 2 and not state["docks"]["compose"],
                "the history")
    artist.click("history.list", at=(0.5, 0.05))
    artist.key("Down")
    artist.click("history.compare.button")
    return artist.wait(lambda state: state["compare"]["mode"] == "side_by_side", "two clips")


def look_where_room_is_little(artist, name, scale):
    compare_two(artist)
    artist.click("viewer.picture")
    artist.key("space")
    view = artist.place("viewer.picture")
    expect(view["width"] >= 600 * scale and view["height"] >= 250 * scale,
           f"{name}: two clips have to share {view['width']} × {view['height']} pixels.")
    artist.picture(name)
    cut = artist.fresh()["cut"]
    expect(cut == [], f"{name}: cut are {cut}")
    artist.click("history.list", at=(0.5, 0.05))
    artist.key("Delete")
    artist.wait(lambda state: state["toasts"] and state["history"]["trashed"] == 1, "the toast")
    toasts, view = artist.place("toasts"), artist.place("viewer.picture")
    expect(all(view[side] <= toasts[side]
               and toasts[side] + toasts[length] <= view[side] + view[length]
               for side, length in (("x", "width"), ("y", "height"))),
           f"{name}: the toast lies at {toasts}, the picture at {view}.")
    artist.picture(name + "-toast")
    cut = artist.fresh()["cut"]
    expect(cut == [], f"{name}, toast: cut are {cut}")
    artist.click("toast.action")
    artist.wait(lambda state: not state["toasts"] and state["history"]["trashed"] == 0,
                "the clip back from the trash")


with Artist("24-compare", engine="mock:step_ms=1,decode_ms=1,load_ms=1",
            environment=with_sample_model()) as artist:
    state = compare_two(artist)
    expect("welcome.card" not in state["widgets"], "The card for the first steps is in the way.")
    rows = artist.widget("compare.differences")["rows"]
    expect([row[1:] for row in rows] == [["13214918285578813247", "41"], ["9", "5"]],
           f"The table says {rows}.")

    artist.click("viewer.picture")
    artist.key("space")
    artist.wait(lambda state: not state["player"]["playing"], "a picture at rest")
    artist.key("Home", "Right", "Right")
    artist.wait(lambda state: state["player"]["frame"] == 2, "frame 3")
    artist.picture("side-by-side")
    artist.key("m")
    artist.wait(lambda state: state["compare"]["mode"] == "wipe", "the wipe")
    before = artist.state()["compare"]["wipe"]
    artist.click("compare.wipe")
    artist.key("Right", "Right", "Right")
    artist.wait(lambda state: state["compare"]["wipe"] > before, "the slider")
    expect(artist.state()["player"]["frame"] == 2, "The slider's keys moved the clips.")
    artist.picture("wipe")

    artist.click("history.list", at=(0.5, 0.05))
    artist.key("Down")
    seed = artist.fresh()["request"]["sampling"]["seed"]
    artist.key("r")
    state = artist.wait(lambda state: state["request"]["sampling"]["guidance_scale"] == 5,
                        "the settings of the older clip")
    expect(state["request"]["sampling"]["seed"] == seed, "The remix changed the seed.")

for name, size, options, environment in (
        ("small-de", "1024x680", ("--theme=dark", "--lang=de"), {}),
        ("small-contrast", "1024x680", ("--theme=high-contrast",), {}),
        ("double-ja", "2048x1360", ("--theme=light", "--lang=ja"), {"QT_SCALE_FACTOR": "2"})):
    with Artist("24-compare", engine="mock:step_ms=1,decode_ms=1,load_ms=1", size=size,
                options=options, environment={**with_sample_model(), **environment}) as artist:
        look_where_room_is_little(artist, name, int(environment.get("QT_SCALE_FACTOR", "1")))
