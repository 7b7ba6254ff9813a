import type { Command } from 'commander';
import { verifyServer, type EndpointCheck } from '../../operations/verify-server.js';
import { CommandFailed, type CommandRuntime } from '../runtime.js';
import { Terminal } from '../terminal.js';

export function addVerifyCommand(program: Command, runtime: CommandRuntime): void {
  program
    .command('verify')
    .description('ask every part of a running Rookery whether it answers as it should')
    .option('--url <address>', 'address of the server; default: this machine, PORT')
    .option('--json', 'answer with one JSON line')
    .action(async (options: { url?: string; json?: boolean }) => {
      const { http } = runtime.loadConfig();
      const terminal = new Terminal(options.json ?? false);
      const checks = await verifyServer(options.url ?? `http://${http.host}:${http.port}`);
      terminal.answer(checks, checks.map(describe).join('\n'));
      if (checks.some((check) => !check.ok)) throw new CommandFailed();
    });
}

function describe(check: EndpointCheck): string {
  return `  ${check.ok ? 'ok  ' : 'BAD '}  ${check.path}${check.problem ? `: ${check.problem}` : ''}`;
}
