# SPDX-License-Identifier: GPL-3.0-or-later
"""Ends normally, by Ctrl+Q and by a logout: the next start asks nothing, and the prompt is there."""
import signal

from artist import PATIENCE, Artist, expect
from sample_model import with_sample_model


def log_out(artist):
    """What a session that ends sends to the programs in it."""
    artist.program.send_signal(signal.SIGTERM)
    artist.program.wait(PATIENCE)


with Artist("19-normal-end", environment=with_sample_model()) as artist:
    for words, end in (("kept words", artist.quit), ("words of the last second",
                                                     lambda: log_out(artist))):
        artist.write_prompt(words)
        artist.wait(lambda state: state["request"]["prompt"]["positive"] == words, "the words")
        end()
        expect(artist.program.returncode == 0, f"It ended with {artist.program.returncode}.")
        artist.start()
        artist.wait(lambda state: state["request"]["prompt"]["positive"] == words, "the same words")
        # Whether to ask is decided with the words, and shown at once.
        state = artist.fresh()
        expect(not state["recovery"]["offered"], "It offers to recover.")
        expect(state["banner"] == "", f"The banner says: {state['banner']}")
    artist.picture("again")
