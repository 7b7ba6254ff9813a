import { InvalidCursorError } from '../../games/games.errors.js';
import { makeFailureCursor, parseFailureCursor } from './failure-cursor.js';

const encode = (text: string): string => Buffer.from(text).toString('base64url');

describe('the cursor of failed jobs', () => {
  it.each(['sync-player/12', 'a.b.c', 'line\nbreak', 'ключ/éà', 'x'.repeat(200)])('finds %j again', (jobId) => {
    const position = { lastFailedUs: '1777660000123456', queue: 'lichess', jobId };
    expect(parseFailureCursor(makeFailureCursor(position))).toEqual(position);
  });

  it.each([
    ['nothing', ''],
    ['nonsense', '%%%'],
    ['the cursor of another list', encode('runs.12')],
    ['no time', encode('failures.soon.lichess.a/1')],
    ['a time beyond all bounds', encode('failures.99999999999999999.lichess.a/1')],
    ['no id', encode('failures.1.lichess.')],
    ['a zero byte', encode('failures.1.lichess.a\0')],
    ['a strange queue', encode('failures.1.LICHESS;.a/1')],
  ])('refuses %s', (_, cursor) => {
    expect(() => parseFailureCursor(cursor)).toThrow(InvalidCursorError);
  });
});
