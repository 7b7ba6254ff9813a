import fc from 'fast-check';
import { IdTable } from './id-table.js';

const add = (table: IdTable, id: string): number => {
  // With something around it, as in a row.
  const bytes = Buffer.from(`<${id}>`);
  return table.numberOf(bytes, 1, bytes.length - 1);
};

describe('IdTable', () => {
  it('numbers ids as a map does', () => {
    const ids = fc.array(fc.stringMatching(/^[a-z0-9_-]{0,3}$/), { maxLength: 3_000, size: 'max' });
    fc.assert(
      fc.property(ids, (list) => {
        const table = new IdTable();
        const numbers = new Map<string, number>();
        for (const id of list) if (!numbers.has(id)) numbers.set(id, numbers.size);
        expect(list.map((id) => add(table, id))).toEqual(list.map((id) => numbers.get(id)));
        expect(table.ids).toEqual([...numbers.keys()]);
      }),
      { numRuns: 10 },
    );
  });

  it('keeps its numbers as it grows', () => {
    const table = new IdTable();
    const ids = Array.from({ length: 20_000 }, (_, i) => `made_up_${i * 7919}`);
    expect(ids.map((id) => add(table, id))).toEqual([...ids.keys()]);
    expect(ids.map((id) => add(table, id))).toEqual([...ids.keys()]);
  });
});
