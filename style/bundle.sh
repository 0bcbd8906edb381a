#!/bin/sh
# Joins the styles of one surface into one file, in the order of the layers: `style/bundle.sh app|staff`. What style/later.txt names, the
# residents' app gets in a file of its own, which comes with the second load.
# Trunk runs it before a build; the page links `style/dist/<surface>.css`, which Trunk hashes.
set -eu
surface=${1:?surface: app or staff}
cd "$(dirname "$0")"
mkdir -p dist
joined="dist/.$surface.$$"
later="dist/.$surface-later.$$"
cat layers.css reset.css tokens.css base.css >"$joined"
: >"$later"
for file in components/*.css screens/"$surface"/*.css; do
  if [ ! -e "$file" ]; then continue; fi
  if [ "$surface" = app ] && grep -qx "$file" later.txt; then cat "$file" >>"$later"; else cat "$file" >>"$joined"; fi
done
# What no screen uses yet weighs on nobody: a component moves to components/ with its first screen.
if [ -n "${MEDCARD_GALLERY:-}" ] && [ "$surface" = app ]; then cat gallery/*.css >>"$joined"; fi
cat overrides.css >>"$joined"
# An unchanged file keeps its time, so that a watching build rests.
keep() {
  bare <"$1" >"$1.bare"
  rm "$1"
  if cmp -s "$1.bare" "$2"; then rm "$1.bare"; else mv "$1.bare" "$2"; fi
}
# Browsers need neither comments nor indents.
bare() {
  sed -E -e '/\/\*/{' -e ':a' -e '/\*\//!{N;ba' -e '}' -e 's#/\*([^*]|\*+[^*/])*\*+/##g' -e '}' | sed -E -e 's/^[[:space:]]+//' -e '/^$/d'
}
keep "$joined" "dist/$surface.css"
if [ -s "$later" ]; then keep "$later" "dist/$surface-later.css"; else rm "$later"; fi
