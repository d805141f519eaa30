# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be measured on a screenshot."""
import collections
import subprocess


def region(picture, place, inset):
    """The colours of a part of a picture, pixel by pixel."""
    width, height = place["width"] - 2 * inset, place["height"] - 2 * inset
    part = f"{width}x{height}+{place['x'] + inset}+{place['y'] + inset}"
    data = subprocess.run(["convert", str(picture), "-crop", part, "+repage", "-depth", "8", "rgb:-"],
                          check=True, capture_output=True).stdout
    return [tuple(data[i:i + 3]) for i in range(0, len(data), 3)]


def luminance(colour):
    """Relative luminance as WCAG 2 defines it."""
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
              for c in (channel / 255 for channel in colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(picture, place, inset=4):
    """Of what is written in a place to what it stands on, which is most of it."""
    colours = collections.Counter(region(picture, place, inset))
    ground = luminance(colours.most_common(1)[0][0])
    ratios = [(max(ground, ink) + 0.05) / (min(ground, ink) + 0.05)
              for ink in map(luminance, colours)]
    return max(ratios)
