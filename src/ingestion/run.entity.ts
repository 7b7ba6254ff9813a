import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** `queued`, `running`, `waiting` and `interrupted` are active: somebody works on it or will. */
export type RunState = 'queued' | 'running' | 'waiting' | 'interrupted' | 'done' | 'failed';

export const ACTIVE_STATES = ['queued', 'running', 'waiting', 'interrupted'] as const satisfies readonly RunState[];

/** One long action and its ledger: received = inserted + updated + unchanged + rejected, always. */
@Entity({ name: 'runs', comment: 'The ledger: every long action, what it received and what became of it' })
@Check('runs_ledger_check', 'received = inserted + updated + unchanged + rejected')
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

  @Column({ type: 'text', comment: 'sync or replay' })
  kind!: string;

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

  @Column({ type: 'text', comment: 'Who asked: cli, api' })
  startedBy!: string;

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
