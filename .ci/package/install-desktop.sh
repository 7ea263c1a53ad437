#!/bin/sh
# Puts Perceptron Lab into this person's menu, with its icon, and lets .plab and .plesson files open
# it; `--remove` takes it out again. Nothing is copied but small files: leave this folder in place.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
id=org.perceptronlab.PerceptronLab

place() { # from, to
    if [ "${remove:-}" ]; then
        rm -f "$2"
    else
        mkdir -p "$(dirname "$2")" && cp "$1" "$2"
    fi
}

remove=
if [ "${1:-}" = --remove ]; then remove=yes; fi
place "$here/desktop/$id.desktop" "$share/applications/$id.desktop"
place "$here/desktop/$id.mime.xml" "$share/mime/packages/$id.xml"
place "$here/desktop/$id.metainfo.xml" "$share/metainfo/$id.metainfo.xml"
place "$here/desktop/perceptron-lab.svg" "$share/icons/hicolor/scalable/apps/$id.svg"
for side in 16 24 32 48 64 128 256 512; do
    place "$here/desktop/perceptron-lab-$side.png" \
        "$share/icons/hicolor/${side}x$side/apps/$id.png"
done
if [ ! "$remove" ]; then
    path=$(printf '%s' "$here/perceptron-lab" | sed 's/%/%%/g; s/[&|\\]/\\&/g')
    sed -i "s|^Exec=.*|Exec=\"$path\" %f|" "$share/applications/$id.desktop"
fi
update() { if command -v "$1" >/dev/null; then "$@" >/dev/null 2>&1 || true; fi; }
update update-mime-database "$share/mime"
update update-desktop-database "$share/applications"
update gtk-update-icon-cache -qtf "$share/icons/hicolor"
echo "Perceptron Lab is ${remove:+no longer }in the menu."
