# SPDX-License-Identifier: GPL-3.0-or-later
"""Edits prompt and CFG while a clip is made: the job keeps its own, the next takes the new."""
import json

from artist import Artist, expect
from sample_model import with_sample_model

FIRST, SECOND = ("first words", 4), ("second words", 9)

with Artist("05-edit", engine="mock:step_ms=200", environment=with_sample_model()) as artist:
    artist.write_prompt(FIRST[0])
    artist.key("ctrl+Return")
    artist.wait(lambda state: state["queue"][0]["state"] == "running", "the first job")
    artist.write_prompt(SECOND[0])
    artist.reveal("sampling.cfg")
    artist.click("sampling.cfg")
    artist.key("ctrl+a")
    artist.type(str(SECOND[1]))
    artist.key("Tab")
    artist.wait(lambda state: state["request"]["sampling"]["guidance_scale"] == SECOND[1], "the CFG")
    artist.key("ctrl+Return")
    state = artist.wait(lambda state: len(state["queue"]) == 2, "the second job")
    jobs = [(job["prompt"], job["guidance_scale"]) for job in state["queue"]]
    expect(jobs == [FIRST, SECOND], f"The queue has {jobs}.")
    artist.picture("two-jobs")
    artist.wait_idle(2)
    artist.wait(lambda state: state["history"]["count"] == 2, "two clips in the history")
    recipes = [json.loads(file.read_text())
               for file in (artist.home / "data" / "data" / "clips").rglob("*.json")]
    made = sorted((recipe["prompt"]["positive"], recipe["sampling"]["guidance_scale"])
                  for recipe in recipes)
    expect(made == [FIRST, SECOND], f"The clips were made with {made}.")
