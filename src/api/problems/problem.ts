/** What is wrong with one field of a request. */
export interface FieldProblem {
  /** Name of the query parameter, path parameter or body field; nested ones joined by dots. */
  field: string;
  problems: string[];
}

/** Body of every error answer (RFC 9457). */
export interface Problem {
  /** Names the kind of problem; `about:blank` when the status says it all. */
  type: string;
  title: string;
  status: number;
  detail: string;
  /** What to do next, in plain words. */
  suggestions: string[];
  /** Names this one occurrence; the same id stands in the log. */
  instance?: string;
  errors?: FieldProblem[];
  /** What stands in the way. */
  batch?: BatchInTheWay;
}

/** A batch because of which another one cannot start. */
export interface BatchInTheWay {
  id: number;
  /** Per cent. */
  progress: number;
  secondsLeft: number | null;
}

/** A problem and what goes into headers. */
export interface ProblemAnswer extends Problem {
  /** When it makes sense to ask again, seconds. */
  retryAfterS?: number;
  /** Methods that the address answers to. */
  allow?: readonly string[];
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';
