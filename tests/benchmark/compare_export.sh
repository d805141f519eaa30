#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How fast clips are written, against the ffmpeg program that encodes the same frames with the same
# options, in turn. Prints frames a second of both and their ratio for each format.
#
#   bash tests/benchmark/compare_export.sh [ROUNDS] [FRAMES]     default: 3 rounds, 64 frames
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
rounds=${1:-3}
frames=${2:-64}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# As engine/export/video_presets.cpp and gif_exporter.cpp have them.
declare -A options=(
    [mp4]='-c:v libx264 -preset medium -crf 18 -pix_fmt yuv420p -movflags +faststart'
    [gif]='-filter_complex split[a][b];[b]palettegen[p];[a][p]paletteuse=dither=sierra2_4a'
)
ours() {
    "$root/build/release/bin/flipbook-cli" bench --export "$1" --keep "$work" --json \
        --width 512 --height 512 --frames "$frames" |
        tail -n 1 | python3 -c 'import json, sys; print(json.load(sys.stdin)["frames_per_second"])'
}
theirs() {
    local begin end
    for _ in 1 2 3 4 5; do
        begin=$(date +%s.%N)
        # shellcheck disable=SC2086  # The options are several words.
        ffmpeg -v error -y -f rawvideo -pix_fmt rgb24 -s 512x512 -r 8 -i "$work/frames.rgb" \
            ${options[$1]} "$work/theirs.$1"
        end=$(date +%s.%N)
        echo "$frames $begin $end"
    done | awk '{ print $1 / ($3 - $2) }' | sort -n | sed -n 3p
}
for format in mp4 gif; do
    for round in $(seq "$rounds"); do
        mine=$(ours "$format")
        peer=$(theirs "$format")
        awk -v f="$format" -v r="$round" -v m="$mine" -v p="$peer" 'BEGIN {
            printf "%s round %d: flipbook %.1f, ffmpeg %.1f frames a second, ratio %.2f\n",
                f, r, m, p, m / p }'
    done
done
