#!/bin/sh
# Joins the styles of one surface into one file, in the order of the layers: `style/bundle.sh app|staff`.
# Trunk runs it before a build; the page links `style/dist/<surface>.css`, which Trunk hashes and minifies.
set -eu
surface=${1:?surface: app or staff}
cd "$(dirname "$0")"
mkdir -p dist
joined="dist/.$surface.$$"
cat layers.css reset.css tokens.css base.css components/*.css >"$joined"
for screen in screens/"$surface"/*.css; do
  if [ -e "$screen" ]; then cat "$screen" >>"$joined"; fi
done
cat overrides.css >>"$joined"
# An unchanged file keeps its time, so that a watching build rests.
if cmp -s "$joined" "dist/$surface.css"; then rm "$joined"; else mv "$joined" "dist/$surface.css"; fi
