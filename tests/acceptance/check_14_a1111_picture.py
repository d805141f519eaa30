# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens pictures of A1111: the changes are listed, applied, and taken back in one step."""
import struct
import zlib

from artist import Artist, expect
from sample_model import with_sample_model

SETTINGS = ("Steps: 31, Sampler: DPM++ 2M Karras, CFG scale: 6.5, Seed: 13214918285578813247, "
            "Size: 512x640, Clip skip: 2, Version: v1.9.4")


def chunk(kind, content):
    return (struct.pack(">I", len(content)) + kind + content
            + struct.pack(">I", zlib.crc32(kind + content)))


def write_picture(path, text):
    """One grey pixel and the text, in Latin-1 where that has its letters, as Pillow does."""
    try:
        parameters = chunk(b"tEXt", b"parameters\0" + text.encode("latin-1"))
    except UnicodeEncodeError:
        parameters = chunk(b"iTXt", b"parameters\0\0\0\0\0" + text.encode())
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0))
                     + parameters + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b""))


with Artist("14-a1111-picture", environment=with_sample_model()) as artist:
    artist.write_prompt("what was there before")
    artist.key("Tab")
    before = artist.wait(lambda state: state["request"]["prompt"]["positive"]
                         == "what was there before", "the prompt")["request"]
    for name, positive, negative in (("latin", "un café à Málaga, (soleil:1.2)", "flou, détails"),
                                     ("japanese", "灯台と海、夕焼け", "ぼやけた")):
        picture = artist.home / f"{name}.png"
        write_picture(picture, f"{positive}\nNegative prompt: {negative}\n{SETTINGS}")
        artist.hand_over(picture)
        rows = artist.wait(lambda state: "recall.changes" in state["widgets"],
                           "the list of changes")["widgets"]["recall.changes"]["rows"]
        print(name, rows)
        expect(any(row[2].startswith("13214918285578813247") for row in rows), "No seed is listed.")
        expect(any(positive in row[2] for row in rows), "The prompt is not listed.")
        artist.picture(name)
        artist.click("recall.apply")
        now = artist.wait(lambda state: state["request"]["prompt"]["positive"] == positive,
                          "its prompt")
        expect(now["seed"] == "13214918285578813247", f"The seed is {now['seed']}.")
        now = now["request"]
        expect(now["prompt"]["negative"] == negative, f"The negative prompt is {now['prompt']}")
        expect(now["prompt"]["clip_skip"] == 2, "Clip skip is not 2.")
        expect(now["size"] == {"width": 512, "height": 640}, f"The size is {now['size']}.")
        sampling = now["sampling"]
        expect((sampling["scheduler"], sampling["schedule"]) == ("dpmpp_2m", "karras"),
               f"The sampler is {sampling['scheduler']}, {sampling['schedule']}.")
        expect(sampling["steps"] == 31 and sampling["guidance_scale"] == 6.5, "Steps or CFG differ.")
        artist.key("ctrl+z")
        artist.wait(lambda state: state["request"] == before, "everything as it was")
