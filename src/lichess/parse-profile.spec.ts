import { readProfile } from './parse-profile.js';

/** As `/api/users` sends it, invented. */
const USER = {
  id: 'knightly_otter',
  username: 'Knightly_Otter',
  perfs: {
    blitz: { games: 312, rating: 1804, rd: 45, prog: -12 },
    chess960: { games: 3, rating: 1510, rd: 212, prog: 0, prov: true },
    storm: { runs: 12, score: 30 },
    racer: { runs: 2, score: 41 },
    streak: { runs: 1, score: 7 },
  },
  verified: true,
  createdAt: 1_500_000_000_000,
  profile: {
    flag: '_pirate',
    location: 'By the river',
    bio: 'I eat fish.\r\nAnd pawns.',
    realName: 'Otto R.',
    fideRating: 1_700,
    links: 'otter.example\r\nriver.example/@otter',
  },
  playTime: { total: 1_288_795_614, tv: 17, human: 1_021_400_944 },
};

describe('the profile of a user object', () => {
  it('has the ratings, and leaves out what has none: storm, racer, streak', () => {
    expect(readProfile(USER).perfs).toEqual({
      blitz: { games: 312, rating: 1804, rd: 45, prog: -12 },
      chess960: { games: 3, rating: 1510, rd: 212, prog: 0, prov: true },
    });
  });

  it('has what players say of themselves, over several lines too', () => {
    expect(readProfile(USER)).toMatchObject({
      country: '_pirate',
      location: 'By the river',
      bio: 'I eat fish.\r\nAnd pawns.',
      realName: 'Otto R.',
      fideRating: 1_700,
      links: 'otter.example\r\nriver.example/@otter',
      verified: true,
      playTime: { total: 1_288_795_614, tv: 17, human: 1_021_400_944 },
    });
  });

  it('has nothing where nothing is said: an empty text is none', () => {
    const { perfs, ...rest } = readProfile({ id: 'newt', username: 'Newt', profile: { links: '', bio: '  ' } });
    expect(perfs).toEqual({});
    expect(Object.values(rest).filter((value) => value !== undefined)).toEqual([false]);
  });

  it('has the counts that only the account page shows, but not how often one met the reader', () => {
    const count = { all: 9, rated: 5, draw: 1, loss: 4, win: 4, bookmark: 2, playing: 0, import: 1, me: 5 };
    const { me: _, ...others } = count;
    expect(readProfile({ ...USER, count }).counts).toEqual(others);
    expect(readProfile(USER).counts).toBeUndefined();
  });

  it('is read in its older form: a country, and names in two parts', () => {
    const profile = { country: 'NO', firstName: 'Otto', lastName: 'River' };
    expect(readProfile({ ...USER, profile })).toMatchObject({ country: 'NO', realName: 'Otto River' });
  });

  it.each([
    ['no object', 'otter'],
    ['null', null],
    ['a list', [1]],
  ])('never stands in the way of the account: parts that are %s are left out', (_, odd) => {
    expect(readProfile({ perfs: odd, profile: odd, playTime: odd, count: odd })).toMatchObject({ perfs: {} });
    expect(readProfile({ profile: { bio: odd, flag: odd, fideRating: odd }, perfs: { blitz: odd } }).perfs).toEqual({});
  });

  it('holds nothing that a database could not: NUL, halves of characters, texts or numbers without end', () => {
    const { bio, fideRating, perfs } = readProfile({
      profile: { bio: `a\u0000b\ud800${'c'.repeat(100_000)}`, fideRating: 1e300 },
      perfs: { blitz: { games: 1, rating: 2 ** 40 }, 'odd key': { games: 1, rating: 1500 } },
    });
    expect(bio).toMatch(/^a\ufffdb\ufffdc{3000}/);
    expect(bio?.length).toBe(4_000);
    expect([fideRating, perfs]).toEqual([undefined, {}]);
  });
});
