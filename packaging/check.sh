#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The slow looks at the code, by hand: an hour or more for all of them. Each prints what it found
# and goes on; the exit status is 1 if any found something.
#
#   bash packaging/check.sh                    format, tidy, cppcheck, address, thread, coverage
#   bash packaging/check.sh format cppcheck    one of them or some
#   bash packaging/check.sh tidy [FILE…]       clang-tidy, of all files or these
#   bash packaging/check.sh address thread     tests of what does without LibTorch, under sanitizers
#   bash packaging/check.sh coverage           lines that the tests reach in core, runtime, diffusion
#
# CMAKE_BUILD_PARALLEL_LEVEL limits the jobs; clang-tidy takes a gigabyte for one.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
least_coverage=85
jobs=${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}

# shellcheck source=packaging/packages.sh
source packaging/packages.sh

say() { printf '%s\n' "$*" >&2; }

need() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [[ ${#missing[@]} -gt 0 ]] || return 0
    mkdir -p .deps
    install_packages .deps/apt.log "${missing[@]}" || {
        say "packaging/check.sh: Installing ${missing[*]} failed, see .deps/apt.log."
        return 1
    }
}

sources() { git -c safe.directory="$root" ls-files -z -- "$@"; }

check_format() {
    need clang-format || return 1
    sources '*.h' '*.cpp' | xargs -0 clang-format --dry-run -Werror
}

# By the commands of the release build, without the precompiled headers that are GCC's.
check_tidy() {
    need clang-tidy || return 1
    bash packaging/build.sh --quiet || return 1
    mkdir -p build/tidy
    sed 's/ -include [^ ]*cmake_pch.hxx//g; s/ -Winvalid-pch//g' \
        build/release/compile_commands.json >build/tidy/compile_commands.json || return 1
    local files=("$@")
    if [[ $# -eq 0 ]]; then
        mapfile -d '' -t files < <(sources 'engine/*.cpp' 'ui/*.cpp' 'app/*.cpp')
    fi
    printf '%s\0' "${files[@]}" \
        | xargs -0 -n 1 -P "$jobs" clang-tidy -p build/tidy --quiet 2>build/tidy/log
}

# What the compiler cannot know: how our own containers and macros behave is left out.
check_cppcheck() {
    need cppcheck || return 1
    cppcheck --quiet --error-exitcode=1 --std=c++20 --language=c++ -j "$jobs" \
        --enable=warning,performance,portability --inline-suppr --library=qt \
        --suppressions-list=packaging/cppcheck.txt -I engine/include -I engine -I . \
        engine ui app
}

# Configures, builds and tests a preset, in this order and as far as it comes.
test_preset() {
    local preset=$1 log=build/check-$1.log
    cmake --preset "$preset" >"$log" 2>&1 && cmake --build --preset "$preset" -- --quiet \
        >>"$log" 2>&1 || {
        tail -n 40 "$log"
        return 1
    }
    # ThreadSanitizer wants its shadow memory at fixed addresses; random ones can take its place.
    local fixed_addresses=()
    ! setarch --addr-no-randomize true 2>/dev/null || fixed_addresses=(setarch --addr-no-randomize)
    "${fixed_addresses[@]}" ctest --preset "$preset"
}

check_address() {
    bash packaging/build.sh --quiet --tests || return 1
    test_preset address
}

check_thread() {
    bash packaging/build.sh --quiet --tests || return 1
    test_preset thread
}

# Networks run five times slower with counters in them, so slow suites are left out.
check_coverage() {
    need gcovr || return 1
    bash packaging/build.sh --quiet --tests || return 1
    local torch=${CMAKE_PREFIX_PATH:-}
    torch=${torch:-$(sed -n 's/^CMAKE_PREFIX_PATH:[^=]*=//p' build/release/CMakeCache.txt)}
    [[ -n $torch ]] || torch=$(find .deps/ -maxdepth 1 -name 'torch-*' | head -n 1)
    export CMAKE_PREFIX_PATH=$torch
    find build/coverage -name '*.gcda' -delete 2>/dev/null || true
    test_preset coverage || return 1
    count_lines build/coverage
}

# Says how many lines of each part ran in a build folder; 1 if too few did.
count_lines() {
    local folder=$1 part failed=0
    gcovr --root . -j "$jobs" --filter 'engine/(core|runtime|diffusion)/' \
        --json "$folder/lines.json" "$folder" || return 1
    for part in core runtime diffusion; do
        gcovr --root . --add-tracefile "$folder/lines.json" --filter "engine/$part/" \
            --print-summary --fail-under-line "$least_coverage" --output "$folder/$part.txt" \
            | sed -n "s/^lines: /engine\/$part: /p" || failed=1
    done
    return "$failed"
}

main() {
    local steps=() failed=0
    case ${1:-} in
        '') steps=(format tidy cppcheck address thread coverage) ;;
        tidy)
            shift
            check_tidy "$@"
            return
            ;;
        *) steps=("$@") ;;
    esac
    local step
    for step in "${steps[@]}"; do
        declare -F "check_$step" >/dev/null || {
            say "packaging/check.sh: $step is none of format, tidy, cppcheck, address, thread, coverage."
            return 2
        }
    done
    for step in "${steps[@]}"; do
        say "== $step"
        "check_$step" || {
            say "packaging/check.sh: $step found something."
            failed=1
        }
    done
    return "$failed"
}

main "$@"
