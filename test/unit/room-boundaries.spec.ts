import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A file that is not there, as ESLint would see it. */
interface VirtualFile {
  path: string;
  code: string;
}

interface Finding {
  ruleId: string;
  message: string;
}

// The project's own configuration, without what needs types: the files exist in this test only.
const LINT = `
  import { ESLint } from 'eslint';
  import tseslint from 'typescript-eslint';
  const files = JSON.parse(process.argv[1]);
  const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });
  const results = [];
  for (const { path, code } of files) {
    const [result] = await eslint.lintText(code, { filePath: path });
    results.push(result.messages.map(({ ruleId, message }) => ({ ruleId: ruleId ?? 'fatal', message })));
  }
  process.stdout.write(JSON.stringify(results));
`;

async function lint(files: readonly VirtualFile[]): Promise<Finding[][]> {
  const args = ['--input-type=module', '--eval', LINT, '--', JSON.stringify(files)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Finding[][];
}

type Keyword = 'import' | 'import type' | 'export';

const USE: Record<Keyword, string> = {
  import: 'export const it = thing;',
  'import type': 'export const it = [] as (typeof thing)[];',
  export: '',
};

function importing(path: string, source: string, keyword: Keyword = 'import'): VirtualFile {
  return { path, code: `${keyword} { thing } from '${source}';\n${USE[keyword]}\n` };
}

const ALLOWED: Record<string, VirtualFile> = {
  'ingestion -> lichess': importing('src/ingestion/virtual.ts', '../lichess/lichess-client.js'),
  'ingestion -> games': importing('src/ingestion/virtual.ts', '../games/game-writer.js'),
  'lichess -> database': importing('src/lichess/virtual.ts', '../database/leases.js'),
  'observability -> config': importing('src/observability/virtual.ts', '../config/app-config.js'),
  'operations -> ingestion': importing('src/operations/virtual.ts', '../ingestion/sync.service.js'),
  'api -> a service, from a folder below': importing('src/api/games/virtual.ts', '../../games/games.service.js'),
  'cli -> operations': importing('src/cli/virtual.ts', '../operations/status.service.js'),
  'rehearsal -> chess': importing('src/rehearsal/virtual.ts', '../chess/ids.js'),
  'a repository inside its own room': importing('src/games/virtual.ts', './games.repository.js'),
  'a root file -> any room': importing('src/virtual.ts', './rehearsal/start-rehearsal.js'),
  'test -> a repository': importing('test/virtual.ts', '../src/games/games.repository.js'),
  'migration -> typeorm': importing('migrations/virtual.ts', 'typeorm'),
};

const FORBIDDEN: Record<string, VirtualFile> = {
  'chess -> database': importing('src/chess/virtual.ts', '../database/database.service.js'),
  'chess -> config': importing('src/chess/virtual.ts', '../config/app-config.js'),
  'config -> observability': importing('src/config/virtual.ts', '../observability/logger.js'),
  'database -> games': importing('src/database/virtual.ts', '../games/game.entity.js'),
  'lichess -> games': importing('src/lichess/virtual.ts', '../games/game-record.js'),
  'games -> players': importing('src/games/virtual.ts', '../players/players.service.js'),
  'games -> players, types only': importing('src/games/virtual.ts', '../players/player.entity.js', 'import type'),
  'games -> ingestion, against the flow': importing('src/games/virtual.ts', '../ingestion/player-sync.entity.js'),
  'games -> players, handed on': importing('src/games/virtual.ts', '../players/player.entity.js', 'export'),
  'ingestion -> operations': importing('src/ingestion/virtual.ts', '../operations/status.service.js'),
  'operations -> api': importing('src/operations/virtual.ts', '../api/api.module.js'),
  'api -> cli': importing('src/api/virtual.ts', '../cli/terminal.js'),
  'api -> a repository': importing('src/api/games/virtual.ts', '../../games/games.repository.js'),
  'cli -> a repository, types only': importing(
    'src/cli/virtual.ts',
    '../ingestion/ledger.repository.js',
    'import type',
  ),
  'api -> SQL': importing('src/api/virtual.ts', '../database/database.service.js'),
  'rehearsal -> lichess': importing('src/rehearsal/virtual.ts', '../lichess/parse-game.js'),
  'ingestion -> rehearsal': importing('src/ingestion/virtual.ts', '../rehearsal/start-rehearsal.js'),
  'a room -> the root': importing('src/cli/virtual.ts', '../boot.js'),
  'a dynamic import': {
    path: 'src/games/virtual.ts',
    code: `export const it = import('../players/player.entity.js');\n`,
  },
};

const OTHER_RULES: Record<string, [VirtualFile, string]> = {
  'a room that is not in the table': [
    { path: 'src/utils/virtual.ts', code: 'export const it = 1;\n' },
    'boundaries/no-unknown-files',
  ],
  'a framework in chess': [importing('src/chess/virtual.ts', '@nestjs/common'), 'no-restricted-imports'],
  'I/O in chess': [importing('src/chess/virtual.ts', 'node:fs'), 'no-restricted-imports'],
  'code of the application in a migration': [
    importing('migrations/virtual.ts', '../src/chess/ids.js'),
    'no-restricted-imports',
  ],
  'a setting read past AppConfig': [
    { path: 'src/games/virtual.ts', code: 'export const it = process.env.PORT;\n' },
    'no-restricted-properties',
  ],
  'a focused test': [
    { path: 'src/games/virtual.spec.ts', code: `it.only('works', () => undefined);\n` },
    'no-restricted-syntax',
  ],
};

describe('the lint', () => {
  const findings = new Map<VirtualFile, Finding[]>();

  beforeAll(async () => {
    const files = [
      ...Object.values(ALLOWED),
      ...Object.values(FORBIDDEN),
      ...Object.values(OTHER_RULES).map(([file]) => file),
    ];
    const results = await lint(files);
    files.forEach((file, i) => findings.set(file, results[i] ?? []));
  }, 30_000);

  it.each(Object.entries(ALLOWED))('lets %s pass', (_, file) => {
    expect(findings.get(file)).toEqual([]);
  });

  it.each(Object.entries(FORBIDDEN))('stops %s', (_, file) => {
    expect(findings.get(file)?.map(({ ruleId }) => ruleId)).toEqual(['boundaries/dependencies']);
  });

  it.each(Object.entries(OTHER_RULES))('stops %s', (_, [file, ruleId]) => {
    expect(findings.get(file)?.map((finding) => finding.ruleId)).toContain(ruleId);
  });

  it('names the import at fault', () => {
    const [finding] = findings.get(FORBIDDEN['games -> players'] as VirtualFile) ?? [];
    expect(finding?.message).toBe(
      'Room games may not import ../players/players.service.js (docs/architecture.md, "Rooms")',
    );
  });
});
