import { ASSUMED_BYTES, ASSUMED_GAMES, type EstimateFacts, estimateCrawl } from './crawl-estimate.js';

const FREE = { maxGames: null, perDay: null };
const FACTS: EstimateFacts = { others: 9, knownGames: [4_000], gamesPerSecond: 20 };

describe('the estimate of a crawl', () => {
  it('assumes what nobody has measured yet, and says so', () => {
    const estimate = estimateCrawl(FACTS, FREE);
    expect(estimate).toMatchObject({
      players: 10,
      requests: 30,
      games: 4_000 + 9 * ASSUMED_GAMES,
      diskBytes: (4_000 + 9 * ASSUMED_GAMES) * ASSUMED_BYTES,
      days: 1,
    });
    expect(estimate.basis.filter((line) => line.includes('assumed'))).toHaveLength(2);
  });

  it('takes the time of the games at the pace of Lichess, and of the requests', () => {
    // 31,000 games at 20 a second, and 30 requests of a second: 1,580 s.
    expect(estimateCrawl(FACTS, FREE).hours).toBe(0.44);
    expect(estimateCrawl({ ...FACTS, gamesPerSecond: 30 }, FREE).hours).toBe(0.3);
  });

  it('goes by what was measured', () => {
    const estimate = estimateCrawl({ ...FACTS, averageGames: 100.4, bytesPerGame: 1_000 }, FREE);
    expect(estimate).toMatchObject({ games: 4_904, diskBytes: 4_904_000 });
    expect(estimate.basis.join(' ')).not.toContain('assumed');
  });

  it('keeps to the limit of games for each player and needs no second look then', () => {
    expect(estimateCrawl(FACTS, { ...FREE, maxGames: 200 })).toMatchObject({ games: 2_000, requests: 20 });
    expect(estimateCrawl({ ...FACTS, averageGames: 50 }, { ...FREE, maxGames: 200 }).games).toBe(200 + 9 * 50);
  });

  it('lasts as many days as the budget makes it', () => {
    expect(estimateCrawl(FACTS, { ...FREE, perDay: 3 }).days).toBe(4);
    expect(estimateCrawl({ ...FACTS, others: 0, knownGames: [] }, { ...FREE, perDay: 3 })).toMatchObject({
      players: 0,
      games: 0,
      hours: 0,
      days: 1,
    });
  });
});
