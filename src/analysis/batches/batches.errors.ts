import type { BatchView } from './batch-view.js';

/** There is no such batch, or it is somebody else's. */
export class BatchNotFoundError extends Error {
  override readonly name = 'BatchNotFoundError';

  constructor(readonly batchId: number) {
    super(`There is no batch ${batchId}`);
  }
}

/** Whoever asks has a batch already. */
export class BatchUnderWayError extends Error {
  override readonly name = 'BatchUnderWayError';

  constructor(readonly batch: BatchView) {
    super(`Your batch ${batch.id} is ${batch.state}: ${batch.progress} % done, ${describeLeft(batch.secondsLeft)}`);
  }
}

/** As many batches are under way as the server allows. */
export class TooManyBatchesError extends Error {
  override readonly name = 'TooManyBatchesError';

  constructor(
    readonly limit: number,
    /** Until the first of them ends, by its own speed; null: nobody can say. */
    readonly secondsLeft: number | null,
  ) {
    super(
      `${limit === 1 ? 'One batch is' : `${limit} batches are`} under way, which is as many as this server does at a time; ` +
        `the first ends: ${describeLeft(secondsLeft)}`,
    );
  }
}

/** The batch has ended, and nothing can be changed any more. */
export class BatchEndedError extends Error {
  override readonly name = 'BatchEndedError';

  constructor(readonly batchId: number) {
    super(`Batch ${batchId} has ended`);
  }
}

/** A batch cannot be like this. */
export class InvalidBatchError extends Error {
  override readonly name = 'InvalidBatchError';

  constructor(
    readonly field: string,
    reason: string,
  ) {
    super(reason);
  }
}

function describeLeft(seconds: number | null): string {
  if (seconds === null) return 'time left not known yet';
  if (seconds < 120) return `about ${seconds} s left`;
  return seconds < 7_200 ? `about ${Math.round(seconds / 60)} min left` : `about ${Math.round(seconds / 3_600)} h left`;
}
