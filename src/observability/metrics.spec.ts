import { Metrics } from './metrics.js';

const namesIn = (text: string): string[] => [...text.matchAll(/^# TYPE (\S+)/gm)].map((match) => match[1] ?? '');

describe('metrics', () => {
  it('all begin with rookery_, those of the process too', async () => {
    const metrics = new Metrics();
    metrics.watchProcess();
    metrics.counter({ name: 'games_total', help: 'Games', labels: [] }).inc(3);
    const text = await metrics.text();
    expect(namesIn(text).filter((name) => !name.startsWith('rookery_'))).toEqual([]);
    expect(namesIn(text)).toEqual(
      expect.arrayContaining(['rookery_process_resident_memory_bytes', 'rookery_build_info']),
    );
    expect(text).toContain('\nrookery_games_total 3\n');
  });

  it('say which part is missing and give the others', async () => {
    const metrics = new Metrics();
    const waiting = metrics.gauge({ name: 'waiting', help: 'Jobs', labels: [] });
    metrics.addSource(
      'queues',
      async () => 5,
      (value) => (value === undefined ? waiting.remove() : waiting.set(value)),
    );
    metrics.addSource(
      'database',
      () => Promise.reject(new Error('away')),
      () => undefined,
    );
    const text = await metrics.text();
    expect(text).toContain('rookery_up{part="queues"} 1');
    expect(text).toContain('rookery_up{part="database"} 0');
    expect(text).toContain('\nrookery_waiting 5\n');
  });

  it('of two processes in one are kept apart', async () => {
    const [one, other] = [new Metrics(), new Metrics()];
    one.counter({ name: 'games_total', help: 'Games', labels: [] }).inc();
    expect(await other.text()).not.toContain('games_total');
  });

  it('refuse two sources of one name', () => {
    const metrics = new Metrics();
    const add = (): void =>
      metrics.addSource(
        'queues',
        async () => 1,
        () => undefined,
      );
    add();
    expect(add).toThrow('Two sources of metrics are named "queues"');
  });
});
