import {
  BatchEndedError,
  BatchNotFoundError,
  BatchUnderWayError,
  InvalidBatchError,
  TooManyBatchesError,
} from '../../analysis/batches/batches.errors.js';
import { makeProblem } from './make-problem.js';
import type { ProblemAnswer } from './problem.js';

export const BATCH_ERRORS = [
  BatchNotFoundError,
  BatchUnderWayError,
  TooManyBatchesError,
  BatchEndedError,
  InvalidBatchError,
] as const;

// Where nobody knows yet how long it takes.
const RETRY_S = 60;
const LONGEST_RETRY_S = 24 * 3_600;
const SINGLE = 'A single game is analysed at once all the same: POST /api/games/{id}/analysis.';

/** Analyses of many games. */
export function batchProblem(error: InstanceType<(typeof BATCH_ERRORS)[number]>): ProblemAnswer {
  switch (error.name) {
    case 'BatchNotFoundError':
      return makeProblem(404, 'batch-not-found', 'Batch not found', error, [
        'GET /api/analysis-batches lists your batches, newest first.',
      ]);
    case 'BatchUnderWayError': {
      const path = `/api/analysis-batches/${error.batch.id}`;
      const problem = makeProblem(429, 'batch-under-way', 'You have a batch already', error, [
        error.batch.state === 'paused'
          ? `It rests, and will not end by itself: POST ${path}/resume lets it go on.`
          : `Wait until it has ended: GET ${path} says how far it is, GET ${path}/events tells you as it goes on.`,
        `Or end it: POST ${path}/cancel. What it has analysed stays.`,
        SINGLE,
      ]);
      const { id, progress, secondsLeft } = error.batch;
      return { ...problem, batch: { id, progress, secondsLeft }, retryAfterS: retryAfter(secondsLeft) };
    }
    case 'TooManyBatchesError': {
      const problem = makeProblem(503, 'too-many-batches', 'Too many batches', error, [
        'Ask again after the time that the header Retry-After gives.',
        SINGLE,
        'Whoever runs the server may allow more with the setting ANALYSIS_BATCHES, or let a batch rest.',
      ]);
      return { ...problem, retryAfterS: retryAfter(error.secondsLeft) };
    }
    case 'BatchEndedError':
      return makeProblem(409, 'batch-ended', 'The batch has ended', error, [
        'Start another one with POST /api/analysis-batches: games that are analysed are skipped.',
      ]);
    case 'InvalidBatchError':
      return {
        ...makeProblem(400, 'invalid-batch', 'The batch cannot be like this', error, [
          'Mend the field named in errors; GET /api/analysis/plugins lists the plugins.',
        ]),
        errors: [{ field: error.field, problems: [error.message] }],
      };
  }
}

function retryAfter(secondsLeft: number | null): number {
  return Math.min(Math.max(secondsLeft ?? RETRY_S, 1), LONGEST_RETRY_S);
}
