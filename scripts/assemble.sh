#!/bin/sh
# `pnpm assemble FOLDER`: what production runs, and no more, laid out as in a checkout:
# `node FOLDER/apps/server/dist/main.js`. Needs `pnpm build` first.
set -eu
cd "$(dirname "$0")/.."
folder=${1:?Say which folder: pnpm assemble FOLDER}

# The bundle's dependencies, by the lockfile; postgres, which is patched, is in the bundle.
pnpm --filter @oka/server --config.allow-unused-patches=true deploy --prod --legacy "$folder/apps/server"
for app in web widget; do
  mkdir -p "$folder/apps/$app"
  cp -R "apps/$app/dist" "$folder/apps/$app/"
done
