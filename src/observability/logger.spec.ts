import { PassThrough } from 'node:stream';
import { loadConfig } from '../config/load-config.js';
import { withLogContext } from './log-context.js';
import { type AppLogger, createLogger } from './logger.js';

const TOKEN = 'lip_aBcDeFgHiJkLmNoP';
const PASSWORD = 'correct-horse';
const URL_WITH_PASSWORD = `postgres://rookery:${PASSWORD}@db.internal:5432/rookery`;
const SECRETS = [TOKEN, PASSWORD, 'of-another-proxy'];

interface Logbook {
  logger: AppLogger;
  text: () => string;
  lines: () => Record<string, unknown>[];
}

function openLogbook(options: { terminal?: boolean; env?: Record<string, string> } = {}): Logbook {
  const config = loadConfig(
    { LICHESS_TOKEN: TOKEN, DATABASE_URL: URL_WITH_PASSWORD, LOG_LEVEL: 'debug', ...options.env },
    '/dev/null/.env',
  );
  const chunks: string[] = [];
  const stream = Object.assign(new PassThrough(), { isTTY: options.terminal ?? false });
  stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  const text = (): string => chunks.join('');
  return {
    logger: createLogger(config, { stream: stream as unknown as NodeJS.WriteStream }),
    text,
    lines: () =>
      text()
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

/** An error as they come: the secret in the message, in a cause of the cause and in fields of its own. */
function makeLeakyError(): Error {
  const root = Object.assign(new Error(`password authentication failed for ${URL_WITH_PASSWORD}`), {
    config: { headers: { authorization: `Bearer ${TOKEN}` }, proxy: 'http://me:of-another-proxy@proxy' },
  });
  const middle = new Error(`could not connect with ${PASSWORD}`, { cause: root });
  return new AggregateError([root], `gave up on ${TOKEN}`, { cause: middle });
}

describe('the logger', () => {
  it('writes one line of JSON with time, level and fields when nobody is looking', () => {
    const { logger, text, lines } = openLogbook();
    logger.info({ games: 12 }, 'A batch is stored');
    expect(text().endsWith('}\n')).toBe(true);
    expect(lines()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        pid: process.pid,
        games: 12,
        msg: 'A batch is stored',
      },
    ]);
  });

  it('writes readable text on a terminal', () => {
    const { logger, text } = openLogbook({ terminal: true });
    logger.info({ games: 12 }, 'A batch is stored');
    expect(text()).toMatch(/\d\d:\d\d:\d\d.*INFO.*A batch is stored/);
    expect(() => JSON.parse(text().split('\n')[0] ?? '') as unknown).toThrow();
  });

  it('keeps quiet below its level', () => {
    const { logger, text } = openLogbook({ env: { LOG_LEVEL: 'warn' } });
    logger.info({}, 'not this');
    logger.warn({}, 'but this');
    expect(text()).toContain('but this');
    expect(text()).not.toContain('not this');
  });

  it('takes its level from the target when that has one', () => {
    const stream = Object.assign(new PassThrough(), { isTTY: false }) as unknown as NodeJS.WriteStream;
    const logger = createLogger(loadConfig({ LOG_LEVEL: 'debug' }, '/dev/null/.env'), { stream, level: 'error' });
    expect(logger.level).toBe('error');
  });
});

describe('a log line', () => {
  it('carries the run it belongs to, also after waiting', async () => {
    const { logger, lines } = openLogbook();
    await withLogContext({ runId: '7', playerId: 'somebody' }, async () => {
      logger.info({}, 'before');
      await new Promise((resolve) => setImmediate(resolve));
      logger.info({}, 'after');
    });
    logger.info({}, 'outside');
    expect(lines().map(({ msg, runId, playerId }) => [msg, runId, playerId])).toEqual([
      ['before', '7', 'somebody'],
      ['after', '7', 'somebody'],
      ['outside', undefined, undefined],
    ]);
  });

  it('adds the inner context to the outer one', () => {
    const { logger, lines } = openLogbook();
    withLogContext({ runId: '7' }, () => withLogContext({ requestId: 'r1' }, () => logger.info({}, 'both')));
    expect(lines()[0]).toMatchObject({ runId: '7', requestId: 'r1' });
  });

  it('keeps two runs apart that work at the same time', async () => {
    const { logger, lines } = openLogbook();
    const work = (runId: string): Promise<void> =>
      withLogContext({ runId }, async () => {
        await new Promise((resolve) => setImmediate(resolve));
        logger.info({ expected: runId }, 'working');
      });
    await Promise.all(['1', '2', '3'].map(work));
    expect(lines().map(({ runId }) => runId)).toEqual(lines().map(({ expected }) => expected));
  });
});

describe('no secret reaches the log', () => {
  const expectNoSecret = (text: string): void => {
    expect(text).not.toBe('');
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  };

  it.each([false, true])('in a field or a sentence (terminal: %s)', (terminal) => {
    const { logger, text } = openLogbook({ terminal });
    logger.info({ url: URL_WITH_PASSWORD, headers: { authorization: `Bearer ${TOKEN}` } }, `asking with ${TOKEN}`);
    expectNoSecret(text());
    expect(text()).toContain('[hidden]');
  });

  it.each([false, true])('in an error, its stack, its causes and its fields (terminal: %s)', (terminal) => {
    const { logger, text } = openLogbook({ terminal });
    logger.error({ err: makeLeakyError() }, 'The database does not answer');
    expectNoSecret(text());
    expect(text()).toContain('could not connect with [hidden]');
    expect(text()).toContain('password authentication failed for postgres://rookery:[hidden]@db.internal');
  });

  it('in the context of a run', () => {
    const { logger, text } = openLogbook();
    withLogContext({ requestId: TOKEN }, () => logger.info({}, 'asked'));
    expectNoSecret(text());
  });

  it('and the line stays good JSON', () => {
    const { logger, lines } = openLogbook();
    logger.info({ url: URL_WITH_PASSWORD }, `"${TOKEN}"`);
    expect(lines()[0]).toMatchObject({
      url: 'postgres://rookery:[hidden]@db.internal:5432/rookery',
      msg: '"[hidden]"',
    });
  });
});
