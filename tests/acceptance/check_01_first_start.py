# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts for the first time with nothing installed: a card says what is missing."""
from artist import Artist, expect

nothing = {"FLIPBOOK_RESOURCES_DIR": "/nonexistent"}
with Artist("01-first-start", environment=nothing) as artist:
    state = artist.wait(lambda state: state["engine_ready"], "the engine")
    artist.picture("no-model")
    expect(not state["can_generate"], "Generate is enabled without a model.")
    expect("welcome.card" in state["widgets"], "There is no card for the first steps.")
    expect("checkpoint" in state["generate_hint"], "Generate does not say why it is disabled.")
    artist.key("ctrl+Return")
    artist.key("ctrl+l")
    artist.type("a boat")
    state = artist.wait(lambda state: state["widgets"]["prompt"]["value"] == "a boat", "the words")
    expect(state["queue"] == [], "Something was queued without a model.")
