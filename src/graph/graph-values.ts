import type { Client } from 'pg';

/** Columns in the order in which figures.ts writes them. */
export const VALUE_COLUMNS = 'result_id, player_id, place, value, details';

/** Community of each player by its id, as a result has them. */
export async function readLabels(client: Client, resultId: number): Promise<Map<string, number>> {
  const { rows } = await client.query<[string, number]>({
    text: 'select player_id, value from graph_values where result_id = $1',
    values: [resultId],
    rowMode: 'array',
  });
  return new Map(rows);
}
