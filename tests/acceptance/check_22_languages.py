# SPDX-License-Identifier: GPL-3.0-or-later
"""German, Japanese, and a language from the right: nothing cut, "7,5" is 7.5, files say 7.5."""
import json

from artist import Artist, expect
from sample_model import with_sample_model

SECTIONS = ("models", "context", "device")


def open_sections(artist):
    for section in SECTIONS:
        artist.reveal("section." + section)
        artist.click("section." + section)
        artist.wait(lambda state: state["widgets"]["section." + section]["checked"], section)


def export_infotext(artist):
    """What the file for other programs says."""
    folder = artist.home / "out"
    folder.mkdir()
    artist.key("ctrl+e")
    artist.widget("export.go")
    expect_uncut(artist, "German, export")
    for form in ("mp4", "infotext"):
        wanted = form == "infotext"
        if artist.widget("export.format." + form)["checked"] != wanted:
            artist.click("export.format." + form, at=(0.08, 0.5))
    artist.click("export.folder")
    artist.key("ctrl+a")
    artist.type(str(folder))
    artist.picture("de-export")
    artist.click("export.go")
    artist.wait(lambda state: list(folder.glob("*.txt")) and not state["export"]["running"],
                "the infotext")
    return next(folder.glob("*.txt")).read_text()


def expect_uncut(artist, where):
    # The names of models and clips are the user's, and may be of any length.
    cut = [name for name in artist.fresh()["cut"] if not name.startswith("models.")]
    expect(cut == [], f"{where}: cut are {cut}")


with Artist("22-languages", engine="mock:step_ms=1,decode_ms=1,load_ms=1", options=["--lang=de"],
            environment=with_sample_model()) as artist:
    artist.reveal("sampling.cfg")
    artist.click("sampling.cfg")
    artist.key("ctrl+a")
    artist.type("7,5")
    artist.key("Tab")
    artist.wait(lambda state: state["request"]["sampling"]["guidance_scale"] == 7.5, "CFG 7.5")
    artist.write_prompt("ein Boot")
    artist.key("ctrl+Return")
    artist.wait_idle(1)
    artist.wait(lambda state: state["history"]["count"] == 1, "the clip in the history")
    recipe = json.loads(next((artist.home / "data" / "data" / "clips").rglob("*.json")).read_text())
    scale = recipe["sampling"]["guidance_scale"]
    expect(scale == 7.5, f"The recipe says {scale}.")
    infotext = export_infotext(artist)
    expect("CFG scale: 7.5," in infotext, f"The infotext says {infotext!r}.")
    open_sections(artist)
    artist.picture("de")
    expect_uncut(artist, "German")
    artist.key("alt+2")
    artist.wait(lambda state: not state["docks"]["compose"], "the layout for looking")
    artist.picture("de-review")
    expect_uncut(artist, "German, Review")
    artist.key("ctrl+comma")
    artist.widget("settings.pages")
    for page in range(3):
        artist.picture(f"de-settings-{page}")
        expect_uncut(artist, f"German, preferences {page}")
        artist.key("ctrl+Tab")

with Artist("22-languages", options=["--lang=ja"], environment=with_sample_model()) as artist:
    open_sections(artist)
    artist.picture("ja")
    expect_uncut(artist, "Japanese")

with Artist("22-languages", options=["--lang=ar"], environment=with_sample_model()) as artist:
    viewer, compose, queue = (artist.place(name)["x"]
                              for name in ("viewer", "dock.compose", "dock.queue"))
    expect(queue < viewer < compose, f"Queue, viewer, Compose begin at {queue}, {viewer}, {compose}")
    artist.picture("right-to-left")
    expect_uncut(artist, "From the right")
