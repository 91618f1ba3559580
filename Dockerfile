# syntax=docker/dockerfile:1
# The whole product in one image: `pnpm image` builds it, docs/deploy/docker.md runs it.

FROM node:24.21.0-bookworm AS build
ENV CI=true
WORKDIR /build
COPY . .
RUN npx --yes pnpm@12 install --frozen-lockfile \
 && npx --yes pnpm@12 build --output-logs=errors-only \
 && npx --yes pnpm@12 assemble /app
# Without what nobody runs; Node without its table of symbols is 18 MB less.
RUN find /app -type f \( -name '*.map' -o -name '*.md' -o -name '*.d.*ts' -o -name '*.standalone.js' \) -delete \
 && find /app -type d -name .yarn -prune -exec rm -r {} + \
 && strip -o /app/node /usr/local/bin/node

FROM debian:bookworm-slim
RUN useradd --system --create-home --home-dir /data --shell /usr/sbin/nologin oka
COPY --from=build /app/node /usr/local/bin/node
COPY --from=build /app/apps /app/apps
USER oka
WORKDIR /app
# /data is where a volume belongs, without DATABASE_URL. There is no VOLUME here, which Railway refuses.
# Of malloc's arenas, eight for each core otherwise, each keeps what its threads have freed.
ENV NODE_ENV=production DATA_DIR=/data PORT=3000 MALLOC_ARENA_MAX=2
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1, so that SIGTERM reaches it. V8 would take 128 MB for new objects on a large machine.
CMD ["node", "--max-semi-space-size=32", "apps/server/dist/main.js"]
