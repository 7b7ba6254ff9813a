import type { TextFormatName } from '../../src/exports/export-request.js';
import { ExportsService } from '../../src/exports/exports.service.js';
import { ImportsService } from '../../src/ingestion/files/imports.service.js';
import type { ImportView } from '../../src/ingestion/files/import-view.js';
import { bootTestApp } from './test-app.js';
import { createTestDatabase } from './test-database.js';

/** Imports files into an empty database and exports everything again, as one text for each format. */
export async function importAndExport(
  names: readonly string[],
  formats: readonly TextFormatName[],
): Promise<{ run: ImportView; texts: string[] }> {
  const stop = new AbortController().signal;
  const database = await createTestDatabase();
  const app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
  try {
    const imports = app.module.get(ImportsService, { strict: false });
    const { run } = await imports.request({ names: [...names], startedBy: 'test' });
    const ended = await imports.runToEnd(run.id, stop);
    const exports = app.module.get(ExportsService, { strict: false });
    const texts: string[] = [];
    for (const format of formats) {
      const evals = format === 'ndjson' ? 'lichess' : 'best';
      const request = { format, selection: { filter: {} }, evals, clocks: true } as const;
      let text = '';
      for await (const piece of exports.stream(request, { stop })) text += piece;
      texts.push(text);
    }
    return { run: ended, texts };
  } finally {
    await app.close();
    await database.drop();
  }
}
