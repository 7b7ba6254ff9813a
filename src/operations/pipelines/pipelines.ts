import type { HeldLease } from '../../database/leases.js';
import type { RunView } from '../../runs/run-view.js';

/** What a stage gets to begin with. */
export interface StageContext {
  /** The run of the stage; what it starts becomes a part of it. */
  stage: RunView;
  startedBy: string;
  /** Right to advance the pipeline; what is written without it may be written by an old holder. */
  lease: HeldLease;
  /** Whether the process has to leave the work as it is. */
  stopped: () => boolean;
}

/**
 * A part of a pipeline. `begin` does its work, or starts runs that do it and are parts of the stage, and saves how many
 * units there are; the stage has ended when all of them have. It may be called again after a crash and then makes sure
 * of the same.
 */
export interface Stage {
  readonly name: StageName;
  /** Its units are runs that others do. */
  readonly fansOut: boolean;
  begin(context: StageContext): Promise<void>;
}

/** Injection token of all stages. */
export const STAGES = Symbol('Stages');

export const STAGE_NAMES = ['sync', 'replay', 'analyse', 'profiles', 'tidy'] as const;
export type StageName = (typeof STAGE_NAMES)[number];

export interface Pipeline {
  name: string;
  /** What it is for, one sentence. */
  title: string;
  /** One after the other. */
  stages: readonly StageName[];
}

/** All pipelines. Each stage has one of its own too, so that it can be run alone. */
export const PIPELINES: readonly Pipeline[] = [
  {
    name: 'sync-due-players',
    title: 'Reads what is new of every player who is due, the home player first.',
    stages: ['sync'],
  },
  {
    name: 'replay-rejected',
    title: 'Tries the records that were rejected again, with the rules of today.',
    stages: ['replay'],
  },
  {
    name: 'analyse-new-games',
    title: 'Analyses games that lack an analysis or a result of a plugin, the newest of the home player first.',
    stages: ['analyse'],
  },
  {
    name: 'read-profiles',
    title: 'Looks at profiles that are missing or stale, as many as may be asked after in a day.',
    stages: ['profiles'],
  },
  { name: 'tidy', title: 'Removes notes of old ticks, old requests and processes long gone.', stages: ['tidy'] },
  {
    name: 'daily',
    title: 'Everything once: syncs who is due, replays what was rejected, tidies up.',
    stages: ['sync', 'replay', 'tidy'],
  },
];

export function findPipeline(name: string): Pipeline | undefined {
  return PIPELINES.find((pipeline) => pipeline.name === name);
}
