#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes sprites.png and sprites.json from Noto Color Emoji; for developers only.

    make_sprites.py [FONT]

Both files are part of the checkout, so nobody who builds or trains needs the font. To make them
again: apt-get install fonts-noto-color-emoji python3-fonttools python3-pil, and run this.

A glyph of the font's bitmap strike (109 pixels an em) is trimmed, centred on a square and scaled
to SIDE pixels. Colours are rounded to 6 bits, which halves the file and cannot be seen.
"""

import io
import json
import pathlib
import sys

from fontTools.ttLib import TTFont
from PIL import Image

SIDE = 96
COLUMNS = 6
MARGIN = 1  # Empty pixels around a sprite, so that it fades out when it is drawn smaller.
FONT = "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"

# Name in prompts, code point, the colour it has by nature, whether it can be given another.
SPRITES = [
    ("apple", 0x1F34E, "red", True),
    ("cat", 0x1F431, "yellow", True),
    ("car", 0x1F697, "red", True),
    ("rocket", 0x1F680, "red", True),
    ("ball", 0x1F3C0, "orange", True),
    ("star", 0x2B50, "yellow", True),
    ("fish", 0x1F41F, "blue", True),
    ("heart", 0x2764, "red", True),
    ("balloon", 0x1F388, "red", True),
    ("tree", 0x1F333, "green", False),
    ("house", 0x1F3E0, "orange", False),
    ("butterfly", 0x1F98B, "orange", True),
    ("dog", 0x1F436, "white", False),
    ("frog", 0x1F438, "green", False),
    ("boat", 0x26F5, "red", True),
    ("umbrella", 0x2602, "purple", True),
    ("bell", 0x1F514, "yellow", True),
    ("key", 0x1F511, "yellow", True),
    ("mushroom", 0x1F344, "red", True),
    ("ghost", 0x1F47B, "white", False),
    ("robot", 0x1F916, "grey", False),
    ("turtle", 0x1F422, "green", False),
    ("moon", 0x1F319, "yellow", True),
    ("flower", 0x1F337, "pink", False),
]


def without_faint_edge(image):
    """Pixels that are all but transparent would keep the trimming from its work."""
    alpha = image.getchannel("A").point(lambda a: 0 if a < 16 else a)
    image.putalpha(alpha)
    return image


def without_crumbs(image):
    """Only the largest connected part: the small stars around the rocket go."""
    alpha = image.getchannel("A")
    unseen = {(x, y) for x in range(image.width) for y in range(image.height)
              if alpha.getpixel((x, y))}
    largest = set()
    while unseen:
        part = set()
        edge = [unseen.pop()]
        while edge:
            x, y = edge.pop()
            part.add((x, y))
            near = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} & unseen
            unseen -= near
            edge.extend(near)
        largest = max(largest, part, key=len)
    kept = Image.new("RGBA", image.size)
    for place in largest:
        kept.putpixel(place, image.getpixel(place))
    return kept


def sprite(image):
    image = without_crumbs(without_faint_edge(image))
    image = image.crop(image.getchannel("A").getbbox())
    side = max(image.size)
    square = Image.new("RGBA", (side, side))
    square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    inner = SIDE - 2 * MARGIN
    # Pillow resizes RGBA without weighting by alpha; premultiplied ("RGBa") it does.
    scaled = square.convert("RGBa").resize((inner, inner), Image.LANCZOS).convert("RGBA")
    framed = Image.new("RGBA", (SIDE, SIDE))
    framed.paste(without_faint_edge(scaled), (MARGIN, MARGIN))
    return framed


def rounded(sheet):
    """6 bits a channel, and nothing below transparent pixels."""
    sheet = sheet.point(lambda value: min(255, (value + 2) // 4 * 4))
    black = Image.new("RGBA", sheet.size)
    return Image.composite(sheet, black, sheet.getchannel("A").point(lambda a: 255 if a else 0))


def main():
    font = TTFont(sys.argv[1] if len(sys.argv) > 1 else FONT)
    glyphs = font.getBestCmap()
    strike = font["CBDT"].strikeData[0]
    rows = -(-len(SPRITES) // COLUMNS)
    sheet = Image.new("RGBA", (COLUMNS * SIDE, rows * SIDE))
    for index, (_, code_point, _, _) in enumerate(SPRITES):
        image = Image.open(io.BytesIO(strike[glyphs[code_point]].imageData)).convert("RGBA")
        sheet.paste(sprite(image), (index % COLUMNS * SIDE, index // COLUMNS * SIDE))

    folder = pathlib.Path(__file__).resolve().parent
    rounded(sheet).save(folder / "sprites.png", optimize=True)
    lines = [json.dumps({"name": name, "colour": colour, "recolour": recolour})
             for name, _, colour, recolour in SPRITES]
    text = ('{\n  "format": "flipbook-sprites",\n  "version": 1,\n'
            f'  "image": "sprites.png",\n  "side": {SIDE},\n  "columns": {COLUMNS},\n'
            '  "sprites": [\n    ' + ",\n    ".join(lines) + "\n  ]\n}\n")
    (folder / "sprites.json").write_text(text, encoding="utf-8")


main()
