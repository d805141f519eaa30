# SPDX-License-Identifier: GPL-3.0-or-later
"""Closes docks, moves their edges, resizes, restarts: all as it was. Reset layout: as at first."""
from artist import Artist, expect
from sample_model import with_sample_model


def close_dock(artist, name):
    """By the cross at the end of its title."""
    place = artist.place("dock." + name)
    artist.click("dock." + name, at=(1 - 10 / place["width"], 10 / place["height"]))
    artist.wait(lambda state: not state["docks"][name], f"{name} closed")


def arrangement(artist):
    """Which docks are shown, and where those are that lie in front."""
    state = artist.fresh()
    places = {name: place for name, place in state["widgets"].items()
              if name.startswith("dock.") and place["x"] >= 0}
    return state["docks"], {name: (place["x"], place["width"], place["height"])
                            for name, place in places.items()}


with Artist("20-layout", environment=with_sample_model()) as artist:
    at_first = arrangement(artist)
    close_dock(artist, "diagnostics")
    compose = artist.place("dock.compose")
    edge = (compose["x"] + compose["width"] + 2, compose["y"] + compose["height"] // 2)
    artist.drag(edge, (edge[0] + 90, edge[1]))
    artist.wait(lambda state: state["widgets"]["dock.compose"]["width"] > compose["width"] + 60,
                "a wider dock")
    close_dock(artist, "queue")
    artist.resize(1300, 780)
    artist.wait(lambda state: state["widgets"]["toolbar.main"]["width"] == 1300, "the new size")
    artist.picture("arranged")
    before = arrangement(artist)
    expect(not before[0]["queue"] and before[0]["history"], f"Shown are {before[0]}.")
    artist.quit()

    artist.start()
    artist.place("dock.compose")
    after = arrangement(artist)
    artist.picture("again")
    expect(after == before, f"It was {before}, and is {after}.")

    artist.resize(1436, 868)
    artist.key("alt+v", "s")
    artist.wait(lambda state: state["docks"] == at_first[0], "all docks")
    artist.place("dock.compose")
    reset = arrangement(artist)
    artist.picture("reset")
    expect(reset[1].keys() == at_first[1].keys(), f"Shown are {reset[1].keys()}.")
    for name, place in at_first[1].items():
        expect(all(abs(side - was) <= 4 for side, was in zip(reset[1][name], place)),
               f"{name} is at {reset[1][name]}, and was at {place}.")
