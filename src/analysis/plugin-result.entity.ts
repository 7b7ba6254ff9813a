import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What a plugin found in a game, or why it found nothing. */
@Entity({ name: 'plugin_results', comment: 'What each plugin found in a game, or why it found nothing' })
@Check('plugin_results_state_check', "state IN ('done', 'failed', 'unsupported')")
@Index('plugin_results_plugin_idx', ['plugin', 'version', 'gameId'])
export class PluginResult {
  @ForeignKey('GameAnalysis', { onDelete: 'CASCADE', onUpdate: 'CASCADE' })
  @PrimaryColumn({ type: 'text', comment: 'Game' })
  gameId!: string;

  @PrimaryColumn({ type: 'text', comment: 'Name of the plugin' })
  plugin!: string;

  @Column({ type: 'integer', comment: 'Version of the plugin' })
  version!: number;

  @Column({ type: 'text', comment: 'done, failed, or unsupported: the game lacks what the plugin needs' })
  state!: 'done' | 'failed' | 'unsupported';

  @Column({ type: 'jsonb', nullable: true, comment: 'Its metrics; empty unless done' })
  metrics!: Record<string, unknown> | null;

  @Column({ type: 'text', nullable: true, comment: 'Why it failed or is not supported, one sentence' })
  message!: string | null;

  @Column({ type: 'integer', comment: 'Version of the formulas behind the metrics' })
  formulaVersion!: number;

  // No foreign key: old runs are removed, and the number still says which one it was.
  @Column({ type: 'integer', nullable: true, comment: 'Run it was made in' })
  runId!: number | null;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When it was made' })
  computedAt!: Date;
}
