#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds what is not built yet, then starts the program.
#
#   bash packaging/run.sh              opens the window
#   bash packaging/run.sh ARGUMENTS…   what flipbook-cli understands, `generate --help` for one
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Not this script's working directory: paths among the arguments are the caller's.
bash "$root/packaging/build.sh" --quiet

if [[ $# -gt 0 ]]; then
    exec "$root/build/release/bin/flipbook-cli" "$@"
fi

if [[ -z ${DISPLAY:-} && -z ${WAYLAND_DISPLAY:-} && -z ${QT_QPA_PLATFORM:-} ]]; then
    echo "packaging/run.sh: No display here for a window. On the command line it is" \
        "bash packaging/run.sh generate --help." >&2
    exit 1
fi
exec "$root/build/release/bin/flipbook"
