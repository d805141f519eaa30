#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One step of a MotionLoRA above Stable Diffusion 1.5 in full size with random weights, with and
# without checkpointing: the peaks, and whether diffusers 0.42.1 takes the file. Needs 20 GB of main
# memory and 5 GB below .deps.
#
#   bash tests/benchmark/train_full_size.sh [FRAMES] [SIDE]     default: 8 256
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
frames=${1:-8} side=${2:-256}
work=$root/.deps/full-size

# shellcheck source=tests/support/diffusers.sh
source "$root/tests/support/diffusers.sh"
need_diffusers
need_peft
export PYTHONPATH=$peft
if [[ ! -e $work/pictures/ramp.png ]]; then
    "$peer/bin/python" "$root/tests/benchmark/full_size_model.py" "$work"
fi

for checkpointing in true false; do
    output=$work/output-$checkpointing
    rm -rf "$output"
    cat >"$work/$checkpointing.json" <<JSON
{
  "output": "$output", "start": "model", "camera": "pan-left", "steps": 1, "batch": 1, "workers": 1,
  "log_every": 1, "rank": 16, "frames": $frames, "checkpointing": $checkpointing,
  "folder": {"path": "pictures", "side": $side, "variants": 1, "caption": "a ramp"},
  "samples": {"count": 1, "steps": 1}
}
JSON
    "$root/build/release/bin/flipbook-cli" train motion-lora --config "$work/$checkpointing.json" \
        --progress none
    echo "checkpointing $checkpointing: $(tail -n 1 "$output/training/motion-lora/pan-left/train.jsonl")"
done
"$peer/bin/python" "$root/tests/benchmark/load_motion_lora.py" "$work/model" \
    "$work/model/motion_adapter" "$work/output-true/motion_loras/pan-left.safetensors"
