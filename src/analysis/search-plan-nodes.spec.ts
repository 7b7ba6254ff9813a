import { SMALLEST_NODES, LARGEST_NODES } from '../config/environment.js';
import { JOBS } from '../queues/jobs.js';
import { listPositions } from './game-positions.js';
import { planSearches } from './search-plan.js';

// What an engine may take for a search before it is taken for one that hangs, see engine-service.ts.
const deadlineMs = (nodes: number): number => 10_000 + nodes / 10;
const MOVES = [...'abcdefgh'].flatMap((file) => [`${file}3`, `${file}6`]);
for (let i = 0; i < 30; i++) MOVES.push(...(i % 2 === 0 ? ['Ra2', 'Ra7'] : ['Ra1', 'Ra8']));
const POSITIONS = listPositions({ variant: 'standard', moves: MOVES.join(' ') });

describe('parts of a game', () => {
  it.each([SMALLEST_NODES, 1_000_000, 1_000_001, 3_000_000, LARGEST_NODES])(
    'with %i nodes a search end within the time limit of their job, also when they have to wait for another one',
    (nodes) => {
      const longest = Math.max(
        ...planSearches(POSITIONS, nodes).map(({ inGame, alone }) => inGame.length + alone.length),
      );
      expect(2 * longest * deadlineMs(nodes)).toBeLessThanOrEqual(JOBS['analyse-game'].timeLimitMs);
    },
  );

  it('are as they always were up to a million nodes, and in the same order with more', () => {
    const planned = planSearches(POSITIONS);
    expect(planSearches(POSITIONS, 1_000_000)).toEqual(planned);
    const parts = planSearches(POSITIONS, LARGEST_NODES);
    expect(parts.length).toBeGreaterThan(planned.length);
    expect(parts.flatMap(({ inGame }) => inGame)).toEqual(planned.flatMap(({ inGame }) => inGame));
    expect(parts.flatMap(({ alone }) => alone)).toEqual(planned.flatMap(({ alone }) => alone));
  });
});
