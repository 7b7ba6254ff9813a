/** There is no such pipeline. */
export class PipelineNotFoundError extends Error {
  override readonly name = 'PipelineNotFoundError';

  constructor(
    pipeline: string,
    readonly known: readonly string[],
  ) {
    super(`There is no pipeline "${pipeline.slice(0, 60)}"`);
  }
}

/** There is no such schedule. */
export class ScheduleNotFoundError extends Error {
  override readonly name = 'ScheduleNotFoundError';

  constructor(schedule: string) {
    super(`There is no schedule "${schedule.slice(0, 60)}"`);
  }
}

/** A schedule that cannot be as it is asked for. */
export class InvalidScheduleError extends Error {
  override readonly name = 'InvalidScheduleError';

  constructor(
    readonly field: 'name' | 'action' | 'cron',
    problem: string,
  ) {
    super(problem);
  }
}
