import { GAME_COLUMNS } from './game-columns.js';

const names = GAME_COLUMNS.map((column) => column.name);
const changeable = GAME_COLUMNS.filter((column) => column.name !== 'id');

/** Who else brought a game changes nothing about it. */
const SAYS_NOTHING_NEW = ['file_ids', 'exactness'];
const telling = changeable.filter(({ name }) => !SAYS_NOTHING_NEW.includes(name));
/** SQL: some of the columns are about to change. */
const willChange = (columns: typeof changeable): string =>
  `(${columns.map(({ name }) => `games.${name}`).join(', ')}) is distinct from (${columns.map(({ merge }) => merge).join(', ')})`;

/**
 * One statement for a whole batch: inserts what is new, merges what differs, leaves the rest untouched. `from` is where the
 * columns come from, as `batch`; $1 is the run. `valueOf` makes of a column's name in it what is stored.
 */
export const makeUpsert = (
  from: string,
  valueOf: (column: (typeof GAME_COLUMNS)[number]) => string = ({ name }) => `batch.${name}`,
): string => `
insert into games (${names.join(', ')}, first_run_id, last_run_id)
select ${GAME_COLUMNS.map(valueOf).join(', ')}, $1, $1
from ${from}
on conflict (id) do update set
  ${changeable.map(({ name, merge }) => `${name} = ${merge}`).join(',\n  ')},
  last_run_id = excluded.last_run_id, changed_at = now(), vanished_at = null,
  analysed_with = case when not ${willChange(telling)} then games.analysed_with end
where games.vanished_at is not null or ${willChange(changeable)}
returning id, xmax = 0 as inserted`;

/**
 * Whether a game is stored whose id may lack its case. In the order of the ids, so that the small index is read: a table that
 * nobody has analysed yet would be read as a whole.
 */
export const HAS_INEXACT = '(select id from games where exactness <= 1 order by id limit 1) is not null';

/**
 * A table without the case of ids left games under ids in lower case. When such a game comes with its true id, its row gets
 * that id. `from` is where the games come from, as `batch` with id, players and moves.
 */
export const makeAdopt = (from: string): string => `
update games set id = batch.id from ${from}
where (select ${HAS_INEXACT}) and games.id = lower(batch.id) and games.id <> batch.id
  and games.exactness <= 1 and batch.exactness > 1
  and games.white_id is not distinct from batch.white_id and games.black_id is not distinct from batch.black_id
  and (starts_with(games.moves, batch.moves) or starts_with(batch.moves, games.moves))
  and not exists (select 1 from games other where other.id = batch.id)`;
