import { makeCopyField } from '../database/copy-text.js';
import type { Tx } from '../database/database.service.js';
import type { PlayerSighting } from './player-writer.js';

const STAGED = 'staged_players';
const CREATE = `create temp table ${STAGED} (id text, name text, title text, flair text, patron boolean, patron_color smallint)
  on commit drop`;
const COPY = `copy ${STAGED} (id, name, title, flair, patron, patron_color) from stdin`;
const names = ['name', 'title', 'flair', 'patron', 'patron_color'];
const values = [
  // A name in lower case is that of a source that lost its case.
  'case when players.name = players.id then excluded.name else players.name end',
  'coalesce(players.title, excluded.title)',
  'coalesce(players.flair, excluded.flair)',
  'players.patron or excluded.patron',
  'coalesce(players.patron_color, excluded.patron_color)',
];
const MERGE = `insert into players (id, ${names.join(', ')})
select id, ${names.join(', ')} from ${STAGED} order by id collate "C"
on conflict (id) do update set ${names.map((name, i) => `${name} = ${values[i]}`).join(', ')}
where (${names.map((name) => `players.${name}`).join(', ')}) is distinct from (${values.join(', ')})`;

/** The line of a player for COPY. */
export function makePlayerLine({ id, name, title, flair, patron, patronColor }: PlayerSighting): string {
  return [id, name, title ?? null, flair ?? null, patron, patronColor ?? null].map(makeCopyField).join('\t');
}

/**
 * Stores players met in a file, given as lines for COPY, each once. Files may be old: they fill in what is missing and
 * take nothing away.
 */
export async function mergeStagedPlayers(tx: Tx, lines: Uint8Array): Promise<void> {
  if (lines.length === 0) return;
  await tx.execute(CREATE);
  await tx.copyIn(COPY, lines);
  await tx.execute(MERGE);
}
