# SPDX-License-Identifier: GPL-3.0-or-later
"""Small, 200 %, light, dark, high contrast: nothing cut, all can be read; for a person to look."""
from artist import Artist, expect
from pixels import contrast
from sample_model import with_sample_model

LOOKS = (
    ("small", "1024x680", ("--theme=light",), {}),
    ("small-de", "1024x680", ("--theme=dark", "--lang=de"), {}),
    ("light", "1440x900", ("--theme=light",), {}),
    ("dark", "1440x900", ("--theme=dark",), {}),
    ("high-contrast", "1440x900", ("--theme=high-contrast",), {}),
    ("double", "2880x1800", ("--theme=light",), {"QT_SCALE_FACTOR": "2"}),
    ("double-ja", "2048x1360", ("--theme=light", "--lang=ja"), {"QT_SCALE_FACTOR": "2"}),
)
WRITTEN = ("prompt.tokens", "section.motion", "viewer.frame", "queue.pause", "plot.step_time.shown",
           "queue.list")


def look_at(artist, name, size):
    picture = artist.picture(name)
    state = artist.fresh()
    width, height = (int(side) for side in size.split("x"))
    for widget, place in state["widgets"].items():
        if widget.startswith(("viewer", "transport", "queue")):
            expect(place["x"] + place["width"] <= width + 1
                   and place["y"] + place["height"] <= height + 1,
                   f"{name}: {widget} reaches beyond the screen: {place}")
    cut = [widget for widget in state["cut"] if not widget.startswith("models.")]
    expect(cut == [], f"{name}: cut are {cut}")
    for widget in WRITTEN:
        if widget in state["widgets"]:
            ratio = contrast(picture, state["widgets"][widget])
            expect(ratio >= 4.5, f"{name}: {widget} has a contrast of {ratio:.1f}")


for name, size, options, environment in LOOKS:
    with Artist("21-looks", engine="mock:step_ms=5", size=size, options=options,
                environment={**with_sample_model(), **environment}) as artist:
        artist.write_prompt("a (red:1.2) apple at night, bouncing")
        artist.key("ctrl+Return")
        artist.wait_idle(1)
        artist.wait(lambda state: state["clip"].get("frames") == 16, "the clip")
        look_at(artist, name, size)
