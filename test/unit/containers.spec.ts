import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeProblems, type ImageFacts } from '../support/containers/compose-rules.js';
import { isIgnored } from '../support/containers/docker-ignore.js';
import { dockerfileProblems, imageEnvironment, type Repository } from '../support/containers/dockerfile-rules.js';

const DOCKERFILE = readFileSync('Dockerfile', 'utf8');
const COMPOSE = readFileSync('docker-compose.yml', 'utf8');
const DOCKER_IGNORE = readFileSync('.dockerignore', 'utf8');

/** The build makes JavaScript of src and copies nothing else. */
const dataInSrc = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name));
const REPOSITORY: Repository = {
  exists: existsSync,
  isIgnored: (path) => isIgnored(DOCKER_IGNORE, path),
  neededAtRunTime: ['package.json', 'LICENSE', 'node_modules', 'dist', ...dataInSrc],
};
const IMAGE: ImageFacts = {
  environment: imageEnvironment(DOCKERFILE),
  hasHealthCheck: DOCKERFILE.includes('\nHEALTHCHECK '),
};

/** A file with one thing changed; fails when there is nothing to change, so that no rule is tested with the intact file. */
function changed(text: string, from: string | RegExp, to: string): string {
  const result = text.replace(from, to);
  if (result === text) throw new Error(`There is no ${from} to change`);
  return result;
}

describe('Dockerfile', () => {
  it('keeps every rule', () => {
    expect(dockerfileProblems(DOCKERFILE, REPOSITORY)).toEqual([]);
  });

  const stockfish = '--yes --no-install-recommends bzip2 stockfish zstd';
  it.each<[string, string | RegExp, string, string]>([
    ['an unknown instruction', 'EXPOSE', 'EXPOSES', 'EXPOSES is no instruction'],
    ['a loose version', 'FROM node:20.20.2-bookworm-slim\n', 'FROM node:20-slim\n', 'FROM node:20-slim names no full'],
    ['no version', 'FROM node:20.20.2-bookworm-slim\n', 'FROM node\n', 'FROM node names no full version'],
    ['no user', 'USER node\n', '', 'The image runs as root'],
    ['root as the last user', 'EXPOSE 3000', 'USER root', 'The image runs as root'],
    [
      'a shell around the server',
      /ENTRYPOINT .*/,
      'ENTRYPOINT node dist/bundle/main.js',
      'ENTRYPOINT is not in exec form',
    ],
    ['a shell around its command', 'CMD ["start"]', 'CMD start', 'CMD is not in exec form'],
    ['no command', 'CMD ["start"]', '', 'There is no CMD'],
    ['no health check', /HEALTHCHECK [^\n]*\n[^\n]*/, '', 'There is no HEALTHCHECK'],
    ['a health check switched off', /HEALTHCHECK [^\n]*\n[^\n]*/, 'HEALTHCHECK NONE', 'There is no HEALTHCHECK'],
    ['a health check at a fixed port', 'process.env.PORT', '3000', 'does not ask /health at PORT'],
    ['a health check in a shell', /CMD \["node", "-e".*/, 'CMD node process.env.PORT /health/live', 'not in exec form'],
    ['a signal nobody listens to', 'STOPSIGNAL SIGTERM', 'STOPSIGNAL SIGQUIT', 'STOPSIGNAL is none that'],
    ['apt for people', 'apt-get install', 'apt install', 'apt is for people'],
    ['recommended packages', stockfish, '--yes bzip2 stockfish zstd', 'without --no-install-recommends'],
    ['a question while it builds', stockfish, '--no-install-recommends bzip2 stockfish zstd', 'asks whether to go on'],
    ['old lists', 'apt-get update \\\n  && ', '', 'without update in the same RUN'],
    ['lists left in the layer', 'rm -rf /var/lib/apt/lists/*', 'true', 'The lists of apt stay'],
    ['loose modules', 'npm ci', 'npm install', 'npm install ignores the lock file'],
    ['development modules', ' && npm prune --omit=dev', '', 'Development modules are not left out'],
    ['npm in the image', 'USER node', 'RUN npm ci --omit=dev\nUSER node', 'npm runs in the last stage'],
    ['ADD', 'COPY LICENSE', 'ADD LICENSE', 'ADD unpacks'],
    ['a secret in ENV', 'ENV NODE_ENV', 'ENV LICHESS_TOKEN=abc NODE_ENV', 'LICHESS_TOKEN would be readable'],
    ['a secret in ARG', 'WORKDIR', 'ARG DB_PASSWORD\nWORKDIR', 'DB_PASSWORD would be readable'],
    ['a file that is not there', 'COPY src ./src', 'COPY sources ./src', 'COPY sources: there is no such file'],
    ['a file that is kept out', 'COPY LICENSE', 'COPY CONTRIBUTING.md', 'CONTRIBUTING.md: .dockerignore keeps it out'],
    ['a stage that is not there', '--from=build', '--from=built', 'COPY --from=built names no stage'],
    ['everything', 'COPY src ./src', 'COPY . .', 'COPY takes everything there is'],
    ['no program', 'COPY --from=build /app/dist ./dist\n', '', 'dist is not in the image'],
    ['no world for the demo', /COPY src\/rehearsal.*\n/, '', 'world.ndjson.br is not in the image'],
  ])('may not have %s', (_, from, to, problem) => {
    expect(dockerfileProblems(changed(DOCKERFILE, from, to), REPOSITORY)).toContainEqual(
      expect.stringContaining(problem),
    );
  });
});

describe('.dockerignore', () => {
  it.each([
    '.env',
    '.env.local',
    'src/.env',
    '.git/config',
    '.rookery/postgres/rookery.password',
    'data/games.ndjson',
    'backups/rookery.dump',
    'node_modules/pg/package.json',
    'dist/bundle/main.js',
    'src/config/load-config.spec.ts',
    'test/e2e/fleet.spec.ts',
  ])('keeps %s out', (path) => {
    expect(isIgnored(DOCKER_IGNORE, path)).toBe(true);
  });

  it.each(['package-lock.json', 'src/main.ts', 'migrations/1763800000000-InitialSchema.ts'])('lets %s in', (path) => {
    expect(isIgnored(DOCKER_IGNORE, path)).toBe(false);
  });

  it.each([
    ['*\n', '# *\n', '.git/config'],
    ['**/.env*\n', '', 'src/.env'],
  ])('would let secrets in without %j', (from, to, path) => {
    expect(isIgnored(changed(DOCKER_IGNORE, `\n${from}`, `\n${to}`), path)).toBe(false);
  });
});

describe('docker-compose.yml', () => {
  it('keeps every rule', () => {
    expect(composeProblems(COMPOSE, IMAGE)).toEqual([]);
  });

  it.each<[string, string | RegExp, string, string]>([
    [
      'a database without volume',
      "    volumes: ['database:/var/lib/postgresql/data']\n",
      '',
      'PostgreSQL forgets its data',
    ],
    ['a volume beside the data', 'database:/var/lib/postgresql/data', 'database:/data', 'PostgreSQL forgets its data'],
    ['broken YAML', 'services:', 'services: [', 'Flow sequence'],
    ['a misspelt key', 'stop_grace_period: 40s', 'stop_grace_periode: 40s', 'stop_grace_periode'],
    ['a misspelt section', '\nvolumes:', '\nvolume:', 'additional properties volume'],
    ['a time without unit', 'interval: 5s', 'interval: 5', '/healthcheck/interval must be string'],
    ['no memory limit', "limits: { cpus: '1', memory: 1G }", "limits: { cpus: '1' }", "'memory'"],
    ['no limit at all', /deploy:\n\s+resources:\n\s+limits: .*\n\s+healthcheck/, 'healthcheck', "'deploy'"],
    ['a container that stays down', 'restart: unless-stopped', "restart: 'no'", '/restart must be equal'],
    ['no init', '  init: true\n', '', "'init'"],
    ['a writable image', '  read_only: true\n', '', "'read_only'"],
    ['capabilities', 'cap_drop: [ALL]', 'cap_drop: [NET_RAW]', '/cap_drop must be equal'],
    ['new privileges', 'no-new-privileges:true', 'no-new-privileges:false', '/security_opt must be equal'],
    ['logs without end', 'driver: local', 'driver: json-file', '/logging/driver must be equal'],
    ['a loose version', 'postgres:17.10-bookworm', 'postgres:latest', 'postgres:latest names no full version'],
    ['no version', 'redis:7.2.14-bookworm', 'redis', 'redis names no full version'],
    ['two images', '    environment:\n      <<: *environment\n      ROLES: api', '    image: other\n$&', 'one image'],
    ['no health check', /\n {4}healthcheck:\n {6}test: \['CMD-SHELL'(.*\n){4}/, '\n', 'redis has no health check'],
    ['a role that is none', 'ROLES: analysis', 'ROLES: analyses', 'ROLES=analyses is no list of roles'],
    ['a role nobody plays', 'ROLES: scheduler', 'ROLES: api', 'Nobody has the role scheduler'],
    ['a setting nobody reads', 'LOG_LEVEL:', 'LOGLEVEL:', 'LOGLEVEL?'],
    ['a setting that gets lost', /\n.*LICHESS_CONTACT: .*/, '', 'LICHESS_CONTACT does not reach it'],
    ['a password in an address', /rookery:\$\{[^}]*\}@pgb/, 'rookery:secret@pgb', 'DATABASE_URL is written down'],
    ['a password in a variable', /POSTGRES_PASSWORD: \$.*/, 'POSTGRES_PASSWORD: secret', 'is written down'],
    ['a password in a command', /--requirepass\n.*/, '--requirepass\n      - secret', 'command is written down'],
    ['a token', /LICHESS_TOKEN: .*/, 'LICHESS_TOKEN: lip_abc', 'LICHESS_TOKEN is written down'],
    ['a known password', /\$\{REDIS_PASSWORD:\?[^}]*\}/, `\${REDIS_PASSWORD:-redis}`, 'REDIS_PASSWORD may be missing'],
    ['a password that may be empty', /\$\{REDIS_PASSWORD:\?[^}]*\}/g, `\${REDIS_PASSWORD}`, 'may be missing'],
    ['a way past the pooler', '@pgbouncer:6432', '@postgres:5432', 'DATABASE_URL is past the pooler'],
    ['migrations through the pooler', '@postgres:5432', '@pgbouncer:6432', 'DATABASE_DIRECT_URL is not direct'],
    ['another Redis', '@redis:6379', '@cache:6379', 'REDIS_URL leads elsewhere'],
    ['sessions in the pooler', 'POOL_MODE: transaction', 'POOL_MODE: session', 'not in transaction mode'],
    ['a Redis that evicts', '- noeviction', '- allkeys-lru', 'Redis may throw jobs away'],
    ['a Redis that forgets', "- 'yes'", "- 'no'", 'Redis forgets its jobs'],
    ['an open port', '127.0.0.1:${PORT', '0.0.0.0:${PORT', 'is open to everybody'],
    [
      'a database outside',
      'user: redis\n    networks: [data]',
      'user: redis\n    networks: [default]',
      'leads outside',
    ],
    ['a database at a port', '    user: redis', "    ports: ['127.0.0.1:6379:6379']\n    user: redis", 'be reached'],
    ['a network that is not there', 'networks: [data, default]', 'networks: [date, default]', 'no network date'],
    ['a volume that is not there', 'jobs:/data', 'job:/data', 'there is no volume job'],
    ['a service that is not there', 'redis: { condition', 'cache: { condition', 'waits for cache'],
    ['too little time to finish', 'stop_grace_period: 40s', 'stop_grace_period: 20s', 'is killed before its jobs'],
  ])('may not have %s', (_, from, to, problem) => {
    expect(composeProblems(changed(COMPOSE, from, to), IMAGE)).toContainEqual(expect.stringContaining(problem));
  });

  it('may not rely on a health check that the image lost', () => {
    expect(composeProblems(COMPOSE, { ...IMAGE, hasHealthCheck: false })).toContain('api has no health check');
  });

  it('may not use settings of the image that nobody reads', () => {
    const environment = { ...IMAGE.environment, ROOKERY_HOUSE: '/data' };
    expect(composeProblems(COMPOSE, { ...IMAGE, environment })).toEqual(['Dockerfile: ROOKERY_HOUSE?']);
  });
});
