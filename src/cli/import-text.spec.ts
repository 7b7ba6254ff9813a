import type { ImportTaskView, ImportView } from '../ingestion/files/import-view.js';
import { describeImport, formatBytes, ImportProgressLine } from './import-text.js';

describe('the progress of an import', () => {
  it('says share of the bytes, games, rate, what was rejected, and time left', () => {
    let now = 0;
    const line = new ImportProgressLine(() => now);
    const totalBytes = 40_000_000;
    expect(line.render({ received: 0, rejected: 0, bytes: 0, totalBytes })).toBe('0% of 40.0 MB · 0 games · 0 games/s');
    now = 2_000;
    expect(line.render({ received: 10_000, rejected: 2, bytes: 10_000_000, totalBytes })).toBe(
      '25% of 40.0 MB · 10,000 games · 5,000 games/s · 2 rejected · 6 s left',
    );
    now = 20_000;
    // The rate is that of the last ten seconds: nothing came in these.
    expect(line.render({ received: 50_000, rejected: 2, bytes: totalBytes, totalBytes })).toBe(
      '100% of 40.0 MB · 50,000 games · 0 games/s · 2 rejected',
    );
  });

  it('promises nothing where nobody knows how much there is', () => {
    expect(new ImportProgressLine(() => 0).render({ received: 1, rejected: 0, bytes: 1_500 })).toBe(
      '2 kB · 1 games · 0 games/s',
    );
  });
});

describe('sizes', () => {
  it.each([
    [0, '0 kB'],
    [999_999, '1,000 kB'],
    [12_345_678, '12.3 MB'],
    [1_234_567_890, '1,235 MB'],
  ])('%i bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});

describe('what an import brought', () => {
  const counts = { received: 1_010, inserted: 1_000, updated: 5, unchanged: 3, rejected: 2 };
  const task = (name: string, message: string | null = null): ImportTaskView =>
    ({ ...counts, name, message }) as ImportTaskView;

  it('is one line of sums that balance, and the way to what was rejected', () => {
    const run = { ...counts, id: 7, state: 'done', message: null, files: [task('a')] } as unknown as ImportView;
    expect(describeImport(run)).toBe(
      'The import is done (run 7). 1,010 received = 1,000 new + 5 updated + 3 unchanged + 2 rejected.\n' +
        '`rookery rejected list --run 7 --reasons` says what is wrong with them.',
    );
  });

  it('tells of each of several files, and why it failed', () => {
    const files = [task('a.pgn'), task('b.zst', 'The archive is damaged: it ends too early')];
    const run = { ...counts, id: 8, state: 'failed', message: 'b.zst: damaged', files } as unknown as ImportView;
    const lines = describeImport(run).split('\n');
    expect(lines[0]).toMatch(/^a\.pgn: 1,010 received = /);
    expect(lines[1]).toMatch(/^b\.zst: .* – The archive is damaged: it ends too early$/);
    expect(lines[2]).toMatch(/^The import failed \(run 8\)\. /);
    expect(lines[3]).toBe('b.zst: damaged');
  });
});
