# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts for the first time with nothing installed: at once, a card that says what is missing."""
from artist import Artist, expect, expect_within

nothing = {"FLIPBOOK_RESOURCES_DIR": "/nonexistent"}
with Artist("01-first-start", environment=nothing) as artist:
    painted = artist.wait(lambda state: "painted" in state, "the first picture")["painted"]
    expect_within(2, painted / 1000 - artist.started, "The window")
    state = artist.wait(lambda state: state["engine_ready"], "the engine")
    artist.picture("no-model")
    expect(not state["can_generate"], "Generate is enabled without a model.")
    expect("welcome.card" in state["widgets"], "There is no card for the first steps.")
    expect("checkpoint" in state["generate_hint"], "Generate does not say why it is disabled.")
    artist.key("ctrl+Return")
    artist.key("ctrl+l")
    # No dialog stands in the way of the words.
    artist.type("a boat")
    state = artist.wait(lambda state: state["widgets"]["prompt"]["value"] == "a boat", "the words")
    expect(state["queue"] == [], "Something was queued without a model.")
