import { queryDatabase } from './test-database.js';

/** Puts a job that has failed for good among the dead letters: it was to sync what the run is about. */
export async function addDeadLetter(
  databaseUrl: string,
  { queue, jobId }: { queue: string; jobId: string },
  runId: number,
): Promise<void> {
  await queryDatabase(
    databaseUrl,
    `insert into job_failures (queue, job_id, name, payload, state, attempts, errors, message)
     values ($1, $2, 'sync-player', json_build_object('runId', $3::integer), 'dead', 8, '[]', 'the reason why')`,
    [queue, jobId, runId],
  );
}
