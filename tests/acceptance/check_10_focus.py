# SPDX-License-Identifier: GPL-3.0-or-later
"""Tabs to a slider and to boxes: arrows move it, Space toggles them; the clip stays as it was."""
from artist import Artist, expect
from sample_model import with_sample_model


def tab_to(artist, name):
    """By the keyboard alone."""
    visited = [artist.fresh()["keyboard"]["focus"]]
    while visited[-1] != name:
        artist.key("Tab")
        state = artist.wait(lambda state: state["keyboard"]["focus"] not in ("", visited[-1]),
                            f"what is behind {visited[-1]}")
        expect(state["keyboard"]["focus"] not in visited, f"Tab never comes to {name}: {visited}")
        visited.append(state["keyboard"]["focus"])


def toggle(artist, name):
    tab_to(artist, name)
    for _ in range(2):
        was = artist.widget(name)["checked"]
        artist.key("space")
        artist.wait(lambda state: state["widgets"][name]["checked"] != was, f"{name} toggled")


def expect_rest(artist, whose):
    player = artist.fresh()["player"]
    expect(player["frame"] == 0 and not player["playing"], f"The keys of {whose} moved the clip.")


with Artist("10-focus", engine="mock:step_ms=1,decode_ms=1",
            environment=with_sample_model()) as artist:
    artist.write_prompt("a boat")
    artist.key("ctrl+Return")
    artist.wait_idle(1)
    artist.wait(lambda state: state["player"]["playing"] and not state["preview"]["shown"],
                "the playing clip")
    artist.click("viewer.picture")
    artist.key("space", "Home")
    artist.wait(lambda state: not state["player"]["playing"] and state["player"]["frame"] == 0,
                "a picture at rest")
    tab_to(artist, "motion.scale.slider")
    before = artist.state()["request"]["motion"]["scale"]
    artist.key("Right")
    artist.wait(lambda state: state["request"]["motion"]["scale"] > before, "the slider")
    artist.key("Left")
    artist.wait(lambda state: state["request"]["motion"]["scale"] == before, "the way back")
    expect_rest(artist, "the slider")
    artist.picture("slider")

    for box in ("section.models", "viewer.onion_skin"):
        toggle(artist, box)
        expect_rest(artist, box)
    artist.key("ctrl+e")
    artist.widget("export.format.gif")
    toggle(artist, "export.format.gif")
    artist.picture("box")
    expect_rest(artist, "a box")
