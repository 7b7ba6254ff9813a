import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One request for profiles; what Lichess may be asked today follows from those of the last 24 hours. */
@Entity({
  name: 'profile_requests',
  comment: 'Requests for profiles of the last two days: what keeps within the limits',
})
@Index('profile_requests_asked_at_idx', ['askedAt'])
export class ProfileRequest {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'BY DEFAULT',
    comment: 'Number of the request',
  })
  id!: number;

  @Column({ type: 'timestamptz', comment: 'When its answer was there, or when it was decided upon' })
  askedAt!: Date;

  @Column({ type: 'integer', comment: 'Players asked after' })
  players!: number;

  @Column({ type: 'integer', comment: 'Run it was made for' })
  runId!: number;
}
