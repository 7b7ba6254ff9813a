import { InvalidAccountError } from './accounts.errors.js';
import { checkPassword, findPasswordProblem, hashPassword, isPassword } from './passwords.js';

describe('passwords', () => {
  it.each([
    'otters like cold rivers',
    'Vf9#kQ2!mZx7',
    'näher an der Fähre',
    'correct horse battery staple',
    '   spaces count too   x',
    'x'.repeat(4) + 'yzab-otter-lake',
  ])('%j is one', (password) => expect(findPasswordProblem(password, 'Otter_9')).toBeUndefined());

  it.each([
    ['short', 'too few characters', /at least 12/],
    ['é'.repeat(6).normalize('NFD'), 'accents counted twice', /at least 12/],
    ['otter lake '.repeat(12), 'too many', /at most 128/],
    ['aaaaaaaaaaaaaaa', 'one character', /different characters/],
    ['abcdeabcdeabcde', 'a piece repeated', /repeated/],
    ['password1234', 'the word itself, and digits in a row', /common words/],
    ['P4$$w0rd!2024', 'the same, masked', /common words/],
    ['qwertyuiop123', 'a row of the keyboard', /in a row/],
    ['zyxwvutsrqponm', 'the alphabet backwards', /in a row/],
    ['1q2w3e4r5t6y', 'two rows in turns', /in a row/],
    ['1qaz2wsx3edc', 'columns of the keyboard', /in a row/],
    ['123qweasdzxc', 'a block of the keyboard', /in a row/],
    ['liverpool1234', 'a club', /common words/],
    ['knightly_otter1', 'the name and a digit', /the name/],
    ['chesskingqueen!', 'what lies near here', /common words/],
  ])('%j is none: %s', (password, _why, problem) => {
    expect(findPasswordProblem(password, 'Knightly_Otter')).toMatch(problem);
    expect(() => checkPassword(password, 'Knightly_Otter')).toThrow(InvalidAccountError);
  });

  it('are stored as argon2id, each in another way', async () => {
    const [one, other] = await Promise.all([hashPassword('otters like rivers'), hashPassword('otters like rivers')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
  });

  it('are known again, however their accents were typed', async () => {
    const hash = await hashPassword('näher an der Fähre'.normalize('NFC'));
    expect(await isPassword('näher an der Fähre'.normalize('NFD'), hash)).toBe(true);
    expect(await isPassword('naher an der Fahre', hash)).toBe(false);
  });

  it('take as long to be refused where there is none', async () => {
    expect(await isPassword('nobody has this password', null)).toBe(false);
    const hash = await hashPassword('otters like rivers');
    const measure = async (of: string | null): Promise<number> => {
      const before = performance.now();
      for (let i = 0; i < 5; i++) await isPassword('something else', of);
      return performance.now() - before;
    };
    expect((await measure(null)) / (await measure(hash))).toBeGreaterThan(0.2);
  });
});
