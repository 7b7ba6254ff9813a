import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const FIND_NEXT = `
  import { findNext } from './dist/src/operations/schedules/cron.js';
  const next = findNext('30 3 * * *', new Date('2026-03-29T00:00:00Z'));
  console.log(new Date(0).getTimezoneOffset(), next.toISOString());
`;

it('reads cron expressions in UTC on a machine of another zone', async () => {
  // A process of its own: node reads TZ when it starts.
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', FIND_NEXT], {
    env: { ...process.env, TZ: 'America/New_York' },
  });
  expect(stdout.trim()).toBe('300 2026-03-29T03:30:00.000Z');
});
