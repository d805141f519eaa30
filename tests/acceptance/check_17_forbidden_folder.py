# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports to a folder that takes no files: a clear sentence, and no half of a file."""
from artist import Artist, expect
from sample_model import with_sample_model

with Artist("17-forbidden", engine="mock:step_ms=1,decode_ms=1",
            environment=with_sample_model()) as artist:
    artist.write_prompt("a boat")
    artist.key("ctrl+Return")
    artist.wait_idle(1)
    artist.key("ctrl+e")
    artist.widget("export.go")
    artist.click("export.folder")
    artist.key("ctrl+a")
    artist.type("/proc/forbidden")
    artist.click("export.go")
    state = artist.wait(lambda state: state["banner"] or "export.problem" in state["widgets"],
                        "a sentence")
    artist.picture("refused")
    expect("/proc/forbidden" in state["banner"] or state["banner"] == "",
           f"The banner says: {state['banner']}")
