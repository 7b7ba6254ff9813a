import fc from 'fast-check';
import { findCronProblem, findLast, findNext, listMoments } from './cron.js';
import { listDueTicks, type Timetable } from './due-ticks.js';

const at = (text: string): Date => new Date(`2026-05-01T${text}Z`);
const iso = (dates: readonly (Date | undefined)[]): (string | undefined)[] =>
  dates.map((date) => date?.toISOString().slice(11, 19));

describe('cron expressions', () => {
  it.each([
    ['* * * * *', undefined],
    ['*/5 * * * * *', undefined],
    ['30 3 * * mon-fri', undefined],
    ['0 0 29 2 *', undefined],
    ['@daily', 'it needs five fields: minute hour day month weekday'],
    ['* * * *', 'it needs five fields: minute hour day month weekday'],
    ['', 'it needs five fields: minute hour day month weekday'],
    ['61 * * * *', 'Field value (61) is out of range'],
    ['0 0 30 2 *', 'it never comes'],
    ['* '.repeat(60), 'it is longer than 100 characters'],
  ])('%j: %s', (cron, problem) => {
    expect(findCronProblem(cron)).toBe(problem);
  });

  it('are read in UTC, whatever the zone of the machine', () => {
    expect(findNext('30 3 * * *', new Date('2026-03-29T00:00:00Z'))?.toISOString()).toBe('2026-03-29T03:30:00.000Z');
  });

  it('finds the last moment like a list of all would', () => {
    const crons = fc.constantFrom('* * * * *', '*/7 * * * *', '30 3 * * *', '15 */5 * * 2', '0 0 1 * *');
    fc.assert(
      fc.property(crons, fc.nat(3_000), fc.nat(400), (cron, startMinutes, spanMinutes) => {
        const after = new Date(Date.UTC(2026, 0, 1) + startMinutes * 60_000 + 17);
        const until = new Date(after.getTime() + spanMinutes * 60_000);
        expect(findLast(cron, after, until)).toEqual(listMoments(cron, after, until, 10_000).at(-1));
      }),
      { numRuns: 10 },
    );
  });

  it('finds the last moment of a long downtime in no time', () => {
    const last = findLast('* * * 1 *', new Date('2018-01-01T00:00:00Z'), new Date('2026-05-01T00:00:00Z'));
    expect(last?.toISOString()).toBe('2026-01-31T23:59:00.000Z');
  });
});

describe('listDueTicks', () => {
  const every = (catchUp: Timetable['catchUp'], consideredAt: Date): Timetable => ({
    cron: '*/10 * * * *',
    catchUp,
    consideredAt,
  });

  it('gives nothing before the next moment, and that moment once it has come', () => {
    expect(listDueTicks(every('skip', at('10:00:00')), at('10:09:59'))).toEqual([]);
    expect(iso(listDueTicks(every('skip', at('10:00:00')), at('10:10:00')))).toEqual(['10:10:00']);
  });

  it('drops what passed while nothing ran, or makes up for it once, or for each', () => {
    const [from, now] = [at('10:00:00'), at('10:35:00')];
    expect(listDueTicks(every('skip', from), now)).toEqual([]);
    expect(iso(listDueTicks(every('once', from), now))).toEqual(['10:30:00']);
    expect(iso(listDueTicks(every('all', from), now))).toEqual(['10:10:00', '10:20:00', '10:30:00']);
  });

  it('still takes a moment that passed while one scheduler followed another', () => {
    expect(iso(listDueTicks(every('skip', at('10:00:00')), at('10:10:45')))).toEqual(['10:10:00']);
  });
});
