# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+Up three times on a word, and down again; one step of undo for each press, and behind the
last one what was done before."""
from artist import Artist
from sample_model import with_sample_model


def shows(artist, widget, value):
    return artist.wait(lambda state: state["widgets"][widget]["value"] == value, value)


with Artist("11-weights", environment=with_sample_model()) as artist:
    artist.wait(lambda state: state["engine_ready"], "the engine")
    artist.click("frame.count", at=(0.3, 0.5))
    artist.key("Up")
    shows(artist, "frame.count", "17")
    artist.write_prompt("red boat")
    for text in ("red (boat:1.1)", "red (boat:1.2)", "red (boat:1.3)"):
        artist.key("ctrl+Up")
        shows(artist, "prompt", text)
    artist.picture("heavier")
    for text in ("red (boat:1.2)", "red (boat:1.1)", "red boat"):
        artist.key("ctrl+Down")
        shows(artist, "prompt", text)
    artist.key("ctrl+z")
    shows(artist, "prompt", "red (boat:1.1)")
    artist.key(*["ctrl+z"] * 10)
    shows(artist, "prompt", "")
    shows(artist, "frame.count", "16")
    artist.key("ctrl+y")
    shows(artist, "frame.count", "17")
