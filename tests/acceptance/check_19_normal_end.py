# SPDX-License-Identifier: GPL-3.0-or-later
"""Ends normally: the next start asks nothing, and the prompt is still there."""
import time

from artist import Artist, expect
from sample_model import with_sample_model

with Artist("19-normal-end", environment=with_sample_model()) as artist:
    artist.write_prompt("kept words")
    artist.key("Tab")
    artist.wait(lambda state: state["request"]["prompt"]["positive"] == "kept words", "the words")
    artist.quit()
    artist.start()
    state = artist.wait(
        lambda state: state["request"]["prompt"]["positive"] == "kept words", "the same words")
    time.sleep(0.5)
    expect(not artist.state()["recovery"]["offered"], "It offers to recover.")
    expect(artist.state()["banner"] == "", f"The banner says: {artist.state()['banner']}")
