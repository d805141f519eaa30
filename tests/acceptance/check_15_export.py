# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports MP4, GIF, WebM and PNG frames at once, and looks at what was written."""
import json
import subprocess

from artist import Artist, expect
from sample_model import with_sample_model


def probe(file):
    output = subprocess.run(
        ["ffprobe", "-v", "error", "-count_frames", "-show_streams", "-of", "json", str(file)],
        check=True, capture_output=True, text=True).stdout
    return json.loads(output)["streams"][0]


with Artist("15-export", engine="mock:step_ms=1,decode_ms=1",
            environment=with_sample_model()) as artist:
    artist.write_prompt("a boat")
    artist.key("ctrl+Return")
    artist.wait_idle(1)
    artist.wait(lambda state: state["clip"].get("frames") == 16, "the clip")
    folder = artist.home / "out"
    folder.mkdir()
    artist.key("ctrl+e")
    artist.widget("export.go")
    for name in ("mp4", "gif", "webm", "png_frames"):
        box = artist.widget("export.format." + name)
        if "checked" not in box or not box["checked"]:
            artist.click("export.format." + name, at=(0.08, 0.5))
    artist.click("export.folder")
    artist.key("ctrl+a")
    artist.type(str(folder))
    artist.click("export.name")
    artist.key("ctrl+a")
    artist.type("boat")
    artist.picture("dialog")
    artist.click("export.go")
    artist.wait(lambda state: len(list(folder.iterdir())) >= 4 and not state["export"]["running"],
                "four exports")
    artist.picture("done")
    names = sorted(path.name for path in folder.iterdir())
    print("written:", names)
    expect(not any("part" in name for name in names), f"Something half-written is left: {names}")
    for ending, codec in ((".mp4", "h264"), (".webm", "vp9"), (".gif", "gif")):
        stream = probe(next(folder.glob("*" + ending)))
        expect(stream["codec_name"] == codec, f"{ending} is {stream['codec_name']}")
        expect(stream["nb_read_frames"] == "16", f"{ending} has {stream['nb_read_frames']} frames")
        if ending == ".mp4":
            expect(stream["pix_fmt"] == "yuv420p" and stream["color_space"] == "bt709",
                   f"{stream['pix_fmt']}, {stream.get('color_space')}")
    pictures = next(path for path in folder.iterdir() if path.is_dir())
    expect(len(list(pictures.glob("*.png"))) == 16, "There are not 16 pictures.")
