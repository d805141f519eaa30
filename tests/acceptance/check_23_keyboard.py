# SPDX-License-Identifier: GPL-3.0-or-later
"""Keyboard and screen reader only: Tab comes to every control, each has a name, plots are read."""
from artist import Artist, expect
from sample_model import with_sample_model

CLOSED = ("section.models", "section.context", "section.device")


def go_on(artist):
    """One Tab; where the focus is then."""
    before = artist.state()["keyboard"]["focus"]
    artist.key("Tab")
    return artist.wait(lambda state: state["keyboard"]["focus"] != before,
                       f"something behind {before}")["keyboard"]["focus"]


def go_round(artist):
    """All that has the focus on the way once around the window."""
    visited = []
    focus = go_on(artist)
    while focus not in visited:
        visited.append(focus)
        if focus in CLOSED and not artist.state()["widgets"][focus]["checked"]:
            artist.key("space")
            artist.wait(lambda state: state["widgets"][focus]["checked"], focus + " open")
        focus = go_on(artist)
    return visited


def go_to(artist, name):
    while go_on(artist) != name:
        pass


with Artist("23-keyboard", engine="mock:step_ms=1,decode_ms=1,load_ms=1",
            environment=with_sample_model()) as artist:
    artist.write_prompt("a boat ")
    artist.key("ctrl+Return")
    artist.wait_idle(1)
    for layout in ("alt+1", "alt+2", "alt+3"):
        artist.key(layout)
        artist.fresh()
        visited = go_round(artist)
        keyboard = artist.fresh()["keyboard"]
        missed = sorted(set(keyboard["stops"]) - set(visited))
        print(f"{layout}: {len(visited)} stops")
        expect(len(visited) > 20, f"{layout}: only {visited}")
        expect(missed == [], f"{layout}: Tab never came to {missed}")
        expect(keyboard["nameless"] == [], f"{layout}: without a name: {keyboard['nameless']}")
        artist.picture("layout-" + layout[-1])

    for plot in ("step_time", "schedule"):
        go_to(artist, f"plot.{plot}.menu")
        artist.key("space", "t")
        table = artist.wait(lambda state: f"plot.{plot}.table" in state["widgets"],
                            f"the table of {plot}")["widgets"][f"plot.{plot}.table"]
        expect(len(table["rows"]) >= 25, f"{plot}: a table of {len(table['rows'])} rows")
    artist.picture("tables")
    expect(artist.fresh()["cut"] == [], f"Cut are {artist.state()['cut']}")
