import { Table } from 'typeorm';
import { RookeryNamingStrategy, snakeCase } from './naming-strategy.js';

const naming = new RookeryNamingStrategy();

describe('names in the database', () => {
  it.each([
    ['id', 'id'],
    ['createdAt', 'created_at'],
    ['whiteAiLevel', 'white_ai_level'],
    ['clocksCs', 'clocks_cs'],
    ['rawSha256', 'raw_sha256'],
  ])('make %s the column %s', (property, column) => {
    expect(snakeCase(property)).toBe(column);
    expect(naming.columnName(property, undefined)).toBe(column);
    expect(naming.columnName(property, 'given')).toBe('given');
  });

  it.each(['games', 'public.games', new Table({ name: 'public.games' })])('begin with the table', (table) => {
    expect(naming.primaryKeyName(table)).toBe('games_pkey');
    expect(naming.uniqueConstraintName(table, ['a', 'b'])).toBe('games_a_b_key');
    expect(naming.foreignKeyName(table, ['a'])).toBe('games_a_fkey');
    expect(naming.indexName(table, ['a', 'b'])).toBe('games_a_b_idx');
  });
});
