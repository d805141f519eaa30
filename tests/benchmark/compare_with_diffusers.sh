#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Times this engine and diffusers 0.42.1 on the same shapes, threads and precision, in turn, and
# prints the ratios of their medians. diffusers gets an environment of its own below .deps (about
# 5 GB), LibTorch of the same version, and an allocator that keeps its pages, as ours does.
#
#   bash tests/benchmark/compare_with_diffusers.sh [ROUNDS] [FRAMES…]     default: 3 rounds, 2 8
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
rounds=${1:-3}
[[ $# -eq 0 ]] || shift
frames=("${@:-2}")
[[ $# -gt 0 ]] || frames=(2 8)
size=${SIZE:-256} steps=${STEPS:-3} threads=${THREADS:-2}

# shellcheck source=tests/support/diffusers.sh
source "$root/tests/support/diffusers.sh"
need_diffusers

ours() {
    "$root/build/release/bin/flipbook-cli" bench --json --precision fp32 --device cpu \
        --width "$size" --height "$size" --frames "$1" --steps "$steps" --threads "$threads" \
        2>/dev/null | tail -n 1
}

theirs() {
    MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=34359738368 \
        "$peer/bin/python" "$root/tests/benchmark/diffusers_peer.py" --precision fp32 \
        --width "$size" --height "$size" --frames "$1" --steps "$steps" --threads "$threads" \
        2>/dev/null | tail -n 1
}

results=$(mktemp)
trap 'rm -f "$results"' EXIT
for count in "${frames[@]}"; do
    for ((round = 0; round < rounds; ++round)); do
        printf '%s ours %s\n' "$count" "$(ours "$count")" >>"$results"
        printf '%s theirs %s\n' "$count" "$(theirs "$count")" >>"$results"
    done
done
python3 - "$results" "$size" <<'PYTHON'
import json
import statistics
import sys

runs = {}
for line in open(sys.argv[1], encoding="utf-8"):
    frames, who, report = line.split(" ", 2)
    runs.setdefault((int(frames), who), []).append(json.loads(report))
for frames in sorted({key[0] for key in runs}):
    seconds, memory = {}, {}
    for who in ("ours", "theirs"):
        reports = runs[frames, who]
        seconds[who] = [report["seconds_per_step"]["median"] for report in reports]
        memory[who] = max(report["peak_memory_bytes"] for report in reports)
    median = {who: statistics.median(values) for who, values in seconds.items()}
    print(
        f"{frames} frames of {sys.argv[2]}x{sys.argv[2]}: "
        f"ours {median['ours']:.2f} s a step ({min(seconds['ours']):.2f} to {max(seconds['ours']):.2f}), "
        f"diffusers {median['theirs']:.2f} s ({min(seconds['theirs']):.2f} to {max(seconds['theirs']):.2f}), "
        f"speed {median['theirs'] / median['ours']:.2f} x, "
        f"memory {memory['ours'] / 1e9:.2f} to {memory['theirs'] / 1e9:.2f} GB"
    )
PYTHON
