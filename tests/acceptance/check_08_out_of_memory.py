# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory runs out: plain words, remedies as buttons, and the first of them helps."""
from artist import Artist, expect
from sample_model import with_sample_model

with Artist("08-memory", engine="mock:step_ms=20,fail=oom@4",
            environment=with_sample_model()) as artist:
    artist.write_prompt("a boat")
    artist.key("ctrl+Return")
    state = artist.wait(lambda state: state["banner"], "the banner")
    artist.picture("banner")
    expect("memory" in state["banner"], f"The banner says: {state['banner']}")
    artist.click("banner.remedy.0")
    state = artist.wait_idle(1)
    expect(state["request"]["context"]["length"] == 8, "The context is as long as before.")
    expect(state["banner"] == "", "The banner is still there.")
    artist.key("ctrl+z")
