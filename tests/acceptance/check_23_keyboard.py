# SPDX-License-Identifier: GPL-3.0-or-later
"""Keyboard and screen reader only: Tab comes to all of window and dialogs, all has a name, and
plots are read."""
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


def expect_reachable(artist, where, least):
    """Tab comes to all of the window in front, and all of it has a name."""
    artist.fresh()
    visited = go_round(artist)
    keyboard = artist.fresh()["keyboard"]
    missed = sorted(set(keyboard["stops"]) - set(visited))
    print(f"{where}: {len(visited)} stops")
    expect(len(visited) >= least, f"{where}: only {visited}")
    expect(missed == [], f"{where}: Tab never came to {missed}")
    expect(keyboard["nameless"] == [], f"{where}: without a name: {keyboard['nameless']}")
    expect(artist.fresh()["cut"] == [], f"{where}: cut are {artist.state()['cut']}")
    artist.picture(where)


def close_dialog(artist, part):
    artist.key("Escape")
    artist.wait(lambda state: part not in state["widgets"], f"the end of {part}")
    artist.wait(lambda state: "prompt" in state["keyboard"]["stops"], "the window in front")


def walk_dialogs(artist):
    artist.key("ctrl+comma")
    artist.widget("settings.pages")
    for page in range(3):
        expect_reachable(artist, f"preferences-{page}", 4)
        artist.key("ctrl+Tab")
    close_dialog(artist, "settings.pages")
    artist.key("ctrl+e")
    artist.widget("export.go")
    expect_reachable(artist, "export", 12)
    close_dialog(artist, "export.go")
    artist.key("ctrl+t")
    artist.widget("training.begin")
    expect_reachable(artist, "training", 12)
    close_dialog(artist, "training.begin")
    text = artist.home / "another.txt"
    text.write_text("a ship\nSteps: 20, Sampler: DDIM, CFG scale: 5, Seed: 7, Size: 512x512\n")
    artist.hand_over(text)
    artist.widget("recall.apply")
    expect_reachable(artist, "recall", 3)
    close_dialog(artist, "recall.apply")


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
        expect_reachable(artist, "layout-" + layout[-1], 20)

    for plot in ("step_time", "schedule"):
        go_to(artist, f"plot.{plot}.menu")
        artist.key("space", "t")
        table = artist.wait(lambda state: f"plot.{plot}.table" in state["widgets"],
                            f"the table of {plot}")["widgets"][f"plot.{plot}.table"]
        expect(len(table["rows"]) >= 25, f"{plot}: a table of {len(table['rows'])} rows")
    artist.picture("tables")
    expect(artist.fresh()["cut"] == [], f"Cut are {artist.state()['cut']}")
    artist.key("alt+1")
    walk_dialogs(artist)
