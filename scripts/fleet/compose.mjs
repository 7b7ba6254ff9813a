// Reads docker-compose.yml and the Dockerfile the way Docker does, as far as these two go.
import { readFileSync } from 'node:fs';
import { DockerfileParser } from 'dockerfile-ast';
import { parse } from 'yaml';

const VARIABLE = /\$(?:\$|\{(\w+)(?:(:[-?])([^}]*))?\})/g;
const SECONDS_IN = { s: 1, m: 60 };

/** Every service with the variables filled in, by name. A variable that has to be set and is not is an error. */
export function readCompose(path, variables) {
  const { services } = parse(readFileSync(path, 'utf8'), { merge: true });
  return new Map(
    Object.entries(fillIn(services, variables)).map(([name, service]) => [name, normalise(name, service)]),
  );
}

/** What the image brings to each of its containers. */
export function readImage(path) {
  const file = DockerfileParser.parse(readFileSync(path, 'utf8'));
  const instructions = file.getInstructions();
  const lastStage = instructions.findLastIndex((instruction) => instruction.getKeyword() === 'FROM');
  const last = (keyword) => instructions.slice(lastStage).findLast((one) => one.getKeyword() === keyword);
  const pairs = instructions
    .slice(lastStage)
    .filter((instruction) => instruction.getKeyword() === 'ENV')
    .flatMap((instruction) => instruction.getProperties())
    .map((property) => [property.getName(), property.getValue()]);
  return {
    environment: Object.fromEntries(pairs),
    entrypoint: JSON.parse(last('ENTRYPOINT').getArgumentsContent()),
    command: JSON.parse(last('CMD').getArgumentsContent()),
    healthPath: /\/health\/\w+/.exec(last('HEALTHCHECK').getArgumentsContent())[0],
  };
}

/** Services in the order they start: each level needs only those before it. */
export function inLevels(services) {
  const levels = [];
  const done = new Set();
  while (done.size < services.size) {
    const level = [...services.values()].filter(
      ({ name, dependsOn }) => !done.has(name) && dependsOn.every((other) => done.has(other)),
    );
    if (level.length === 0) throw new Error('docker-compose.yml: services wait for each other in a circle');
    levels.push(level);
    for (const { name } of level) done.add(name);
  }
  return levels;
}

function normalise(name, service) {
  return {
    name,
    image: service.image,
    isOurs: service.build !== undefined,
    command: service.command,
    environment: service.environment ?? {},
    volumes: service.volumes ?? [],
    replicas: readReplicas(name, service.deploy?.replicas),
    dependsOn: Object.keys(service.depends_on ?? {}),
    publishedPort: Number(service.ports?.[0]?.split(':').at(-2) ?? 0),
    stopSignal: service.stop_signal ?? 'SIGTERM',
    graceMs: readSeconds(service.stop_grace_period) * 1000,
  };
}

function readReplicas(name, text = '1') {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0 || count > 64)
    throw new Error(`${name}: "${text}" is no number of replicas`);
  return count;
}

function readSeconds(text = '10s') {
  const [, amount, unit] = /^(\d+)([sm])$/.exec(text) ?? [];
  if (!unit) throw new Error(`"${text}" is no length of time such as 40s`);
  return Number(amount) * SECONDS_IN[unit];
}

function fillIn(value, variables) {
  if (typeof value === 'string') return fillInText(value, variables);
  if (Array.isArray(value)) return value.map((item) => fillIn(item, variables));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillIn(item, variables)]));
}

function fillInText(text, variables) {
  return text.replace(VARIABLE, (found, name, operator, rest) => {
    if (found === '$$') return '$';
    if (variables[name]) return variables[name];
    if (operator === ':?') throw new Error(`${name} ${rest}`);
    return operator === ':-' ? rest : '';
  });
}
