import { CommanderError, InvalidArgumentError } from 'commander';
import { loadConfig } from '../config/load-config.js';
import { createProgram, parsePositive, parseWholeNumber } from './program.js';
import type { CommandRuntime } from './runtime.js';

function unexpected(): never {
  throw new Error('not expected here');
}

/** A runtime that can do nothing but what a test gives it. */
function makeRuntime(change: Partial<CommandRuntime> = {}): CommandRuntime {
  return {
    loadConfig: () => loadConfig({}, '/dev/null/.env'),
    openApp: unexpected,
    serve: unexpected,
    demo: unexpected,
    rehearse: unexpected,
    stop: new AbortController().signal,
    ...change,
  };
}

async function run(runtime: CommandRuntime, ...args: string[]): Promise<void> {
  const program = createProgram(runtime, '0.0.0');
  for (const command of [program, ...program.commands]) {
    command.configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
  }
  await program.parseAsync(args, { from: 'user' });
}

describe('the commands', () => {
  it('are those of the public contract that exist so far', () => {
    const names = createProgram(makeRuntime(), '0.0.0').commands.map((command) => command.name());
    expect(names).toEqual([
      'start',
      'sync',
      'crawl',
      'crawls',
      'profiles',
      'import',
      'duplicates',
      'analyse',
      'export',
      'graph',
      'status',
      'doctor',
      'verify',
      'rejected',
      'jobs',
      'trigger',
      'plan',
      'runs',
      'schedules',
      'accounts',
      'db',
      'demo',
      'rehearsal',
    ]);
  });

  it('end with an error when they are not known', async () => {
    await expect(run(makeRuntime(), 'snyc')).rejects.toThrow(CommanderError);
  });

  it('start the server with the settings of the environment', async () => {
    const served: number[] = [];
    await run(makeRuntime({ serve: async (config) => void served.push(config.http.port) }), 'start');
    expect(served).toEqual([3000]);
  });

  it('close the application also when they fail', async () => {
    let closed = 0;
    const openApp = async (): Promise<never> =>
      ({
        app: { get: () => ({ report: () => Promise.reject(new Error('no database')) }) },
        database: { kind: 'external' },
        close: async () => void closed++,
      }) as never;
    await expect(run(makeRuntime({ openApp }), 'status', '--json')).rejects.toThrow('no database');
    expect(closed).toBe(1);
  });

  it('hand their options to the rehearsal', async () => {
    const asked: unknown[] = [];
    const rehearse = async (options: unknown): Promise<void> => void asked.push(options);
    await run(makeRuntime({ rehearse }), 'rehearsal', 'a.ndjson', '--pace', '20');
    expect(asked).toEqual([{ port: 0, pace: 20, files: ['a.ndjson'] }]);
  });
});

describe('numbers on the command line', () => {
  it.each([
    ['0', 0],
    ['42', 42],
    ['999999999', 999_999_999],
  ])('%s is taken', (text, number) => expect(parseWholeNumber(text)).toBe(number));

  it.each(['', '-1', '1.5', '1e3', '0x10', ' 1', 'many', '1000000000'])('%j is refused', (text) => {
    expect(() => parseWholeNumber(text)).toThrow(InvalidArgumentError);
  });

  it('has to be 1 at least where nothing is no answer', () => {
    expect(parsePositive('1')).toBe(1);
    expect(() => parsePositive('0')).toThrow('It must be at least 1.');
  });
});
