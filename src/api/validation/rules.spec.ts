import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { NewPlayerBody, SyncBody } from '../players/player.dto.js';
import { PlayerGamesQuery } from '../games/games.query.js';
import { InvalidRequestError } from '../problems/api.errors.js';
import { RejectedRecordsQuery } from '../rejected-records/rejected-record.dto.js';
import { RunParams, RunsQuery } from '../runs/run.dto.js';
import { makeValidationPipe } from './validation-pipe.js';

const pipe = makeValidationPipe();

async function read(metatype: Type, value: unknown, type: 'query' | 'body' | 'param' = 'query'): Promise<unknown> {
  return pipe.transform(value, { type, metatype, data: undefined });
}

/** Names of the fields that were refused, each with its first problem. */
async function refused(
  metatype: Type,
  value: unknown,
  type?: 'query' | 'body' | 'param',
): Promise<Record<string, string>> {
  const error: unknown = await read(metatype, value, type).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof InvalidRequestError)) return {};
  return Object.fromEntries(error.fields.map(({ field, problems }) => [field, problems[0] ?? '']));
}

describe('the query of a list of games', () => {
  it('becomes typed values', async () => {
    const query = {
      speed: 'blitz',
      color: 'white',
      result: 'win',
      rated: '1',
      opponent: 'RookWarden',
      opening: 'Caro',
      since: '2025-01-01',
      until: '2025-02-01T12:00:00 01:00',
      order: 'oldest',
      limit: '200',
    };
    await expect(read(PlayerGamesQuery, query)).resolves.toEqual({
      ...query,
      rated: true,
      opponent: 'rookwarden',
      since: new Date('2025-01-01T00:00:00Z'),
      until: new Date('2025-02-01T11:00:00Z'),
      limit: 200,
    });
  });

  it('has defaults', async () => {
    await expect(read(PlayerGamesQuery, {})).resolves.toMatchObject({ order: 'newest' });
    await expect(read(RunsQuery, {})).resolves.toMatchObject({ limit: 50 });
    await expect(read(RejectedRecordsQuery, {})).resolves.toMatchObject({ limit: 50, resolved: false });
  });

  it.each([
    ['speed', 'Blitz'],
    ['speed', ''],
    ['color', 'red'],
    ['result', 'won'],
    ['rated', 'yes'],
    ['rated', 'TRUE'],
    ['rated', '2'],
    ['rated', ''],
    ['opponent', 'x'],
    ['opponent', 'two words'],
    ['opening', ''],
    ['opening', 'a\0b'],
    ['opening', 'x'.repeat(101)],
    ['since', 'yesterday'],
    ['since', '2025-02-30'],
    ['since', '2025-01-01T00:00:00'],
    ['until', '1735689600000'],
    ['order', 'random'],
    ['limit', '0'],
    ['limit', '201'],
    ['limit', '1.5'],
    ['limit', '-1'],
    ['limit', '1e2'],
    ['limit', ' 5'],
    ['cursor', 'x'.repeat(201)],
  ])('refuses %s=%j and names the field', async (field, value) => {
    const problems = await refused(PlayerGamesQuery, { [field]: value });
    expect(Object.keys(problems)).toEqual([field]);
    expect(problems[field]).toMatch(new RegExp(`^${field} must be `));
  });

  it('refuses a parameter given twice', async () => {
    for (const field of ['speed', 'rated', 'opening', 'since', 'limit', 'cursor', 'opponent']) {
      expect(Object.keys(await refused(PlayerGamesQuery, { [field]: ['1', '1'] }))).toEqual([field]);
    }
  });

  it('refuses what it does not know', async () => {
    await expect(refused(PlayerGamesQuery, { colour: 'white' })).resolves.toEqual({
      colour: 'colour is not known here',
    });
  });

  it('keeps complaints short whatever was sent', async () => {
    const query = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`${'x'.repeat(500)}${n}`, '1']));
    const problems = await refused(PlayerGamesQuery, query);
    expect(Object.keys(problems).every((field) => field.length <= 100)).toBe(true);
  });
});

describe('bodies', () => {
  it('are not converted', async () => {
    const problems = await refused(SyncBody, { maxGames: '5', fullHistory: 'true' }, 'body');
    expect(Object.keys(problems).sort()).toEqual(['fullHistory', 'maxGames']);
  });

  it('may be left out where nothing is required', async () => {
    await expect(read(SyncBody, undefined, 'body')).resolves.toEqual({});
  });

  it.each([[[]], [['x']], ['text'], [5], [true]])('refuse %j instead of an object', async (body) => {
    expect(Object.keys(await refused(SyncBody, body, 'body')).length).toBeGreaterThan(0);
  });

  it('takes what may be left out, but not null for it', async () => {
    await expect(read(SyncBody, {}, 'body')).resolves.toEqual({});
    const wrong = await refused(SyncBody, { fullHistory: null, maxGames: null }, 'body');
    expect(Object.keys(wrong)).toEqual(['fullHistory', 'maxGames']);
  });

  it.each([[{}], [{ name: 5 }], [{ name: '' }], [{ name: null }], [{ name: 'x'.repeat(61) }], [{ name: ['ab'] }]])(
    'of a new player refuse %j',
    async (body) => {
      expect(Object.keys(await refused(NewPlayerBody, body, 'body'))).toEqual(['name']);
    },
  );
});

describe('numbers in paths', () => {
  it.each(['0', '-1', 'x', '1.0', '2147483648', '99999999999999999999', ''])('refuse %j', async (id) => {
    expect(Object.keys(await refused(RunParams, { id }, 'param'))).toEqual(['id']);
  });

  it('become numbers', async () => {
    await expect(read(RunParams, { id: '2147483647' }, 'param')).resolves.toEqual({ id: 2_147_483_647 });
  });
});
