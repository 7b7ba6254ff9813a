import { ExportProgress } from './export-progress.js';

describe('the progress of an export', () => {
  it('says games, share, rate and time left', () => {
    let now = 0;
    const progress = new ExportProgress(10_000, () => now);
    expect(progress.render(0)).toBe('0 of 10,000 games · 0% · 0 games/s');
    now = 2_000;
    expect(progress.render(1_000)).toBe('1,000 of 10,000 games · 10% · 500 games/s · 18 s to go');
    now = 20_000;
    expect(progress.render(10_000)).toBe('10,000 of 10,000 games · 100% · 0 games/s');
  });

  it('does not promise more than all', () => {
    const progress = new ExportProgress(10, () => 0);
    expect(progress.render(12)).toContain('100%');
    expect(new ExportProgress(0, () => 0).render(0)).toContain('100%');
  });
});
