import { checkEngine, type EngineReport, isGenericBuild, readProcessor } from '../analysis/engine/engine-check.js';
import { type EngineCommand, engineCommand } from '../analysis/engine/engine-command.js';
import type { EngineConfig } from '../config/app-config.js';
import type { Finding } from './doctor.service.js';

const FASTER_BUILD =
  'It was built for any processor; one built for yours takes half to three quarters of the time. Get one from ' +
  'https://stockfishchess.org/download or build it yourself, and set ENGINE_PATH to it.';
/** A native engine that is hardly faster than WASM was built for the wrong processor, whatever it says. */
const WORTH_HAVING = 1.1;

/** One finding for each engine there is: the one in use and, to compare with, the one of npm. */
export async function findEngines(config: EngineConfig): Promise<Finding[]> {
  const wasm = engineCommand();
  if (config.path === undefined) return [(await examine('Engine', wasm, config)).finding];
  // One after the other: they are timed.
  const own = await examine('Engine', engineCommand(config.path), config);
  const spare = await examine('Engine of npm, not in use', wasm, config);
  const isSlow = own.report && (await isSlowBuild(own.report, spare.report));
  return [isSlow ? { ...own.finding, level: 'hint', advice: FASTER_BUILD } : own.finding, spare.finding];
}

async function isSlowBuild(own: EngineReport, wasm: EngineReport | undefined): Promise<boolean> {
  const isGeneric = isGenericBuild(own.compiledFor, await readProcessor());
  if (isGeneric !== undefined || own.compiledFor !== undefined) return isGeneric ?? false;
  return wasm !== undefined && own.nodesPerSecond < WORTH_HAVING * wasm.nodesPerSecond;
}

async function examine(
  name: string,
  command: EngineCommand,
  { hashMb }: EngineConfig,
): Promise<{ finding: Finding; report?: EngineReport }> {
  try {
    const report = await checkEngine(command, { hashMb });
    return { finding: { name, level: 'ok', detail: describe(report) }, report };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const advice =
      command.kind === 'native'
        ? `Start ${command.program} by hand and type "uci"; without ENGINE_PATH the engine of npm is used.`
        : 'Install the packages again with `npm ci`.';
    return { finding: { name, level: 'bad', detail, advice } };
  }
}

function describe({ name, version, net, nodesPerSecond, memoryBytes, compiledFor }: EngineReport): string {
  const speed = `${Math.round(nodesPerSecond / 1_000)} thousand nodes/s`;
  const memory = memoryBytes === undefined ? [] : [`${Math.round(memoryBytes / 1024 ** 2)} MB of memory`];
  const builtFor = compiledFor === undefined ? [] : [`built for ${compiledFor}`];
  return [`${name} ${version}`.trim(), net === '' ? 'no net' : `net ${net}`, speed, ...memory, ...builtFor].join(', ');
}
