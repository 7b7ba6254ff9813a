import type { ProblemAnswer } from './problem.js';

/** A problem of a kind of its own, told in the words of the error. */
export function makeProblem(
  status: number,
  slug: string,
  title: string,
  error: Error,
  suggestions: readonly string[],
): ProblemAnswer {
  return { type: `/problems/${slug}`, title, status, detail: error.message, suggestions: [...suggestions] };
}
