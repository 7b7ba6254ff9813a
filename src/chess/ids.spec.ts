import fc from 'fast-check';
import { parseGameId, parsePlayerId } from './ids.js';

const BASE_62 = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
const textOf = (letters: string[], length: { minLength: number; maxLength: number }): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...letters), length).map((chosen) => chosen.join(''));

describe('parseGameId', () => {
  it('takes every text of 8 letters and digits as it is', () => {
    const ids = textOf(BASE_62, { minLength: 8, maxLength: 8 });
    fc.assert(fc.property(ids, (id) => expect(parseGameId(id)).toBe(id)));
  });

  it('takes the first 8 of 12, which belong to one player of the game', () => {
    const ids = textOf(BASE_62, { minLength: 12, maxLength: 12 });
    fc.assert(fc.property(ids, (id) => expect(parseGameId(id)).toBe(id.slice(0, 8))));
  });

  it('takes no other text', () => {
    const isId = (text: string): boolean => /^([A-Za-z0-9]{8}|[A-Za-z0-9]{12})$/.test(text);
    const others = fc.oneof(fc.string(), textOf(BASE_62, { minLength: 0, maxLength: 20 })).filter((t) => !isId(t));
    fc.assert(fc.property(others, (text) => expect(parseGameId(text)).toBeUndefined()));
  });

  it.each(['', 'aBcDeFg', 'aBcDeFgHi', 'aBcDeFg-', 'aBcDeFgH\n', ' aBcDeFgH', 'äBcDeFgH'])('refuses %j', (text) => {
    expect(parseGameId(text)).toBeUndefined();
  });
});

describe('parsePlayerId', () => {
  const NAME_LETTERS = [...BASE_62, '_', '-'];
  const names = textOf(NAME_LETTERS, { minLength: 2, maxLength: 30 });

  it('makes the permanent id out of a name in any case', () => {
    fc.assert(fc.property(names, (name) => expect(parsePlayerId(name)).toBe(name.toLowerCase())));
  });

  it('gives the same id again for an id', () => {
    fc.assert(fc.property(names, (name) => expect(parsePlayerId(parsePlayerId(name) ?? '')).toBe(parsePlayerId(name))));
  });

  it.each([
    ['ghost', 'ghost'],
    ['!AbC', '!abc'],
    ['Some-One_1', 'some-one_1'],
  ])('reads %s as %s', (text, id) => {
    expect(parsePlayerId(text)).toBe(id);
  });

  it.each(['', 'a', 'a'.repeat(31), 'two words', 'name\n', '!', '!!a', 'naïve', 'a/b', '../x'])(
    'refuses %j',
    (text) => {
      expect(parsePlayerId(text)).toBeUndefined();
    },
  );
});
