#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Writes a random Stable Diffusion 1.5 of full size (4.3 GB), a v3 motion module (1.7 GB) and a LoRA into a
# temporary folder, classifies and loads them, and prints times, rates and peak memory. Needs 7 GB
# of disk and 14 GB of memory: the files are to stay in the disk cache.
#
#   bash tests/benchmark/full_size_check.sh [FOLDER]     files that are in FOLDER already are used
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
check=$root/build/release/bin/full_size_check
if [[ $# -gt 0 ]]; then
    folder=$1
    mkdir -p "$folder"
else
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
fi
[[ -e $folder/lora.safetensors ]] || "$check" write "$folder"
"$check" measure "$folder"
