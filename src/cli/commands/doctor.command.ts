import type { Command } from 'commander';
import { DoctorService, type Finding } from '../../operations/doctor.service.js';
import type { WithApp } from '../program.js';
import { CommandFailed } from '../runtime.js';

const MARKS: Record<Finding['level'], string> = { ok: 'ok  ', hint: 'hint', bad: 'BAD ' };

export function addDoctorCommand(program: Command, withApp: WithApp): void {
  program
    .command('doctor')
    .description('look for what is wrong or could be better, and say what to do')
    .option('--json', 'answer with one JSON line')
    .action((options: { json?: boolean }) =>
      withApp(async ({ app, database, terminal }) => {
        const findings = await app.get(DoctorService, { strict: false }).examine(database);
        terminal.answer(findings, findings.map(describe).join('\n'));
        if (findings.some((finding) => finding.level === 'bad')) throw new CommandFailed();
      }, options),
    );
}

function describe(finding: Finding): string {
  const advice = finding.advice ? `\n        ${finding.advice}` : '';
  return `  ${MARKS[finding.level]}  ${finding.name}: ${finding.detail}${advice}`;
}
