import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How one request to Lichess ended. */
export interface LichessAnswer {
  /** ISO 8601 UTC, start of the request. */
  at: string;
  /** Method and path with parameters. */
  request: string;
  /** HTTP status; absent when there was no answer. */
  status?: number;
  /** `ok` or the code of a LichessError. */
  outcome: string;
  durationMs: number;
}

/** What is remembered about the traffic with Lichess; one row. */
@Entity({ name: 'lichess_gate', comment: 'Memory of the serial gate to Lichess; one row' })
export class LichessGateState {
  @PrimaryColumn({ type: 'smallint', default: 1, comment: 'Always 1' })
  id!: number;

  @Column({ type: 'integer', default: 0, comment: 'Answers 429 in a row; each one doubles the pause' })
  strikes!: number;

  @Column({ type: 'jsonb', default: () => "'[]'", comment: 'The last answers, newest first' })
  lastAnswers!: LichessAnswer[];
}
