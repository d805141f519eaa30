#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Converts the tests' models and LoRAs with flipbook-cli and loads what comes out in diffusers
# 0.42.1, which has an environment of its own below .deps (about 5 GB, shared with tests/benchmark).
# Every file must load without a missing or unexpected tensor, with the weights and the merged
# LoRAs that are known, and a clip must be as it was before.
#
#   bash tests/conversion/load_in_diffusers.sh           after packaging/build.sh and its tests
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cli=$root/build/release/bin/flipbook-cli
data=$root/tests/data
derived=$root/build/release/tests/data

# shellcheck source=tests/support/diffusers.sh
source "$root/tests/support/diffusers.sh"
need_diffusers
need_peft

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
convert() { "$cli" convert "$@" >&2; }

convert "$derived/tiny-sd15.safetensors" "$work/folder"
convert "$data/tiny-sd15" "$work/single.safetensors"
convert "$data/tiny-sd15/vae" "$work/vae.safetensors"
convert "$work/vae.safetensors" "$work/vae"
for version in v1 v2 v3; do
    convert "$data/mm-$version.safetensors" "$work/mm-$version"
done
convert "$work/mm-v2" "$work/mm-v2.safetensors"
for name in kohya locon peft motion-diffusers; do
    convert "$derived/lora/$name.safetensors" "$work/$name.diffusers.safetensors" --to diffusers
    convert "$derived/lora/$name.safetensors" "$work/$name.original.safetensors" --to original
done
convert "$derived/lora/motion-original.ckpt" "$work/motion-original.diffusers.safetensors" \
    --to diffusers

PYTHONPATH=$peft HF_HUB_OFFLINE=1 "$peer/bin/python" "$root/tests/conversion/load_in_diffusers.py" \
    --data "$data" --derived "$derived" --converted "$work"
