# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports a clip in every form and opens each file again: the same recipe, to the last digit."""
from artist import Artist, expect
from sample_model import with_sample_model

SEED = "13214918285578813247"
PROMPT = "a boat at sea, ink"
FORMATS = ("mp4", "webm", "prores", "ffv1", "apng", "gif", "webp", "png_frames", "infotext")

with Artist("16-recall", engine="mock:step_ms=1,decode_ms=1",
            environment=with_sample_model()) as artist:
    artist.write_prompt(PROMPT)
    artist.reveal("seed")
    artist.click("seed")
    artist.key("ctrl+a")
    artist.type(SEED)
    artist.key("Return")
    made = artist.wait(lambda state: state["seed"] == SEED, "the seed")
    expect(made["request"]["prompt"]["positive"] == PROMPT, "The prompt was typed otherwise.")
    artist.key("ctrl+Return")
    artist.wait_idle(1)
    artist.wait(lambda state: state["clip"].get("frames") == 16, "the clip")
    # The clip has a size, where the request left it to the model.
    state = artist.state()
    recipe = dict(state["request"], size={side: state["clip"][side] for side in ("width", "height")})

    folder = artist.home / "out"
    folder.mkdir()
    artist.key("ctrl+e")
    artist.widget("export.go")
    for name in FORMATS:
        if not artist.widget("export.format." + name)["checked"]:
            artist.click("export.format." + name, at=(0.08, 0.5))
    artist.click("export.folder")
    artist.key("ctrl+a")
    artist.type(str(folder))
    artist.picture("dialog")
    artist.click("export.go")
    artist.wait(lambda state: len([path for path in folder.iterdir()
                                   if not path.name.startswith(".")]) == len(FORMATS)
                and not state["export"]["running"], "all exports")
    files = sorted(folder.iterdir())
    expect(all(path.name.startswith(f"a-boat-at-sea-ink-{SEED}") for path in files),
           f"The names are {[path.name for path in files]}.")

    artist.write_prompt("another")
    artist.key("Tab")
    other = artist.wait(lambda state: state["request"]["prompt"]["positive"] == "another",
                        "another prompt")["request"]
    for file in files:
        artist.hand_over(file)
        artist.wait(lambda state: "recall.changes" in state["widgets"], f"the changes of {file.name}")
        artist.click("recall.apply")
        state = artist.wait(lambda state: state["request"]["prompt"]["positive"] != "another",
                            f"the prompt of {file.name}")
        expect(state["seed"] == SEED, f"{file.name} brought back the seed {state['seed']}.")
        expect(state["request"] == recipe,
               f"{file.name} brought back {state['request']}, not {recipe}.")
        artist.key("ctrl+z")
        artist.wait(lambda state: state["request"] == other, "the other prompt again")
