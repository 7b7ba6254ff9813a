import { UNPLAYED_STATUSES } from '../chess/status.js';

/** SQL: list of the statuses that no edge counts, as the triggers of the migration AddEdges have it. */
export const UNPLAYED = `(${UNPLAYED_STATUSES.map((status) => `'${status}'`).join(', ')})`;
