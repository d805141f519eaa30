#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds everything and runs the tests; arguments go to ctest.
#
#   bash packaging/test.sh             all of them
#   bash packaging/test.sh -LE slow    without the slow ones
#   bash packaging/test.sh -R scheduler
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
bash "$root/packaging/build.sh" --quiet --tests
exec ctest --test-dir "$root/build/release" --parallel "$(nproc)" --output-on-failure \
    --no-tests=error "$@"
