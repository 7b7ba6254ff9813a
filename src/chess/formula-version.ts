/**
 * Version of every number computed in this room from moves, clocks and evaluations. Stored next to results, so that rows
 * of an older version are found and computed again.
 *
 * Raise it when the same input gives another number: a constant, a threshold, a rounding, a weight, which plies count, or
 * a release of the package of opening names. Do not raise it for a new function, a faster one or another text.
 */
export const FORMULA_VERSION = 2;
