// Filters of chains, the same for all that is measured.
const DAY_MS = 86_400_000;

export const FILTERS = {
  none: {},
  'one speed': { speeds: ['blitz'] },
  'rated, two speeds': { rated: true, speeds: ['rapid', 'classical'] },
  'casual classical': { rated: false, speeds: ['classical'] },
  '3 games together': { minGames: 3 },
  'a year': { since: Date.UTC(2023, 0, 1), until: Date.UTC(2024, 0, 1) },
  'a month': { since: Date.UTC(2023, 4, 1), until: Date.UTC(2023, 5, 1) },
  'a day': { since: Date.UTC(2023, 4, 1), until: Date.UTC(2023, 4, 2) },
  'ratings 200 apart': { minRatingGap: 200 },
  'upsets by 200': { minRatingGap: 200, upsets: true },
  'upsets by 400, rated, a year': {
    ...{ minRatingGap: 400, upsets: true, rated: true },
    ...{ since: Date.UTC(2023, 0, 1), until: Date.UTC(2024, 0, 1) },
  },
};

/** A filter of any kind, another one for each question. */
export function anyFilter(random) {
  const maybe = (share, make) => (random() < share ? make() : {});
  const speeds = ['bullet', 'blitz', 'rapid', 'classical', 'correspondence'].filter(() => random() < 0.5);
  const from = Date.UTC(2020, 0, 1) + random() * 5 * 365 * DAY_MS;
  return {
    ...maybe(0.5, () => (speeds.length > 0 ? { speeds } : {})),
    ...maybe(0.3, () => ({ rated: random() < 0.7 })),
    ...maybe(0.5, () => ({ since: from, until: from + 10 ** (random() * 3.3) * DAY_MS })),
    ...maybe(0.4, () => ({ minRatingGap: Math.floor(random() * 400), upsets: random() < 0.5 })),
    ...maybe(0.3, () => ({ minGames: 1 + Math.floor(random() * 4) })),
  };
}
