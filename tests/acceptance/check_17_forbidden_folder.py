# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports to a folder that takes no files, and to a full disk: clear words, no half of a file."""
import contextlib
import os
import resource
import subprocess

from artist import Artist, expect
from sample_model import with_sample_model

PAGE = os.sysconf("SC_PAGE_SIZE")
# The window's own files, as state.json, are smaller; a clip in ProRes is larger.
LARGEST_FILE = 250_000
OTHER = "another's file"
FORMATS = ("mp4", "gif", "webm", "png_frames", "prores")


def export(artist, form, folder):
    artist.key("ctrl+e")
    artist.widget("export.go")
    for name in FORMATS:
        if artist.widget("export.format." + name)["checked"] != (name == form):
            artist.click("export.format." + name, at=(0.08, 0.5))
            artist.wait(lambda state: state["widgets"]["export.format." + name]["checked"]
                        == (name == form), f"{name} ticked or not")
    for field, text in (("folder", str(folder)), ("name", "boat")):
        artist.click("export." + field)
        artist.key("ctrl+a")
        artist.type(text)
    artist.click("export.go")


def expect_refusal(artist, form, folder):
    """A sentence that names the place."""
    state = artist.wait(lambda state: state["banner"] and not state["export"]["running"],
                        f"a sentence on {form} in {folder}")
    print(f"{form}: {state['banner']!r}")
    expect("could not be exported" in state["banner"] and "boat" in state["banner"],
           f"The banner says: {state['banner']}")
    expect(str(folder) in state["banner"], f"Where, is not said in: {state['banner']}")
    expect(artist.state()["export"]["running"] is False, "It still exports.")


def insist(artist):
    """Where a disk is full, the window asks once before it tries."""
    state = artist.wait(lambda state: state["banner"], "a question, or what went wrong")
    if "nearly full" in state["banner"]:
        artist.picture("asked")
        artist.press_remedy("Export anyway")
        artist.wait(lambda state: "nearly full" not in state["banner"], "the end of the question")


@contextlib.contextmanager
def full_disk(artist, folder):
    """What makes room again; the folder lies on a disk of its own where it may be mounted."""
    options = ["tmpfs", str(folder)]
    is_mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={PAGE}", *options],
                                stderr=subprocess.DEVNULL).returncode == 0
    try:
        if is_mounted:
            (folder / OTHER).write_bytes(bytes(PAGE))
            yield FORMATS, lambda: subprocess.run(["mount", "-o", "remount,size=64m", *options],
                                                  check=True)
            return
        print("No disk may be mounted here: files are limited instead.")
        before = resource.prlimit(artist.program.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(artist.program.pid, resource.RLIMIT_FSIZE, (LARGEST_FILE, before[1]))
        yield ("prores",), lambda: resource.prlimit(artist.program.pid, resource.RLIMIT_FSIZE, before)
    finally:
        if is_mounted:
            subprocess.run(["umount", str(folder)], check=True)


with Artist("17-forbidden", engine="mock:step_ms=1,decode_ms=1",
            environment=with_sample_model()) as artist:
    artist.write_prompt("a boat")
    artist.key("ctrl+Return")
    artist.wait_idle(1)
    artist.wait(lambda state: state["clip"].get("frames") == 16 and not state["preview"]["shown"],
                "the clip")
    export(artist, "mp4", "/proc/forbidden")
    expect_refusal(artist, "mp4", "/proc/forbidden")
    artist.picture("refused")

    folder = artist.home / "full"
    folder.mkdir()
    with full_disk(artist, folder) as (formats, make_room):
        for form in formats:
            artist.dismiss_banner()
            export(artist, form, folder)
            insist(artist)
            expect_refusal(artist, form, folder)
            left = [path.name for path in folder.iterdir() if path.name != OTHER]
            expect(left == [], f"{form} left {left}.")
        artist.picture("full")
        make_room()
        artist.press_remedy("Retry")
        artist.wait(lambda state: "Exported" in state["banner"], "the file after all")
        expect([path.stem for path in folder.iterdir() if path.name != OTHER] == ["boat"],
               f"There are {list(folder.iterdir())}.")
