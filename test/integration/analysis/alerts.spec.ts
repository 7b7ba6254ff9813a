import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { AnalysisMetrics } from '../../../src/analysis/analysis-metrics.js';
import { AnalysisRequests } from '../../../src/analysis/analysis-requests.service.js';
import { AnalysisWork } from '../../../src/analysis/analysis-work.service.js';
import { Metrics } from '../../../src/observability/metrics.js';
import { insertGames } from '../../support/insert-games.js';
import { makeRandomGame } from '../../support/random-game.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';

interface Rule {
  alert: string;
  expr: string;
}

const { groups } = parse(readFileSync('deploy/alerts.yml', 'utf8')) as { groups: { rules: Rule[] }[] };
const RULES = groups.flatMap(({ rules }) => rules);
const INCREASE = /^sum\(increase\((\w+)\{([^}]*)\}\[1h\]\)\)$/;

/** The series of a page of metrics by name and labels, these in the order of their names. */
function readSeries(page: string): Map<string, number> {
  const lines = [...page.matchAll(/^(\w+)(?:\{([^}]*)\})? (\S+)$/gm)];
  return new Map(lines.map(([, name = '', labels = '', value]) => [nameSeries(name, labels), Number(value)]));
}

const nameSeries = (name: string, labels: string): string => `${name}{${labels.split(',').toSorted().join(',')}}`;

/** Whether a rule fires on what has grown between two pages; it knows differences of `sum(increase(…))` and `> number`. */
function fires({ expr }: Rule, before: string, after: string): boolean {
  const [left = '', limit = ''] = expr.split(' > ');
  const [first = NaN, ...others] = left.split(' - ').map((term) => {
    const [, name = '', labels = ''] = INCREASE.exec(term) ?? [];
    const series = nameSeries(name, labels);
    return (readSeries(after).get(series) ?? NaN) - (readSeries(before).get(series) ?? NaN);
  });
  const value = others.reduce((sum, other) => sum - other, first);
  if (Number.isNaN(value)) throw new Error(`${expr} names a series that is not there`);
  return value > Number(limit);
}

describe('alerts on analyses', () => {
  let database: TestDatabase;
  let app: TestApp;
  let before: string;

  const readPage = async (): Promise<string> => app.module.get(Metrics, { strict: false }).text();
  const listFiring = async (): Promise<string[]> => {
    const after = await readPage();
    return RULES.filter((rule) => fires(rule, before, after)).map(({ alert }) => alert);
  };
  const analyse = async (id: string): Promise<void> => {
    const requests = app.module.get(AnalysisRequests, { strict: false });
    const { run } = await requests.requestGame(id, { startedBy: 'test', doneHere: true });
    await app.module.get(AnalysisWork, { strict: false }).runToEnd(run.id, new AbortController().signal);
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    await insertGames(database.url, [
      { id: 'alertbad', moves: 'e4 e5 Ke7' },
      { id: 'alertlng', moves: makeRandomGame(11, 120) },
    ]);
    app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
  });
  beforeEach(async () => {
    before = await readPage();
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('are quiet after a game of two minutes and tell of a slower one', async () => {
    const metrics = app.module.get(AnalysisMetrics, { strict: false });
    metrics.noteGame('done', 120);
    expect(await listFiring()).toEqual([]);
    metrics.noteGame('done', 121);
    expect(await listFiring()).toEqual(['RookeryAnalysisSlow']);
  });

  it('tell of a game that could not be analysed', async () => {
    await analyse('alertbad');
    expect(await listFiring()).toEqual(['RookeryAnalysisFails']);
  });

  it('are given the time of all parts of a game', async () => {
    const requests = app.module.get(AnalysisRequests, { strict: false });
    const work = app.module.get(AnalysisWork, { strict: false });
    const { run } = await requests.requestGame('alertlng', { startedBy: 'test', doneHere: true });
    const task = await work.findOpenTask(run.id, 'alertlng' as never, async () => Promise.resolve(false));
    if (!task) throw new Error('There is no task');
    expect(await work.tryWork(task, new AbortController().signal)).toBe('parts-left');
    await queryDatabase(database.url, 'update analysis_chunks set engine_ms = 121000');
    expect(await listFiring()).toEqual([]);
    expect(await work.tryWork(task, new AbortController().signal)).toBe('ended');
    expect(await listFiring()).toEqual(['RookeryAnalysisSlow']);
  }, 60_000);
});
