import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * `queued`, `running`, `waiting` and `interrupted` are active: somebody works on it or will. `stopped`: it failed since somebody
 * wanted it to; the table says `failed` with an error code, and whoever looks at a run sees one word.
 */
export type RunState = 'queued' | 'running' | 'waiting' | 'interrupted' | 'done' | 'failed' | 'stopped';

/**
 * What a run is: a pipeline, a stage of one, a reading of a history, a replay of rejected records,
 * an analysis of games, an import of files, an export of games, a crawl from player to player, a look at profiles, figures about the player network.
 */
export const RUN_KINDS = [
  'pipeline',
  'stage',
  'sync',
  'replay',
  'analysis',
  'import',
  'export',
  'crawl',
  'profiles',
  'graph',
] as const;
export type RunKind = (typeof RUN_KINDS)[number];

export const ACTIVE_STATES = ['queued', 'running', 'waiting', 'interrupted'] as const satisfies readonly RunState[];

export function isFinal(state: RunState): boolean {
  return state === 'done' || hasFailed(state);
}

/** It has ended without doing all that was wanted. */
export function hasFailed(state: RunState): boolean {
  return state === 'failed' || state === 'stopped';
}

/**
 * One long action: a pipeline with its stages as children, or a piece of work. Its ledger balances at any time:
 * received = inserted + updated + unchanged + rejected.
 */
@Entity({ name: 'runs', comment: 'Every long action: how far it is, what it received and what became of it' })
@Check('runs_ledger_check', 'received = inserted + updated + unchanged + rejected')
@Check('runs_percent_check', "percent BETWEEN 0 AND 99 OR (percent = 100 AND state = 'done')")
@Index('runs_active_pipeline_key', ['name'], {
  unique: true,
  where: "kind = 'pipeline' AND state IN ('queued', 'running', 'waiting', 'interrupted')",
})
@Index('runs_active_profiles_key', ['name'], {
  unique: true,
  where: "kind = 'profiles' AND state IN ('queued', 'running', 'waiting', 'interrupted')",
})
@Index('runs_kind_id_idx', ['kind', 'id'])
@Index('runs_name_id_idx', ['name', 'id'], { where: "kind = 'pipeline'" })
@Index('runs_user_id_idx', ['userId', 'id'], { where: 'user_id IS NOT NULL' })
@Index('runs_work_key_key', ['workKey'], { unique: true, where: 'work_key IS NOT NULL AND parent_id IS NULL' })
@Index('runs_failed_idx', ['id'], { where: "state = 'failed'" })
@Index('runs_parent_id_idx', ['parentId', 'id'], { where: 'parent_id IS NOT NULL' })
@Index('runs_active_key', ['kind', 'playerId'], {
  unique: true,
  where: "state IN ('queued', 'running', 'waiting', 'interrupted')",
})
@Index('runs_player_id_idx', ['playerId', 'id'])
export class Run {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'BY DEFAULT',
    comment: 'Number of the run',
  })
  id!: number;

  @Column({
    type: 'text',
    comment: 'pipeline, stage, sync, replay, analysis, import, export, crawl, profiles or graph',
  })
  kind!: RunKind;

  @Column({
    type: 'text',
    nullable: true,
    comment: 'Which pipeline or which stage of it; due-profiles where nobody is named',
  })
  name!: string | null;

  @ForeignKey('Run')
  @Column({ type: 'integer', nullable: true, comment: 'The run it is a part of' })
  parentId!: number | null;

  @Column({ type: 'integer', nullable: true, comment: 'Units of work in it; empty while nobody knows' })
  total!: number | null;

  @Column({ type: 'integer', default: 0, comment: 'Units that ended well' })
  finished!: number;

  @Column({ type: 'integer', default: 0, comment: 'Units that ended badly' })
  failed!: number;

  @Column({
    type: 'smallint',
    nullable: true,
    comment: 'Per cent that has ended, never falling; 100 only when it is done, empty while nobody knows',
  })
  percent!: number | null;

  @ForeignKey('Player')
  @Column({ type: 'text', nullable: true, comment: 'Player whose history is fetched' })
  playerId!: string | null;

  @Column({ type: 'text', default: 'queued', comment: 'queued, running, waiting, interrupted, done or failed' })
  state!: RunState;

  @Column({ type: 'text', nullable: true, comment: 'Why it waits or failed, one sentence' })
  message!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'Name of the error that ended it' })
  errorCode!: string | null;

  @Column({ type: 'timestamptz', nullable: true, comment: 'Until when it waits, when that is known' })
  waitingUntil!: Date | null;

  @Column({ type: 'text', comment: 'Who asked: cli, api, a schedule' })
  startedBy!: string;

  @ForeignKey('User', { onDelete: 'SET NULL' })
  @Column({
    type: 'integer',
    nullable: true,
    // Written so that TypeORM, which drops casts and does not know upper case, finds it again in the database.
    default: () => "to_number(regexp_substr(current_setting('rookery.user_id', true), '[0-9]+'), '9999999999')",
    comment: 'User who asked for it over HTTP',
  })
  userId!: number | null;

  @Column({
    type: 'text',
    nullable: true,
    default: () => "regexp_substr(current_setting('rookery.work_key', true), '[0-9a-f-]+')",
    comment: 'Work of the request with an Idempotency-Key that started it; the same key finds it again',
  })
  workKey!: string | null;

  @Column({ type: 'boolean', default: false, comment: 'Reads the whole history again, not only what is new' })
  fullHistory!: boolean;

  @Column({ type: 'integer', nullable: true, comment: 'Stops after so many games' })
  maxGames!: number | null;

  @Column({
    type: 'timestamptz',
    precision: 3,
    nullable: true,
    comment: 'Reads games created before this, fixed at the start',
  })
  untilAt!: Date | null;

  @Column({
    type: 'timestamptz',
    precision: 3,
    nullable: true,
    comment: 'Reads games created at this time or later; empty: from the first one',
  })
  sinceAt!: Date | null;

  @Column({
    type: 'timestamptz',
    precision: 3,
    nullable: true,
    comment: 'Where it stands: creation of the newest game stored',
  })
  cursorAt!: Date | null;

  @Column({ type: 'integer', default: 0, comment: 'Records received' })
  received!: number;

  @Column({ type: 'integer', default: 0, comment: 'Records that became a new row' })
  inserted!: number;

  @Column({ type: 'integer', default: 0, comment: 'Records that changed a row' })
  updated!: number;

  @Column({ type: 'integer', default: 0, comment: 'Records that said nothing new' })
  unchanged!: number;

  @Column({ type: 'integer', default: 0, comment: 'Records kept aside because something is wrong with them' })
  rejected!: number;

  @Column({ type: 'integer', default: 0, comment: 'Requests made to Lichess' })
  requests!: number;

  @Column({ type: 'integer', nullable: true, comment: "Finished games by Lichess's own count at the time" })
  accountGames!: number | null;

  @Column({ type: 'integer', nullable: true, comment: 'Finished games stored at the end, imports left out' })
  storedGames!: number | null;

  @Column({ type: 'text', array: true, default: () => "'{}'", comment: 'Remarks for the reader' })
  notes!: string[];

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When it was asked for' })
  requestedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When work began' })
  startedAt!: Date | null;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'Last sign of life' })
  updatedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When it ended' })
  finishedAt!: Date | null;
}
