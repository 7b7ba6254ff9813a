# One image for every role; ROLES decides what a container does. Without DATABASE_URL it keeps its own PostgreSQL in /data.
# Run it with --init (docker-compose.yml does): Node as process 1 would not clear away what its engines leave behind.

FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json nest-cli.json ./
COPY migrations ./migrations
COPY src ./src
COPY scripts/bundle.mjs ./scripts/
# Types and source maps of the modules are a third of their size, and nothing reads them when it runs.
RUN npm run build && npm prune --omit=dev \
  && find node_modules -type f -regex '.*\.\(map\|d\.[cm]?ts\)' -delete

FROM node:20.20.2-bookworm-slim
# Debian replaces a package when it mends one, so a pinned version would not build for long: the release pins it.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends bzip2 stockfish zstd \
  && rm -rf /var/lib/apt/lists/* \
  && install --directory --owner=node --group=node --mode=0700 /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 ROOKERY_HOME=/data ENGINE_PATH=/usr/games/stockfish
WORKDIR /app
COPY LICENSE package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# The world of the demo; it is data and not part of the build.
COPY src/rehearsal/world/world.ndjson.br ./src/rehearsal/world/
USER node
EXPOSE 3000
# Every role answers here, also those without an API.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "dist/bundle/main.js"]
CMD ["start"]
