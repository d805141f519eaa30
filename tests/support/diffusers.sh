# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# diffusers 0.42.1 and PEFT in an environment of their own below .deps, about 5 GB, for the scripts
# that compare with them. Sourced, not run; `root` is the checkout. Sets `peer` and `peft`.

peer=${FLIPBOOK_DIFFUSERS:-$root/.deps/diffusers-0.42.1}
# Beside the environment: diffusers loads LoRAs through it, and times are those without it.
peft=$root/.deps/peft-0.21.2

need_diffusers() {
    [[ ! -x $peer/bin/python || ! -e $peer/complete ]] || return 0
    echo "Installing diffusers 0.42.1 into $peer" >&2
    python3 -m venv "$peer"
    "$peer/bin/pip" install --quiet torch==2.11.0 diffusers==0.42.1 transformers accelerate numpy
    touch "$peer/complete"
}

need_peft() {
    [[ ! -e $peft/complete ]] || return 0
    "$peer/bin/pip" install --quiet --no-deps --target "$peft" peft==0.21.2
    touch "$peft/complete"
}
