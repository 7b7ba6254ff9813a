import type { PlayerId } from '../chess/ids.js';
import { LichessError } from './lichess.errors.js';
import { parseAccount, parseAccounts } from './parse-account.js';

const asked = (...ids: string[]): Set<PlayerId> => new Set(ids as PlayerId[]);
const OTTER = { id: 'otter', username: 'Otter', createdAt: 1_500_000_000_000, perfs: {} };

describe('an account', () => {
  it('is closed where it says so, and then has no profile', () => {
    expect(parseAccount({ id: 'gone', username: 'Gone', disabled: true })).toMatchObject({
      id: 'gone',
      name: 'Gone',
      closed: true,
      marked: false,
      profile: undefined,
    });
    expect(parseAccount(OTTER)).toMatchObject({ closed: false, profile: { perfs: {} } });
  });

  it('is marked where it says so', () => {
    expect(parseAccount({ ...OTTER, tosViolation: true }).marked).toBe(true);
    expect(parseAccount(OTTER).marked).toBe(false);
  });

  it('may lack when it was last seen', () => {
    expect(parseAccount(OTTER)).toMatchObject({ createdAt: 1_500_000_000_000, seenAt: undefined });
  });
});

describe('a list of accounts', () => {
  it('has those who were asked for, in its own order, and ignores others', () => {
    const list = [{ ...OTTER, id: 'newt', username: 'NewT' }, { ...OTTER, id: 'stranger' }, OTTER];
    const { accounts, odd } = parseAccounts(list, asked('otter', 'newt', 'nobody'));
    expect(accounts.map(({ id, name }) => [id, name])).toEqual([
      ['newt', 'NewT'],
      ['otter', 'Otter'],
    ]);
    expect(odd).toEqual([]);
  });

  it('keeps apart, with its text and the reason, whom it shows in an odd form', () => {
    const broken = { ...OTTER, title: 7 };
    const { accounts, odd } = parseAccounts([broken, { id: 'newt', username: 'Newt' }], asked('otter', 'newt'));
    expect(accounts.map(({ id }) => id)).toEqual(['newt']);
    expect(odd).toEqual([{ id: 'otter', raw: JSON.stringify(broken), reason: 'user.title is not a text' }]);
  });

  it.each([
    ['no list', { error: 'odd' }],
    ['a user that is none', ['otter']],
    ['null for a user', [null]],
    ['a user without an id', [{ username: 'Otter' }]],
    ['an id that is none', [{ ...OTTER, id: 'o t t e r' }]],
  ])('is refused when it is or has %s: somebody would seem to be left out', (_, value) => {
    expect(() => parseAccounts(value, asked('otter'))).toThrow(LichessError);
  });
});
