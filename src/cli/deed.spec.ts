import type { Command } from 'commander';
import type { Deed } from '../accounts/audit.service.js';
import { describeDeed, LOOKING } from './deed.js';
import { createProgram } from './program.js';
import type { CommandRuntime } from './runtime.js';

/** Every command that does something by itself, by its whole name. */
function listCommands(command: Command, before = ''): Map<string, Command> {
  const found = new Map<string, Command>();
  for (const child of command.commands) {
    const name = `${before}${child.name()}`;
    const parts = listCommands(child, `${name} `);
    if (parts.size === 0) found.set(name, child);
    for (const [path, part] of parts) found.set(path, part);
  }
  return found;
}

describe('what the audit log is told of commands', () => {
  const commands = listCommands(createProgram({} as CommandRuntime, '0.0.0'));

  /** What would be noted when somebody types this. */
  const deedOf = async (...typed: string[]): Promise<Deed | undefined> => {
    const program = createProgram({} as CommandRuntime, '0.0.0');
    let deed: Deed | undefined;
    program.hook('preAction', (_, command) => {
      deed = describeDeed(command);
      throw new Error('far enough');
    });
    await expect(program.parseAsync(typed, { from: 'user' })).rejects.toThrow('far enough');
    return deed;
  };

  it('is every one but those that only look, and those that tell it themselves', () => {
    const noted = [...commands].filter(([, command]) => describeDeed(command)).map(([name]) => name);
    expect(noted.filter((name) => !['start', 'demo', 'rehearsal'].includes(name))).toEqual([
      'sync',
      'crawl',
      'crawls pause',
      'crawls resume',
      'crawls stop',
      'profiles',
      'import',
      'analyse',
      'export',
      'graph compute',
      'graph export',
      'graph rebuild',
      'rejected replay',
      'rejected export',
      'jobs retry',
      'jobs pause',
      'jobs resume',
      'trigger',
      'schedules set',
      'schedules remove',
      'db migrate',
    ]);
    expect(LOOKING.filter((name) => !commands.has(name))).toEqual([]);
  });

  it('is what was typed, and no statement', async () => {
    expect(await deedOf('sync', 'Knightly_Otter', '--max', '5', '--json')).toEqual({
      action: 'rookery sync',
      subject: 'Knightly_Otter --max 5',
    });
    expect(await deedOf('db', 'migrate')).toEqual({ action: 'rookery db migrate', subject: undefined });
    expect(await deedOf('db', 'run', 'select 1')).toBeUndefined();
    expect(await deedOf('db', 'run', "update users set name = 'x'", '--write')).toEqual({
      action: 'rookery db run',
      subject: '--write',
    });
    expect(await deedOf('runs', 'list')).toBeUndefined();
    expect(await deedOf('accounts', 'list')).toBeUndefined();
  });
});
