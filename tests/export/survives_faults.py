#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether anything half-written stays: the whole program, every format, every fault.

    python3 tests/export/survives_faults.py [FORMAT...]     by hand; needs ffmpeg, and root to mount

The tests' tiny model makes a clip and a fault strikes while it is written. A clip of that name is
there already and must be as it was, or the new one in whole; the program must say in one sentence
which file it is about; nothing else may lie beside it, or be gone after the next clip.

Of a whole clip, FFmpeg reads all frames without a complaint. Its bytes are no measure: libx264 and
libx265 read memory that they have not written, and choose by it (with MALLOC_PERTURB_ the ffmpeg
program does the same).
"""

import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build/release/bin/flipbook-cli"
# Endings of files; frames go into a folder.
FORMATS = {"mp4": ".mp4", "mp4_h265": ".mp4", "webm": ".webm", "webm_av1": ".webm",
           "prores": ".mov", "ffv1": ".mkv", "ffv1_16": ".mkv", "gif": ".gif", "webp": ".webp",
           "apng": ".png", "png_frames": "/", "png_frames_16": "/"}
FRAMES = 16


def command(target, name):
    return [PROGRAM, "generate", "--model", ROOT / "tests/data/tiny-sd15", "--prompt", "a boat",
            "--seed", "1", "--steps", "1", "--frames", str(FRAMES), "--threads", "1",
            "--progress=none", "--format", name, "--overwrite", "--output", target]


def run(target, name, **options):
    return subprocess.run(command(target, name), capture_output=True, text=True, **options)


def content(path):
    """Of a file, or of all files of a folder; None if there is neither."""
    path = pathlib.Path(str(path).rstrip("/"))
    if path.is_dir():
        return {file.name: file.read_bytes() for file in sorted(path.iterdir())}
    return path.read_bytes() if path.exists() else None


def is_whole(path):
    if path.is_dir():
        pictures = [file for file in path.iterdir() if file.suffix == ".png"]
        return len(pictures) == FRAMES and (path / "recipe.json").exists() \
            and all(counted(file) == "1" for file in pictures[-1:])
    if path.suffix == ".webp":  # FFmpeg 5.1 reads no animation.
        return subprocess.run(["webpinfo", "-quiet", path]).returncode == 0
    # Else it is one picture to FFmpeg.
    animation = ["-f", "apng"] if path.suffix == ".png" else []
    return counted(path, *animation) == str(FRAMES)


def counted(path, *form):
    """Frames that can be read; None where something is wrong with them."""
    found = subprocess.run(
        ["ffprobe", "-v", "error", "-count_frames", "-show_entries", "stream=nb_read_frames",
         "-of", "csv=p=0", *form, path], capture_output=True, text=True)
    return None if found.stderr else found.stdout.strip().strip(",")


def others(folder, target):
    return sorted(path for path in folder.iterdir() if path.name != target.name)


def temporary(folder):
    return [path for path in folder.iterdir() if path.name.startswith(".flipbook-")]


def started(target, name, folder):
    """A run that has begun to write."""
    process = subprocess.Popen(command(target, name), stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not temporary(folder):
        time.sleep(0.001)
    time.sleep(random.random() * 0.03)
    return process


class Fault:
    """One target with an older clip, made by `before`."""

    def __init__(self, name, folder, before):
        self.name, self.folder = name, folder
        # A folder's name ends in a slash when it is written to.
        self.path = folder / "clip" if FORMATS[name] == "/" else folder / ("clip" + FORMATS[name])
        self.target = str(self.path) + ("/" if FORMATS[name] == "/" else "")
        shutil.rmtree(self.path, ignore_errors=True)
        self.path.unlink(missing_ok=True)
        if isinstance(before, dict):
            self.path.mkdir()
            for file, data in before.items():
                (self.path / file).write_bytes(data)
        else:
            self.path.write_bytes(before)
        self.before = before

    def strike(self, send):
        process = started(self.target, self.name, self.folder)
        if process.poll() is None:
            process.send_signal(send)
        said = process.communicate(timeout=60)[1]
        return process.returncode, said

    def problem(self):
        """What is wrong now; None if nothing is."""
        if content(self.path) != self.before and not is_whole(self.path):
            return "the target is neither old nor new"
        left = others(self.folder, self.path)
        if not left:
            return None
        if [path for path in left if not path.name.startswith(".flipbook-")]:
            return f"{left} is left"
        # What a killed program leaves goes with the next clip, a minute later.
        for path in left:
            os.utime(path, (time.time() - 120,) * 2)
        if run(self.target, self.name).returncode != 0:
            return "the next clip failed"
        left = others(self.folder, self.path)
        return f"{left} is left after the next clip" if left else None


def is_sentence(said, path):
    lines = said.strip().splitlines()
    return len(lines) == 1 and str(path) in lines[0]


def killed(fault):
    for send in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT):
        fault.strike(send)
        wrong = fault.problem()
        if wrong:
            return f"{send.name}: {wrong}"
    return None


def limited(fault):
    outcome = run(fault.target, fault.name, preexec_fn=lambda: resource.setrlimit(
        resource.RLIMIT_FSIZE, (1000, 1000)))
    if outcome.returncode == 0 or not is_sentence(outcome.stderr, fault.path):
        return f"status {outcome.returncode}, {outcome.stderr.strip()}"
    return fault.problem()


def full_disk(fault):
    """The older clip and not much more fits on the disk."""
    with tempfile.TemporaryDirectory() as place:
        pages = 2 + sum(-(-len(data) // 4096) for data in fault.before.values()) \
            if isinstance(fault.before, dict) else 2 - (-len(fault.before) // 4096)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={pages * 4096}", "tmpfs", place],
                          stderr=subprocess.DEVNULL).returncode:
            return "skipped, it could not mount"
        try:
            small = Fault(fault.name, pathlib.Path(place), fault.before)
            outcome = run(small.target, small.name)
            if outcome.returncode == 0 or not is_sentence(outcome.stderr, small.path):
                return f"status {outcome.returncode}, {outcome.stderr.strip()}"
            return small.problem()
        finally:
            subprocess.run(["umount", place], check=True)


def folder_gone(fault):
    """The folder is unplugged: moved away while the clip is written into it."""
    away = fault.folder.with_name("away")
    process = started(fault.target, fault.name, fault.folder)
    fault.folder.rename(away)
    said = process.communicate(timeout=60)[1]
    is_in_time = process.returncode != 0
    away.rename(fault.folder)
    if is_in_time and not is_sentence(said, fault.path):
        return said.strip()
    # The name of the unfinished file is gone with the folder, so nobody could delete it.
    return fault.problem()


def target_taken(fault):
    """Somebody puts something else there that must not be lost."""
    process = started(fault.target, fault.name, fault.folder)
    kept = fault.folder / "kept"
    if fault.path.is_dir():
        foreign = fault.path / "notes.txt"
        foreign.write_text("mine")
        process.communicate(timeout=60)
        if process.returncode != 0 and foreign.exists():
            foreign.unlink()
        elif foreign.exists() or not is_whole(fault.path):
            return "a foreign file was lost"
        return fault.problem()
    fault.path.rename(kept)
    fault.path.mkdir()
    process.communicate(timeout=60)
    if fault.path.is_dir():
        fault.path.rmdir()
        kept.rename(fault.path)
    else:
        kept.unlink()
    return fault.problem()


def two_at_once(fault):
    runs = [subprocess.Popen(command(fault.target, fault.name), stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL) for _ in range(2)]
    for each in runs:
        each.wait(60)
    if not is_whole(fault.path):
        return "it is not whole"
    return fault.problem()


FAULTS = [killed, limited, full_disk, folder_gone, target_taken, two_at_once]


def main():
    names = sys.argv[1:] or list(FORMATS)
    bad = 0
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "clips"
        folder.mkdir()
        for name in names:
            path = folder / ("clip" if FORMATS[name] == "/" else "clip" + FORMATS[name])
            outcome = run(str(path) + ("/" if FORMATS[name] == "/" else ""), name)
            if outcome.returncode != 0:
                print(f"{name}: {outcome.stderr}")
                bad += 1
                continue
            whole = content(path)
            older = ({file: b"older" for file in whole} if isinstance(whole, dict) else b"older")
            for fault in FAULTS:
                wrong = fault(Fault(name, folder, older))
                bad += wrong is not None and not wrong.startswith("skipped")
                print(f"{name} {fault.__name__}: {wrong or 'nothing half-written'}", flush=True)
            for path in folder.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
