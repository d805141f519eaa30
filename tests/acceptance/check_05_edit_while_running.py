# SPDX-License-Identifier: GPL-3.0-or-later
"""Edits the prompt while a clip is made: the running job keeps its own, the next takes the new."""
from artist import Artist, expect
from sample_model import with_sample_model

with Artist("05-edit", engine="mock:step_ms=80", environment=with_sample_model()) as artist:
    artist.write_prompt("first words")
    artist.key("ctrl+Return")
    artist.wait(lambda state: state["queue"][0]["state"] == "running", "the first job")
    artist.write_prompt("second words")
    artist.key("ctrl+Return")
    state = artist.wait(lambda state: len(state["queue"]) == 2, "the second job")
    prompts = [job["prompt"] for job in state["queue"]]
    expect(prompts == ["first words", "second words"], f"The queue has {prompts}.")
    artist.picture("two-jobs")
    artist.wait_idle(2)
