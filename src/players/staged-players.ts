import { makeCopyField } from '../database/copy-text.js';
import type { Tx } from '../database/database.service.js';
import type { PlayerSighting } from './player-writer.js';

const STAGED = 'staged_players';
const CREATE = `create temp table ${STAGED} (id text, name text, title text, flair text, patron boolean, patron_color smallint)
  on commit drop`;
const COPY = `copy ${STAGED} (id, name, title, flair, patron, patron_color) from stdin`;
const names = ['name', 'title', 'flair', 'patron', 'patron_color'];
/** What a player is like after `met` in the order of `names`. */
const values = (met: string): string[] => [
  // A name in lower case is that of a source that lost its case.
  `case when players.name = players.id then ${met}.name else players.name end`,
  `coalesce(players.title, ${met}.title)`,
  `coalesce(players.flair, ${met}.flair)`,
  `players.patron or ${met}.patron`,
  `coalesce(players.patron_color, ${met}.patron_color)`,
];
const differs = (met: string): string =>
  `(${names.map((name) => `players.${name}`).join(', ')}) is distinct from (${values(met).join(', ')})`;
// Most players are known: those that tell nothing new are left out first, since a conflict locks the row, and other writers
// would wait for it. One after the other is looked up (`offset 0` says so): a batch meets few of millions.
const MERGE = `insert into players (id, ${names.join(', ')})
select met.id, ${names.map((name) => `met.${name}`).join(', ')} from ${STAGED} met
left join lateral (select * from players where players.id = met.id offset 0) players on true
where players.id is null or ${differs('met')} order by met.id collate "C"
on conflict (id) do update set ${names.map((name, i) => `${name} = ${values('excluded')[i]}`).join(', ')}
where ${differs('excluded')}`;

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
