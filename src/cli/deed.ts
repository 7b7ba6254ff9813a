import type { Command } from 'commander';
import type { Deed } from '../accounts/audit.service.js';

/** Commands that change nothing; `db` without --write is one of them as well. */
export const LOOKING = [
  'crawls list',
  'crawls players',
  'crawls show',
  'db make',
  'doctor',
  'duplicates',
  'graph chain',
  'graph communities',
  'graph distances',
  'graph neighbours',
  'graph opponents',
  'graph ranks',
  'graph versus',
  'jobs failures',
  'jobs list',
  'jobs show',
  'plan',
  'rejected list',
  'rejected show',
  'runs list',
  'runs show',
  'schedules list',
  'schedules ticks',
  'status',
  'verify',
];
const SQL = ['db run', 'db shell'];

/** What a command does, for the audit log; undefined for one that only looks. Those about accounts write it themselves. */
export function describeDeed(command: Command): Deed | undefined {
  const name = pathOf(command);
  if (LOOKING.includes(name) || name.startsWith('accounts ')) return undefined;
  // A statement may hold anything, also what nobody else should read.
  if (SQL.includes(name)) return command.opts().write ? { action: `rookery ${name}`, subject: '--write' } : undefined;
  return { action: `rookery ${name}`, subject: describeArguments(command) };
}

function pathOf(command: Command): string {
  const names: string[] = [];
  for (let at: Command | null = command; at?.parent; at = at.parent) names.unshift(at.name());
  return names.join(' ');
}

/** As they were typed. */
function describeArguments(command: Command): string | undefined {
  const given = command.options.filter(
    (option) => command.getOptionValueSource(option.attributeName()) === 'cli' && option.attributeName() !== 'json',
  );
  const options = given.flatMap((option) => {
    const value: unknown = command.getOptionValue(option.attributeName());
    return typeof value === 'boolean' ? [option.long] : [option.long, String(value)];
  });
  return [...command.args, ...options].join(' ') || undefined;
}
