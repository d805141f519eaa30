# SPDX-License-Identifier: GPL-3.0-or-later
"""Five looks: small, 200 %, light, dark, high contrast; for a person to look at."""
from artist import Artist, expect
from sample_model import with_sample_model

looks = (
    ("small", "1024x680", ("--theme=light",), {}),
    ("light", "1440x900", ("--theme=light",), {}),
    ("dark", "1440x900", ("--theme=dark",), {}),
    ("high-contrast", "1440x900", ("--theme=high-contrast",), {}),
    ("double", "2880x1800", ("--theme=light",), {"QT_SCALE_FACTOR": "2"}),
)
for name, size, options, environment in looks:
    with Artist("21-looks", engine="mock:step_ms=5", size=size, options=options,
                environment={**with_sample_model(), **environment}) as artist:
        artist.write_prompt("a (red:1.2) apple at night, bouncing")
        artist.key("ctrl+Return")
        artist.wait_idle(1)
        artist.wait(lambda state: state["clip"].get("frames") == 16, "the clip")
        artist.picture(name)
        width, height = (int(side) for side in size.split("x"))
        for widget, place in artist.state()["widgets"].items():
            if widget.startswith(("viewer", "transport", "queue")):
                expect(place["x"] + place["width"] <= width + 1
                       and place["y"] + place["height"] <= height + 1,
                       f"{name}: {widget} reaches beyond the screen: {place}")
