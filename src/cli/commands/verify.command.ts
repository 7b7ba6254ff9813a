import type { Command } from 'commander';
import { AnalysisVerifier, type Difference, type Verification } from '../../analysis/analysis-verifier.js';
import { verifyServer, type EndpointCheck } from '../../operations/verify-server.js';
import type { WithApp } from '../program.js';
import { CommandFailed, type CommandRuntime } from '../runtime.js';
import { Terminal } from '../terminal.js';

const SHOWN = 20;

interface VerifyOptions {
  url?: string;
  json?: boolean;
}

export function addVerifyCommand(program: Command, runtime: CommandRuntime, withApp: WithApp): void {
  program
    .command('verify')
    .description('repeat the analysis of a game and compare it bit by bit; without a game: check a running Rookery')
    .argument('[game]', 'id of an analysed game')
    .option('--url <address>', 'address of the server to check; default: this machine, PORT')
    .option('--json', 'answer with one JSON line')
    .action((game: string | undefined, options: VerifyOptions) =>
      game === undefined ? checkServer(runtime, options) : verifyGame(withApp, game, options),
    );
}

async function verifyGame(withApp: WithApp, game: string, options: VerifyOptions): Promise<void> {
  await withApp(async ({ app, terminal, stop }) => {
    const verification = await app.get(AnalysisVerifier, { strict: false }).verify(game, stop);
    terminal.answer(verification, describeVerification(verification));
    if (!verification.ok) throw new CommandFailed();
  }, options);
}

function describeVerification({ gameId, ok, searched, differences, notCompared }: Verification): string {
  const without = notCompared.length > 0 ? `; not here to be repeated: ${notCompared.join(', ')}` : '';
  const how = `${searched} positions were searched anew${without}`;
  if (ok) return `${gameId}: every stored value came out again (${how}).`;
  const more = differences.length > SHOWN ? [`  and ${differences.length - SHOWN} more`] : [];
  const head = `${gameId}: ${differences.length} stored values did not come out again (${how}):`;
  return [head, ...differences.slice(0, SHOWN).map(describeDifference), ...more].join('\n');
}

function describeDifference({ where, field, stored, repeated }: Difference): string {
  return `  ${where}, ${field}: stored ${JSON.stringify(stored)}, repeated ${JSON.stringify(repeated)}`;
}

async function checkServer(runtime: CommandRuntime, options: VerifyOptions): Promise<void> {
  const { http } = runtime.loadConfig();
  const terminal = new Terminal(options.json ?? false);
  const checks = await verifyServer(options.url ?? `http://${http.host}:${http.port}`);
  terminal.answer(checks, checks.map(describeCheck).join('\n'));
  if (checks.some((check) => !check.ok)) throw new CommandFailed();
}

function describeCheck(check: EndpointCheck): string {
  return `  ${check.ok ? 'ok  ' : 'BAD '}  ${check.path}${check.problem ? `: ${check.problem}` : ''}`;
}
