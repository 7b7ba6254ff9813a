import { type Command, InvalidArgumentError } from 'commander';
import { CATCH_UPS, type CatchUp } from '../../operations/schedules/due-ticks.js';
import { type ScheduleView, SchedulesService, type TickView } from '../../operations/schedules/schedules.service.js';
import { parsePositive, type WithApp } from '../program.js';
import { formatTable } from '../table.js';

interface SetOptions {
  action?: string;
  cron?: string;
  on?: boolean;
  off?: boolean;
  catchUp?: CatchUp;
  json?: boolean;
}

export function addScheduleCommands(program: Command, withApp: WithApp): void {
  const schedules = program.command('schedules').description('what happens by the clock; times are UTC');
  schedules
    .command('list')
    .description('all of them, with their last and next tick')
    .option('--json', 'answer with one JSON line')
    .action((options: { json?: boolean }) =>
      withApp(async ({ app, terminal }) => {
        const all = await app.get(SchedulesService, { strict: false }).list();
        terminal.answer(all, all.length === 0 ? 'No schedules.' : describeSchedules(all));
      }, options),
    );
  addSetCommand(schedules, withApp);
  schedules
    .command('remove')
    .description('take a schedule away; to keep it for later, `set <name> --off`')
    .argument('<name>')
    .option('--json', 'answer with one JSON line')
    .action((name: string, options: { json?: boolean }) =>
      withApp(async ({ app, terminal }) => {
        await app.get(SchedulesService, { strict: false }).remove(name);
        terminal.answer({ removed: name }, `The schedule ${name} is gone.`);
      }, options),
    );
  schedules
    .command('ticks')
    .description('what came of the last ticks, newest first')
    .argument('<name>')
    .option('--limit <number>', 'how many', parsePositive, 20)
    .option('--json', 'answer with one JSON line')
    .action((name: string, options: { limit: number; json?: boolean }) =>
      withApp(async ({ app, terminal }) => {
        const ticks = await app.get(SchedulesService, { strict: false }).listTicks(name, options.limit);
        terminal.answer(ticks, ticks.length === 0 ? 'It has not ticked yet.' : describeTicks(ticks));
      }, options),
    );
}

function addSetCommand(schedules: Command, withApp: WithApp): void {
  schedules
    .command('set')
    .description('change a schedule, or make one: that needs --action and --cron')
    .argument('<name>')
    .option('--action <action>', 'orchestrate, or the name of a pipeline')
    .option('--cron <expression>', 'when, in UTC, such as "30 3 * * *"')
    .option('--on', 'let it happen')
    .option('--off', 'keep it from happening')
    .option('--catch-up <policy>', `moments that passed while nothing ran: ${CATCH_UPS.join(', ')}`, parseCatchUp)
    .option('--json', 'answer with one JSON line')
    .action((name: string, options: SetOptions) => {
      const { action, cron, on, off, catchUp } = options;
      if (on && off) throw new Error('--on or --off, not both.');
      if (!(action ?? cron ?? on ?? off ?? catchUp))
        throw new Error('What should change? Give --action, --cron, --on, --off or --catch-up.');
      return withApp(async ({ app, terminal }) => {
        const change = { action, cron, enabled: on ? true : off ? false : undefined, catchUp };
        const saved = await app.get(SchedulesService, { strict: false }).save(name, change);
        terminal.answer(saved, describeSchedules([saved]));
      }, options);
    });
}

function describeSchedules(schedules: readonly ScheduleView[]): string {
  const rows = schedules.map((schedule) => ({
    name: schedule.name,
    action: schedule.action,
    cron: schedule.cron,
    'catch up': schedule.catchUp,
    last: toMinute(schedule.lastTickAt),
    next: schedule.enabled ? toMinute(schedule.nextTickAt) : 'off',
    outcome: schedule.lastOutcome ?? '',
  }));
  return formatTable(['name', 'action', 'cron', 'catch up', 'last', 'next', 'outcome'], rows);
}

function describeTicks(ticks: readonly TickView[]): string {
  const rows = ticks.map(({ dueAt, tickedAt, tickedBy, outcome }) => ({
    due: dueAt.toISOString(),
    'late, s': ((tickedAt.getTime() - dueAt.getTime()) / 1000).toFixed(1),
    by: tickedBy,
    outcome,
  }));
  return formatTable(['due', 'late, s', 'by', 'outcome'], rows);
}

function toMinute(date: Date | null): string {
  return date ? date.toISOString().slice(0, 19).replace('T', ' ') : 'never';
}

function parseCatchUp(text: string): CatchUp {
  const policy = CATCH_UPS.find((known) => known === text);
  if (!policy) throw new InvalidArgumentError(`It must be one of ${CATCH_UPS.join(', ')}.`);
  return policy;
}
