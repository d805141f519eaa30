#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds the fuzz targets and runs each for SECONDS (default 20), beginning with its corpus. What
# makes one fail is kept below build/fuzz/findings, and the exit status is 1 then.
#
#   bash tests/fuzz/run.sh [SECONDS [TARGET…]]          a target: pickle, recipe, …
#   bash tests/fuzz/run.sh --keep SECONDS [TARGET…]     the corpus afterwards takes what was found
#   bash tests/fuzz/run.sh --inputs COUNT [TARGET…]     COUNT inputs, the same every time
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
keep=false
limit=-max_total_time
case ${1:-} in
    --keep) keep=true && shift ;;
    --inputs) limit=-runs && shift ;;
esac
limits=("$limit=${1:-20}")
[[ $limit != -runs ]] || limits+=(-seed=1)
[[ $# -eq 0 ]] || shift
targets=("$@")
if [[ $# -eq 0 ]]; then
    for source in tests/fuzz/*_fuzz.cpp; do
        target=${source##*/}
        targets+=("${target%_fuzz.cpp}")
    done
fi

mkdir -p build/fuzz/findings
log=build/fuzz/build.log
{ cmake --preset fuzz && cmake --build --preset fuzz --target fuzz; } >"$log" 2>&1 || {
    tail -n 30 "$log" >&2
    exit 1
}

# An archive, because a corpus is hundreds of tiny files. libFuzzer writes into the first folder.
fuzz() {
    local target=$1 work=build/fuzz/corpus/$1
    rm -rf "$work"
    mkdir -p "$work/seeds" "$work/found"
    tar -xJf "tests/fuzz/corpus/$target.tar.xz" -C "$work/seeds"
    # In an order of its own: a folder's is another on every file system.
    find "$work/seeds" -type f | sort | paste -sd, >"$work/list"
    "build/fuzz/bin/${target}_fuzz" "${limits[@]}" -timeout=10 -rss_limit_mb=2048 -max_len=8192 \
        -print_final_stats=1 -artifact_prefix="build/fuzz/findings/$target-" \
        -seed_inputs="@$work/list" "$work/found" >"$work/log" 2>&1 || {
        tail -n 40 "$work/log" >&2
        return 1
    }
    sed -n "s/^stat::number_of_executed_units: /$target: no finding in /p" "$work/log"
    ! $keep || keep_corpus "$target" "$work"
}

# The fewest inputs that reach as much as all of them, archived so that equal ones give equal bytes.
keep_corpus() {
    local target=$1 work=$2
    mkdir -p "$work/kept"
    "build/fuzz/bin/${target}_fuzz" -merge=1 "$work/kept" "$work/found" "$work/seeds" \
        >>"$work/log" 2>&1
    tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C "$work/kept" \
        -cJf "tests/fuzz/corpus/$target.tar.xz" .
}

# As many at a time as there are processors, or JOBS.
jobs=${JOBS:-$(nproc)}
failed=0
running=0
for target in "${targets[@]}"; do
    if ((running == jobs)); then
        wait -n || failed=1
        running=$((running - 1))
    fi
    fuzz "$target" &
    running=$((running + 1))
done
for ((; running > 0; --running)); do
    wait -n || failed=1
done
exit "$failed"
