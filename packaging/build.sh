#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sets up what the build needs and builds: Debian packages, LibTorch, configuration, programs.
# Safe to run again at any time; what is done is not done twice. Everything it says goes to
# stderr.
#
#   bash packaging/build.sh [--cuda] [--tests] [--quiet]
#
#   --cuda    LibTorch with all CUDA libraries even if no NVIDIA driver is found here
#   --tests   also build the tests
#   --quiet   say nothing about stages that had nothing to do
#
# Variables: CMAKE_PREFIX_PATH may name a LibTorch of your own, 2.11 or newer; FLIPBOOK_DEPS is
# where downloads are unpacked (default .deps); CMAKE_BUILD_PARALLEL_LEVEL limits the jobs.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
deps=${FLIPBOOK_DEPS:-$root/.deps}
build=$root/build/release
torch_version=2.11.0

# shellcheck source=packaging/packages.sh
source "$root/packaging/packages.sh"

packages=(
    build-essential cmake ninja-build pkg-config
    nlohmann-json3-dev libcli11-dev libspdlog-dev libfmt-dev libutf8proc-dev libstb-dev
    libssl-dev libyaml-dev zlib1g-dev
    libavcodec-dev libavformat-dev libavfilter-dev libavutil-dev libswscale-dev libwebp-dev
    qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools qt6-translations-l10n
    libqcustomplot-dev libsqlite3-dev
    ca-certificates python3 python3-pip
)
# A display for the acceptance checks, with hands and eyes, and letters of all languages.
test_packages=(ffmpeg xvfb openbox xdotool imagemagick fonts-dejavu-core fonts-vlgothic
    gifsicle webp libimage-exiftool-perl pngcheck)

use_cuda=no
with_tests=no
quiet=no

say() { printf '%s\n' "$*" >&2; }
idle() { [[ $quiet == yes ]] || say "$@"; }

# The last thing said: one sentence on the cause and the remedy.
fail() {
    say "packaging/build.sh: $*"
    exit 1
}

read_options() {
    for option in "$@"; do
        case $option in
            --cuda) use_cuda=yes ;;
            --tests) with_tests=yes ;;
            --quiet) quiet=yes ;;
            *) fail "$option is not an option; --cuda, --tests and --quiet are." ;;
        esac
    done
    # NVIDIA's driver on Linux, and the one that Windows lends to WSL.
    if [[ -e /proc/driver/nvidia/version || -e /usr/lib/wsl/lib/libcuda.so.1 ]]; then
        use_cuda=yes
    fi
}

# Two builds in one folder would destroy each other's files; the second waits.
lock() {
    mkdir -p "$deps" "$build" 2>/dev/null \
        || fail "$deps and $build cannot be created: check who owns $root."
    if command -v flock >/dev/null; then
        exec 9>"$deps/lock"
        flock 9
    fi
}

install_missing_packages() {
    local wanted=("${packages[@]}") missing
    [[ $with_tests == no ]] || wanted+=("${test_packages[@]}")
    if ! command -v dpkg-query >/dev/null; then
        idle "[1/4] Packages: no Debian here, so have the likes of ${wanted[*]} installed"
        return
    fi
    mapfile -t missing < <(missing_packages "${wanted[@]}")
    if [[ ${#missing[@]} -eq 0 ]]; then
        idle "[1/4] Debian packages: all there"
        return
    fi
    say "[1/4] Debian packages: installing ${missing[*]}"
    local log=$deps/apt.log status=0
    install_packages "$log" "${missing[@]}" || status=$?
    if [[ $status -eq 126 ]]; then
        fail "Neither root nor sudo here: let an administrator run apt-get install ${missing[*]}."
    elif [[ $status -ne 0 ]]; then
        tail -n 5 "$log" >&2
        fail "apt-get failed, the reason stands above (all of it in $log): mend it or check" \
            "the network, then run this again."
    fi
}

# The version of the LibTorch below a folder, "2.11.0"; nothing if there is none. Knows an
# unpacked wheel (torch/lib) and an official archive (lib).
libtorch_version() {
    local folder
    for folder in "$1/torch" "$1"; do
        [[ -e $folder/lib/libtorch_cpu.so ]] || continue
        sed -n 's/^#define TORCH_VERSION_\(MAJOR\|MINOR\|PATCH\) \([0-9]*\).*/\2/p' \
            "$folder/include/torch/headeronly/version.h" 2>/dev/null | paste -sd.
        return
    done
}

# Whether CMAKE_PREFIX_PATH names a LibTorch that is new enough.
has_own_libtorch() {
    local folders folder version
    IFS=':;' read -ra folders <<<"${CMAKE_PREFIX_PATH:-}"
    for folder in "${folders[@]}"; do
        version=$(libtorch_version "$folder")
        [[ -n $version ]] || continue
        if [[ $(printf '%s\n' 2.11 "$version" | sort --version-sort | head -n 1) == 2.11 ]]; then
            idle "[2/4] LibTorch: $version in $folder"
            return 0
        fi
        idle "      LibTorch $version in $folder is older than 2.11 and is not used"
    done
    return 1
}

fetch_libtorch() {
    has_own_libtorch && return
    local kind=cpu
    [[ $use_cuda == no ]] || kind=cuda
    local folder=$deps/torch-$torch_version-$kind
    # wheels.txt is written last, before the folder gets this name.
    if [[ -e $folder/wheels.txt ]]; then
        idle "[2/4] LibTorch: $torch_version ($kind) is unpacked"
    else
        say "[2/4] LibTorch: downloading $torch_version ($kind) to $folder"
        local python
        # Debian's own first: it is the one that python3-pip was installed for.
        for python in /usr/bin/python3 python3; do
            "$python" -m pip --version >/dev/null 2>&1 && break
        done
        "$python" "$root/packaging/fetch_libtorch.py" "$torch_version" "$kind" "$folder" \
            || fail "LibTorch is not there, for the reason above."
    fi
    export CMAKE_PREFIX_PATH=$folder${CMAKE_PREFIX_PATH:+:$CMAKE_PREFIX_PATH}
}

# All that decides the configuration besides the CMakeLists, which Ninja watches itself.
configuration() {
    printf '%s\n' "$root" "${CMAKE_PREFIX_PATH:-}" "${CXX:-} ${CXXFLAGS:-}"
    cksum <"$root/CMakePresets.json"
}

configure() {
    local stamp=$build/configuration.txt
    if [[ -e $build/build.ninja && -e $stamp && $(<"$stamp") == "$(configuration)" ]]; then
        idle "[3/4] Configuration: unchanged"
        return
    fi
    say "[3/4] Configuration: preset release"
    local log=$build/configure.log
    rm -f "$stamp"
    # --fresh: paths of another LibTorch or another checkout must not stay in the cache.
    if ! (cd "$root" && cmake --preset release --fresh) >"$log" 2>&1; then
        grep -A 8 'CMake Error' "$log" >&2 || tail -n 5 "$log" >&2
        fail "CMake could not configure, the reason stands above (all of it in $log): install" \
            "what it names."
    fi
    configuration >"$stamp"
}

# One job a core, but no more than memory carries: a file that includes Torch takes 1.2 GB.
parallel_jobs() {
    local cores memory_jobs
    cores=$(nproc)
    memory_jobs=$(awk '/^MemAvailable/ { print int($2 / 1200000) }' /proc/meminfo 2>/dev/null)
    memory_jobs=${memory_jobs:-$cores}
    if ((memory_jobs < 1)); then memory_jobs=1; fi
    echo $((memory_jobs < cores ? memory_jobs : cores))
}

compile() {
    local targets=(flipbook-cli flipbook) log=$build/build.log
    [[ $with_tests == no ]] || targets=(all)
    if [[ $(ninja -C "$build" -n "${targets[@]}" 2>&1) == *"no work to do"* ]]; then
        idle "[4/4] Programs: up to date in $build/bin"
        return
    fi
    say "[4/4] Programs: building into $build/bin"
    local jobs=${CMAKE_BUILD_PARALLEL_LEVEL:-$(parallel_jobs)} status=0
    # On a terminal Ninja keeps one line up to date; elsewhere only what goes wrong is wanted.
    if [[ -t 2 ]]; then
        ninja -C "$build" -j "$jobs" "${targets[@]}" >&2 || status=$?
    else
        ninja -C "$build" -j "$jobs" --quiet "${targets[@]}" >"$log" 2>&1 || status=$?
    fi
    [[ $status -ne 0 ]] || return 0
    [[ -t 2 ]] || tail -n 40 "$log" >&2
    if [[ ! -t 2 ]] && grep -q 'Killed signal' "$log"; then
        fail "The compiler was killed for want of memory: run this again with" \
            "CMAKE_BUILD_PARALLEL_LEVEL=1."
    fi
    fail "The build stopped at the error above: mend it and run this again; if the compiler was" \
        "killed for want of memory, set CMAKE_BUILD_PARALLEL_LEVEL=1."
}

read_options "$@"
lock
install_missing_packages
fetch_libtorch
configure
compile
