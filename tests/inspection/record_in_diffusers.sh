#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Records the activations of one clip with flipbook-cli and in diffusers 0.42.1, on the tests' tiny model
# with each of its motion modules, and compares them layer by layer. diffusers has an environment of its
# own below .deps (about 5 GB, shared with tests/benchmark).
#
#   bash tests/inspection/record_in_diffusers.sh         after packaging/build.sh and its tests
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cli=$root/build/release/bin/flipbook-cli
data=$root/tests/data

# shellcheck source=tests/support/diffusers.sh
source "$root/tests/support/diffusers.sh"
need_diffusers

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The tests' own folder has no tokenizer, the one made from a single file has.
"$cli" convert "$root/build/release/tests/data/tiny-sd15.safetensors" "$work/model" >&2
# 96 pixels: at 64 the lowest level has one, and its group norms magnify rounding.
clip=(--prompt "a photo of a cat" --negative "blurry" --seed 7 --steps 3 --cfg 7.5 --frames 4
    --width 96 --height 96)

status=0
for version in v1 v2 v3; do
    "$cli" convert "$data/mm-$version.safetensors" "$work/mm-$version" >&2
    for form in "" --whole; do
        "$cli" check record --model "$work/model" --motion "$data/mm-$version.safetensors" \
            --compat diffusers --precision fp32 --device cpu --betas linear "${clip[@]}" $form \
            --out "$work/ours.safetensors" >/dev/null
        HF_HUB_OFFLINE=1 "$peer/bin/python" "$root/tests/inspection/record_in_diffusers.py" \
            --model "$work/model" --adapter "$work/mm-$version" --betas linear "${clip[@]}" $form \
            --output "$work/theirs.safetensors"
        echo "mm-$version ${form:-statistics}"
        "$cli" check compare "$work/ours.safetensors" "$work/theirs.safetensors" >"$work/table" ||
            status=1
        sed -n '1,/NO *$/p' "$work/table" | tail -n 1
    done
done
exit $status
