# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Debian packages: which are missing, and installing them. Sourced, not run.

# Prints those of the named packages that are not installed, one a line; nothing where there is
# no dpkg to ask.
missing_packages() {
    command -v dpkg-query >/dev/null || return 0
    local installed
    # A package dpkg has never heard of is an error to it and simply missing to us.
    installed=$(dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' "$@" \
        2>/dev/null | sed -n 's/^installed //p') || true
    printf '%s\n' "$@" | grep --line-regexp --fixed-strings --invert-match \
        --file=<(printf '%s\n' "$installed") || true
}

# Installs the named packages, with sudo where that is needed; apt's own words go to $1.
# The exit status is apt's; 126 says that there is no way to become root.
install_packages() {
    local log=$1
    shift
    local as_root=(env)
    if [[ $EUID -ne 0 ]]; then
        command -v sudo >/dev/null || return 126
        as_root=(sudo env)
    fi
    "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -q update >"$log" 2>&1 || return
    "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -q install --yes \
        --no-install-recommends "$@" >>"$log" 2>&1
}
