# SPDX-License-Identifier: GPL-3.0-or-later
"""Small, 200 %, light, dark, high contrast: nothing cut, all can be read; for a person to look."""
from artist import Artist, expect
from pixels import contrast
from sample_model import with_sample_model

MIN_HEIGHT = 10
LOOKS = (
    ("small", "1024x680", ("--theme=light",), {}),
    ("small-de", "1024x680", ("--theme=dark", "--lang=de"), {}),
    ("light", "1440x900", ("--theme=light",), {}),
    ("dark", "1440x900", ("--theme=dark",), {}),
    ("high-contrast", "1440x900", ("--theme=high-contrast",), {}),
    ("double", "2880x1800", ("--theme=light",), {"QT_SCALE_FACTOR": "2"}),
    ("double-ja", "2048x1360", ("--theme=light", "--lang=ja"), {"QT_SCALE_FACTOR": "2"}),
)
# What is written where, and behind how wide a picture: to that other rules apply.
WRITTEN = {"prompt": 0, "negative": 0, "viewer.prompt_lane": 0, "prompt.tokens": 0,
           "section.motion": 20, "section.frame": 20, "viewer.frame": 0, "viewer.zoom": 0,
           "queue.list": 24, "queue.pause": 0, "queue.prune": 0, "plot.step_time.shown": 0}


def picture_at_rest(artist, name):
    """A picture, and the state in which everything is where the picture has it."""
    def places(state):
        return {widget: [place[side] for side in ("x", "y", "width", "height")]
                for widget, place in state["widgets"].items() if widget in WRITTEN}
    state = artist.fresh()
    while True:
        before = places(state)
        picture = artist.picture(name)
        state = artist.fresh()
        if places(state) == before:
            return picture, state


def look_at(artist, name, size, scale):
    picture, state = picture_at_rest(artist, name)
    width, height = (int(side) for side in size.split("x"))
    for widget, place in state["widgets"].items():
        if widget.startswith(("viewer", "transport", "queue")):
            expect(place["x"] + place["width"] <= width + 1
                   and place["y"] + place["height"] <= height + 1,
                   f"{name}: {widget} reaches beyond the screen: {place}")
    cut = [widget for widget in state["cut"] if not widget.startswith("models.")]
    expect(cut == [], f"{name}: cut are {cut}")
    ratios = {}
    for widget, margin in WRITTEN.items():
        place = state["widgets"].get(widget)
        # Panels behind others and plots that have no room are of no size.
        if place and place["height"] > MIN_HEIGHT:
            part = dict(place, x=place["x"] + margin * scale,
                        width=place["width"] - margin * scale)
            ratios[widget] = contrast(picture, part, scale)
    print(f"{name}:", ", ".join(f"{widget} {ratio:.1f}" for widget, ratio in ratios.items()))
    expect(len(ratios) >= len(WRITTEN) - 1, f"{name}: only {list(ratios)} were looked at.")
    faint = {widget: ratio for widget, ratio in ratios.items() if ratio < 4.5}
    expect(faint == {}, f"{name}: too faint are {faint}")


for name, size, options, environment in LOOKS:
    with Artist("21-looks", engine="mock:step_ms=5", size=size, options=options,
                environment={**with_sample_model(), **environment}) as artist:
        artist.write_prompt("a (red:1.2) apple at night, bouncing")
        artist.key("ctrl+Return")
        artist.wait_idle(1)
        artist.wait(lambda state: state["clip"].get("frames") == 16, "the clip")
        look_at(artist, name, size, int(environment.get("QT_SCALE_FACTOR", "1")))
