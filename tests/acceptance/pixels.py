# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be measured on a screenshot."""
import collections
import subprocess

# From which contrast on a pixel belongs to what is written, and not to the ground.
VISIBLE = 1.5


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


def runs(marks, gap):
    """Where marks are set, as spans; holes of less than a gap belong to them."""
    spans = []
    for place, is_set in enumerate(marks):
        if not is_set:
            continue
        if spans and place - spans[-1][1] < gap:
            spans[-1][1] = place + 1
        else:
            spans.append([place, place + 1])
    return spans


def words(ratios, width, gap):
    """What is written, line by line and word by word: the contrasts of its pixels."""
    rows = [ratios[i:i + width] for i in range(0, len(ratios), width)]
    for top, bottom in runs([max(row) >= VISIBLE for row in rows], 2):
        line = rows[top:bottom]
        columns = [max(column) >= VISIBLE for column in zip(*line)]
        for left, right in runs(columns, gap):
            yield [ratio for row in line for ratio in row[left:right] if ratio >= VISIBLE]


def contrast(picture, place, scale=1, inset=4):
    """Of the word that is read worst to what it stands on, which is most of its place.

    The edges of letters are mixed with the ground: a word is as strong as the strongest tenth of
    its pixels are at least, not as a single one.
    """
    inset *= scale
    pixels = region(picture, place, inset)
    ground = luminance(collections.Counter(pixels).most_common(1)[0][0])
    known = {colour: luminance(colour) for colour in set(pixels)}
    ratios = [(max(ground, ink) + 0.05) / (min(ground, ink) + 0.05)
              for ink in (known[colour] for colour in pixels)]
    strengths = [sorted(word, reverse=True)[len(word) // 10]
                 for word in words(ratios, place["width"] - 2 * inset, 4 * scale)
                 if len(word) >= 20 * scale * scale]
    if not strengths:
        raise AssertionError(f"Nothing is written at {place} of {picture}.")
    return min(strengths)
