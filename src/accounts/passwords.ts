import { hash, type Options, verify } from '@node-rs/argon2';
import { InvalidAccountError } from './accounts.errors.js';
import { COMMON_WORDS } from './common-words.js';

// NIST SP 800-63B: length and none that are easy to guess, no rules about kinds of characters.
export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 128;
// argon2id is 2; 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet).
const ARGON2ID: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const FEWEST_CHARACTERS = 5;
/** What is left of a password without its common words has to be this long. */
const MIN_REST = 6;
const SEQUENCES = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  // Columns and blocks of a keyboard.
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  '123qweasdzxcrtyfghvbn',
];
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** The same text, however its accents were typed (NIST SP 800-63B 5.1.1.2). */
function normalize(password: string): string {
  return password.normalize('NFKC');
}

/** argon2id with a salt of its own, in the usual text form. */
export async function hashPassword(password: string): Promise<string> {
  return hash(normalize(password), ARGON2ID);
}

let nobodys: Promise<string> | undefined;

/** Whether the password is right. It takes as long where there is none to compare with: names cannot be tried out. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  if (passwordHash !== null) return verify(passwordHash, normalize(password));
  nobodys ??= hashPassword('nobody has this password');
  await verify(await nobodys, normalize(password));
  return false;
}

/** @throws InvalidAccountError naming the field `password` */
export function checkPassword(password: string, name: string): void {
  const problem = findPasswordProblem(password, name);
  if (problem) throw new InvalidAccountError('password', problem);
}

/** What makes a password easy to guess; undefined when nothing is seen. */
export function findPasswordProblem(password: string, name: string): string | undefined {
  const { length } = [...normalize(password)];
  if (length < MIN_PASSWORD_LENGTH) return `must have at least ${MIN_PASSWORD_LENGTH} characters`;
  if (length > MAX_PASSWORD_LENGTH) return `must have at most ${MAX_PASSWORD_LENGTH} characters`;
  const plain = normalize(password).toLowerCase();
  if (new Set(plain).size < FEWEST_CHARACTERS) return `must have at least ${FEWEST_CHARACTERS} different characters`;
  if (isRepetition(plain)) return 'must not be one piece repeated';
  // The name first: a common word may be a part of it.
  const words = [...(name.length >= 3 ? [name.toLowerCase()] : []), ...COMMON_WORDS];
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), withoutSequences(unmask(plain)));
  const letters = words.reduce((text, word) => text.replaceAll(word, ''), withoutSequences(plain));
  if (Math.min(rest.length, letters.length) < MIN_REST) {
    return 'must not be made of the name, of common words such as "password", or of characters in a row';
  }
  return undefined;
}

/** abcabcabcabc */
function isRepetition(text: string): boolean {
  return /^(.+?)\1+$/u.test(text);
}

/** p4ssw0rd becomes password. */
function unmask(text: string): string {
  return [...text].map((character) => LEET[character] ?? character).join('');
}

/** Takes out runs of four and more neighbours, of the alphabet, the digits and the rows of a keyboard, in both directions. */
function withoutSequences(text: string): string {
  const rows = SEQUENCES.flatMap((row) => [row, [...row].reverse().join('')]);
  let rest = '';
  for (let at = 0; at < text.length;) {
    const length = Math.max(...rows.map((row) => countCommon(row, text, at)));
    if (length < 4) rest += text.charAt(at);
    at += length < 4 ? 1 : length;
  }
  return rest;
}

/** How many characters of `text` from `at` on stand in `row` one after the other. */
function countCommon(row: string, text: string, at: number): number {
  const from = row.indexOf(text.charAt(at));
  if (from < 0) return 0;
  let length = 1;
  while (at + length < text.length && row.charAt(from + length) === text.charAt(at + length)) length++;
  return length;
}
