#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Collects the window's texts into translations/*.ts: new ones are marked unfinished, those that
# are gone are dropped. Qt's Linguist, or any editor, fills them in.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
export PATH=/usr/lib/qt6/bin:$PATH  # Debian's /usr/bin/lupdate may be that of Qt 5.
lupdate -silent -locations none -no-obsolete -I . ui app/window \
    -ts translations/flipbook_de.ts translations/flipbook_ja.ts
