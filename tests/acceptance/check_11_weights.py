# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+Up three times on a word, and down again; one step of undo for each press."""
from artist import Artist
from sample_model import with_sample_model


def prompt(artist, text):
    return artist.wait(lambda state: state["widgets"]["prompt"]["value"] == text, text)


with Artist("11-weights", environment=with_sample_model()) as artist:
    artist.write_prompt("red boat")
    for text in ("red (boat:1.1)", "red (boat:1.2)", "red (boat:1.3)"):
        artist.key("ctrl+Up")
        prompt(artist, text)
    artist.picture("heavier")
    for text in ("red (boat:1.2)", "red (boat:1.1)", "red boat"):
        artist.key("ctrl+Down")
        prompt(artist, text)
    artist.key("ctrl+z")
    prompt(artist, "red (boat:1.1)")
