#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds what is not built yet, then starts the program.
#
#   bash packaging/run.sh ARGUMENTS…   what flipbook-cli understands, `generate --help` for one
#   bash packaging/run.sh              how to make a clip
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Not this script's working directory: paths among the arguments are the caller's.
bash "$root/packaging/build.sh" --quiet

if [[ $# -gt 0 ]]; then
    exec "$root/build/release/bin/flipbook-cli" "$@"
fi

cat <<'USAGE'
Flipbook has no window yet; clips are made on the command line:

  bash packaging/run.sh generate --model FOLDER_OR_FILE --motion MODULE_FILE \
      --prompt "a paper boat on a pond, ripples" --output boat.mp4

  bash packaging/run.sh generate --help      every setting
  bash packaging/run.sh devices              processors and GPUs
  bash packaging/run.sh info boat.mp4        the recipe stored in a clip

README.md has a first clip that needs no model from elsewhere.
USAGE
