import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How much somebody may still ask for; processes take parts of it and count these down themselves. */
@Entity({
  name: 'request_budgets',
  comment: 'What each token, user or address may still ask of the API, over all processes',
})
@Index('request_budgets_refilled_at_idx', ['refilledAt'])
export class RequestBudget {
  @PrimaryColumn({ type: 'text', comment: 'A token, all tokens of a user, a user for all browsers, or an address' })
  actor!: string;

  @Column({ type: 'double precision', comment: 'Requests nobody has taken, at refilled_at' })
  tokens!: number;

  @Column({ type: 'integer', comment: 'Requests the last process that asked was given' })
  granted!: number;

  @Column({ type: 'timestamptz', comment: 'Moment of tokens; since then they have grown' })
  refilledAt!: Date;
}
