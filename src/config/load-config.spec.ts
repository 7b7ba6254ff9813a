import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { countEngines } from './app-config.js';
import { Environment } from './environment.js';
import { ConfigError, ENVIRONMENT_KEYS, loadConfig } from './load-config.js';

const NO_FILE = '/dev/null/.env';

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    loadConfig(source, NO_FILE);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('needs no setting at all', () => {
    const config = loadConfig({}, NO_FILE);
    expect(config).toMatchObject({
      http: { port: 3000, host: '127.0.0.1' },
      database: { url: undefined, directUrl: undefined },
      lichess: { url: 'https://lichess.org', token: undefined, pauseMs: 60_000, leaseMs: 15_000, idleMs: 60_000 },
      engine: { path: undefined, processes: countEngines(16), nodes: 100_000, hashMb: 16, nice: 10 },
      log: { level: 'info' },
    });
    expect(isAbsolute(config.home)).toBe(true);
  });

  it('reads numbers, and 0 as a number', () => {
    const config = loadConfig({ PORT: '0', LICHESS_PAUSE_MS: '5000' }, NO_FILE);
    expect([config.http.port, config.lichess.pauseMs]).toEqual([0, 5000]);
  });

  it('takes the direct address of the database from DATABASE_URL unless it is given', () => {
    const pooled = 'postgres://rookery:secret@pooler:6432/rookery';
    const direct = 'postgres://rookery:secret@db:5432/rookery';
    expect(loadConfig({ DATABASE_URL: pooled }, NO_FILE).database.directUrl).toBe(pooled);
    const both = loadConfig({ DATABASE_URL: pooled, DATABASE_DIRECT_URL: direct }, NO_FILE);
    expect(both.database).toEqual({ url: pooled, directUrl: direct });
  });

  it('takes the address people use, and proxies to believe', () => {
    const env = { PUBLIC_URL: 'https://rookery.example/', TRUST_PROXY: 'loopback, 10.0.0.0/8,::1' };
    expect(loadConfig(env, NO_FILE).http).toMatchObject({
      publicUrl: 'https://rookery.example',
      trustedProxies: ['loopback', '10.0.0.0/8', '::1'],
    });
    expect(loadConfig({}, NO_FILE).http).toMatchObject({ publicUrl: undefined, trustedProxies: undefined });
  });

  it('drops slashes at the end of the address of Lichess', () => {
    expect(loadConfig({ LICHESS_URL: 'http://127.0.0.1:8080//' }, NO_FILE).lichess.url).toBe('http://127.0.0.1:8080');
  });

  it('takes the directory of plugins from where the process stands, and none by default', () => {
    expect(loadConfig({ ROOKERY_PLUGINS: './my-plugins' }, NO_FILE).plugins.directory).toBe(resolve('my-plugins'));
    expect(loadConfig({}, NO_FILE).plugins.directory).toBeUndefined();
  });

  it('takes the path of an engine, from wherever it starts', () => {
    const engine = loadConfig({ ENGINE_PATH: 'node_modules/.bin/../jest/bin/jest.js', ENGINE_PROCESSES: '3' }, NO_FILE);
    expect(engine.engine).toMatchObject({ path: join(process.cwd(), 'node_modules/jest/bin/jest.js'), processes: 3 });
  });

  it('runs an engine for each core, as far as half of the memory goes', () => {
    const gigabyte = 2 ** 30;
    expect(countEngines(16, 64 * gigabyte, 8)).toBe(8);
    expect(countEngines(16, 4 * gigabyte, 8)).toBe(3);
    expect(countEngines(16, gigabyte / 2, 8)).toBe(1);
    expect(countEngines(1_000, 16 * gigabyte, 8)).toBe(5);
  });

  it('takes a script for an engine, which need not be executable, since Node runs it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rookery-config-'));
    const path = join(folder, 'engine.js');
    writeFileSync(path, '', { mode: 0o644 });
    expect(loadConfig({ ENGINE_PATH: path }, NO_FILE).engine.path).toBe(path);
    rmSync(folder, { recursive: true });
  });

  it('cannot be changed afterwards', () => {
    const config = loadConfig({}, NO_FILE);
    expect(
      [config, config.http, config.database, config.lichess, config.engine, config.log].every(Object.isFrozen),
    ).toBe(true);
  });
});

describe('bad settings', () => {
  it('are all named in one message, each with one reason', () => {
    const act = (): unknown =>
      loadConfig({ PORT: 'abc', LICHESS_URL: 'lichess', LICHESS_USERNAME: 'no spaces', LOG_LEVEL: 'loud' }, NO_FILE);
    expect(act).toThrow(
      [
        'Rookery cannot start: 4 settings are wrong.',
        '  PORT must be a whole number from 0 to 65535, got "abc"',
        '  LICHESS_URL must be a URL like https://lichess.org, got "lichess"',
        '  LICHESS_USERNAME must be a Lichess username: 2 to 30 letters, digits, _ or -, got "no spaces"',
        '  LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, got "loud"',
        'Mend them in the environment or in the file .env (.env.example explains every setting).',
      ].join('\n'),
    );
  });

  it('are counted in good English', () => {
    expect(() => loadConfig({ PORT: '-1' }, NO_FILE)).toThrow('Rookery cannot start: 1 setting is wrong.');
  });

  it.each([
    ['PORT', '65536', 'PORT must be a whole number from 0 to 65535, got "65536"'],
    ['PORT', '1.5', 'PORT must be a whole number from 0 to 65535, got "1.5"'],
    ['PORT', ' ', 'PORT must be a whole number from 0 to 65535, got " "'],
    ['PORT', '0x10', 'PORT must be a whole number from 0 to 65535, got "0x10"'],
    ['PORT', '1e3', 'PORT must be a whole number from 0 to 65535, got "1e3"'],
    [
      'LICHESS_PAUSE_MS',
      '60s',
      'LICHESS_PAUSE_MS must be a whole number of milliseconds from 1 to 86400000, got "60s"',
    ],
    ['LICHESS_LEASE_MS', '15', 'LICHESS_LEASE_MS must be a whole number of milliseconds from 1000 to 600000, got "15"'],
    [
      'ENGINE_PATH',
      '/nowhere/stockfish',
      'ENGINE_PATH must be the path of a program; there is no such file, got "/nowhere/stockfish"',
    ],
    ['ENGINE_PATH', '/', 'ENGINE_PATH must be the path of a program; this is no file, got "/"'],
    [
      'ENGINE_PATH',
      'package.json',
      'ENGINE_PATH must be the path of a program; this file may not be executed, got "package.json"',
    ],
    [
      'PUBLIC_URL',
      'https://rookery.example/app',
      'PUBLIC_URL must be an address like https://rookery.example, without a path, got "https://rookery.example/app"',
    ],
    ...['10.0.0.0/33', 'proxy.internal', '10.0.0.1/8/8', ''.padEnd(3, ','), '::1/129'].map((value) => [
      'TRUST_PROXY',
      value,
      `TRUST_PROXY must be addresses or networks such as 10.0.0.0/8, or loopback, linklocal, uniquelocal, with commas between, got "${value}"`,
    ]),
    ['ENGINE_PROCESSES', '0', 'ENGINE_PROCESSES must be a whole number from 1 to 1024, got "0"'],
    ['ENGINE_NODES', '1e6', 'ENGINE_NODES must be a whole number from 1000 to 10000000, got "1e6"'],
    ['ENGINE_NICE', '20', 'ENGINE_NICE must be a whole number from 0 to 19, got "20"'],
    ['ENGINE_HASH_MB', '0', 'ENGINE_HASH_MB must be a whole number of megabytes from 1 to 4096, got "0"'],
    ['LICHESS_IDLE_MS', '0', 'LICHESS_IDLE_MS must be a whole number of milliseconds from 100 to 600000, got "0"'],
    ['LICHESS_CONTACT', 'two\nlines', 'LICHESS_CONTACT must be plain text that fits an HTTP header, got "two\\nlines"'],
  ])('%s=%j is refused', (key, value, problem) => {
    expect(problemsOf({ [key]: value })).toEqual([problem]);
  });

  it.each([
    ['DATABASE_URL', 'mysql://rookery:hunter22@db/rookery'],
    ['DATABASE_URL', 'postgres://rookery:hunter22/@db/rookery'],
    ['DATABASE_DIRECT_URL', 'db.internal hunter22'],
    ['LICHESS_TOKEN', 'lip_hunter22 '],
    ['LICHESS_URL', 'ftp://somebody:hunter22@lichess.org'],
  ])('%s never shows the secret in it', (key, value) => {
    const [problem] = problemsOf({ [key]: value });
    expect(problem).toMatch(new RegExp(`^${key} must be `));
    expect(problem).not.toContain('hunter22');
  });
});

describe('the file .env', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rookery-config-'));
    file = join(folder, '.env');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('fills in what the environment does not say', () => {
    writeFileSync(file, 'PORT=4000\nHOST="0.0.0.0"\n# PORT=1\n');
    const config = loadConfig({ PORT: '5000' }, file);
    expect(config.http).toEqual({ port: 5000, host: '0.0.0.0' });
  });

  it('wins over an empty variable, which counts as unset', () => {
    writeFileSync(file, 'PORT=4000\nLOG_LEVEL=\n');
    const config = loadConfig({ PORT: '', LOG_LEVEL: '' }, file);
    expect([config.http.port, config.log.level]).toEqual([4000, 'info']);
  });

  it('may hold settings of other programs', () => {
    writeFileSync(file, 'PGPASSWORD=whatever\n');
    expect(() => loadConfig({ HOME: '/root' }, file)).not.toThrow();
  });
});

describe('.env.example', () => {
  const example = parseEnv(readFileSync('.env.example', 'utf8'));

  it('lists exactly the settings there are', () => {
    expect(Object.keys(example).sort()).toEqual([...ENVIRONMENT_KEYS].sort());
  });

  it('gives the defaults as values', () => {
    const defaults = new Environment() as unknown as Record<string, string | number | undefined>;
    const expected = Object.keys(example).map((key) => [key, String(defaults[key] ?? '')]);
    expect(Object.entries(example)).toEqual(expected);
  });

  it('changes nothing when it is copied to .env', () => {
    expect(loadConfig({}, '.env.example')).toEqual(loadConfig({}, NO_FILE));
  });
});
