import type { Command } from 'commander';
import { type DuplicatePair, DuplicatesService } from '../../games/duplicates.service.js';
import { parsePositive, type WithApp } from '../program.js';
import { formatTable } from '../table.js';

const DEFAULT_LIMIT = 100;

export function addDuplicatesCommand(program: Command, withApp: WithApp): void {
  program
    .command('duplicates')
    .description('show games that look like one and are stored as two; nothing is changed')
    .option('--limit <number>', 'how many pairs at most', parsePositive, DEFAULT_LIMIT)
    .option('--json', 'answer with one JSON line')
    .action((options: { limit: number; json?: boolean }) =>
      withApp(async ({ app, terminal }) => {
        const pairs = await app.get(DuplicatesService, { strict: false }).list(options.limit);
        terminal.answer(pairs, pairs.length === 0 ? 'No two games look like one.' : describe(pairs));
      }, options),
    );
}

function describe(pairs: readonly DuplicatePair[]): string {
  const rows = pairs.map(({ id, otherId, white, black, createdAt, otherCreatedAt, plies, otherPlies, reason }) => ({
    id,
    other: otherId,
    players: `${white} – ${black}`,
    dates: `${dayOf(createdAt)}, ${dayOf(otherCreatedAt)}`,
    plies: `${plies}, ${otherPlies}`,
    reason,
  }));
  return formatTable(['id', 'other', 'players', 'dates', 'plies', 'reason'], rows);
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
