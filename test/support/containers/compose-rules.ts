import { Ajv } from 'ajv';
import { parseDocument } from 'yaml';
import { parseRoles, ROLES } from '../../../src/config/environment.js';
import { ENVIRONMENT_KEYS } from '../../../src/config/load-config.js';
import { COMPOSE_SCHEMA } from './compose-schema.js';

interface Service {
  image: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  networks: string[];
  depends_on?: Record<string, unknown>;
  healthcheck?: unknown;
  stop_grace_period: string;
}

interface Compose {
  services: Record<string, Service>;
  networks?: Record<string, { internal?: boolean } | null>;
  volumes?: Record<string, unknown>;
}

/** What the image brings along. */
export interface ImageFacts {
  environment: Readonly<Record<string, string>>;
  hasHealthCheck: boolean;
}

type Rule = (compose: Compose, image: ImageFacts) => string[];

/** Node reads them itself. */
const OF_NODE = ['NODE_ENV', 'NODE_OPTIONS'];
/** Jobs in hand are given 20 s (src/queues/queues.module.ts); then a process still has to leave. */
const LEAST_GRACE_S = 30;
const FULL_VERSION = /:v?\d+\.\d+[\w.-]*$/;
const SECRET = /PASSWORD|SECRET|TOKEN|AUTH$/;
const VARIABLE_ONLY = /^\$\{\w+(:[-?][^}]*)?\}$/;

const ajv = new Ajv({ allErrors: true, strict: true });
const validate = ajv.compile(COMPOSE_SCHEMA);

/** Everything docker-compose.yml breaks of our rules. */
export function composeProblems(text: string, image: ImageFacts): string[] {
  const document = parseDocument(text, { merge: true });
  if (document.errors.length > 0) return document.errors.map(({ message }) => message);
  const compose = document.toJS() as Compose;
  if (!validate(compose)) {
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      [instancePath, message, params.additionalProperty as string | undefined].filter(Boolean).join(' '),
    );
  }
  return RULES.flatMap((rule) => rule(compose, image));
}

const all = ({ services }: Compose): [string, Service][] => Object.entries(services);
const ours = (compose: Compose): [string, Service][] => all(compose).filter(([, { build }]) => build !== undefined);
const variablesOf = (service: Service): [string, string][] => Object.entries(service.environment ?? {});

const pinnedImages: Rule = (compose) =>
  all(compose)
    .filter(([, { build, image }]) => build === undefined && !FULL_VERSION.test(image))
    .map(([name, { image }]) => `${name}: ${image} names no full version`);

const oneImage: Rule = (compose) =>
  new Set(ours(compose).map(([, { image }]) => image)).size === 1 ? [] : ['Our services do not share one image'];

const healthChecks: Rule = (compose, image) =>
  all(compose)
    .filter(([, { build, healthcheck }]) => !healthcheck && !(build !== undefined && image.hasHealthCheck))
    .map(([name]) => `${name} has no health check`);

const everyRole: Rule = (compose) => {
  const played = ours(compose).map(([name, { environment }]) => ({ name, text: environment?.ROLES ?? '' }));
  const wrong = played.filter(({ text }) => parseRoles(text) === undefined);
  const missing = ROLES.filter((role) => !played.some(({ text }) => parseRoles(text)?.includes(role)));
  return [
    ...wrong.map(({ name, text }) => `${name}: ROLES=${text} is no list of roles`),
    ...missing.map((role) => `Nobody has the role ${role}`),
  ];
};

const knownSettings: Rule = (compose, image) => {
  const known = new Set([...ENVIRONMENT_KEYS, ...OF_NODE]);
  const inCompose = ours(compose).flatMap(([name, service]) => variablesOf(service).map(([key]) => ({ name, key })));
  const inImage = Object.keys(image.environment).map((key) => ({ name: 'Dockerfile', key }));
  return [...inCompose, ...inImage].filter(({ key }) => !known.has(key)).map(({ name, key }) => `${name}: ${key}?`);
};

/** A setting that somebody writes into .env must not be lost on the way. */
const everySettingArrives: Rule = (compose, image) =>
  ours(compose).flatMap(([name, { environment }]) =>
    ENVIRONMENT_KEYS.filter((key) => environment?.[key] === undefined && image.environment[key] === undefined).map(
      (key) => `${name}: the setting ${key} does not reach it`,
    ),
  );

const noPlainSecrets: Rule = (compose) =>
  all(compose).flatMap(([name, service]) => [
    ...variablesOf(service)
      .filter(([key, value]) => SECRET.test(key) && !/_TYPE$/.test(key) && !VARIABLE_ONLY.test(value))
      .map(([key]) => `${name}: ${key} is written down`),
    ...variablesOf(service)
      .filter(([, value]) => /:\/\/[^@/:]*:(?!\$\{)[^@/]+@/.test(value))
      .map(([key]) => `${name}: the password in ${key} is written down`),
    ...(service.command ?? [])
      .filter((_, i, words) => words[i - 1] === '--requirepass')
      .filter((word) => !VARIABLE_ONLY.test(word))
      .map(() => `${name}: the password of the command is written down`),
  ]);

/** Compose stops with the text after `:?`; any other form would start with an empty or a known password. */
const passwordsAreRequired: Rule = (compose) => {
  const uses = [...JSON.stringify(compose).matchAll(/\$\{(\w*PASSWORD)(?:(:[-?])[^}]*)?\}/g)];
  const names = new Set(uses.map(([, name]) => name));
  return [...names].flatMap((name) => {
    const forms = uses.filter((use) => use[1] === name).map((use) => use[2]);
    return forms.includes(':?') && !forms.includes(':-') ? [] : [`${name} may be missing`];
  });
};

const rightWays: Rule = (compose) =>
  ours(compose).flatMap(([name, { environment = {} }]) => [
    ...(environment.DATABASE_URL?.includes('@pgbouncer:') ? [] : [`${name}: DATABASE_URL is past the pooler`]),
    ...(environment.DATABASE_DIRECT_URL?.includes('@postgres:') ? [] : [`${name}: DATABASE_DIRECT_URL is not direct`]),
    ...(environment.REDIS_URL?.includes('@redis:') ? [] : [`${name}: REDIS_URL leads elsewhere`]),
  ]);

const poolerAndStore: Rule = ({ services: { pgbouncer, redis } }) => {
  const options = redis?.command?.join(' ') ?? '';
  return [
    ...(pgbouncer?.environment?.POOL_MODE === 'transaction' ? [] : ['PgBouncer is not in transaction mode']),
    ...(options.includes('--maxmemory-policy noeviction') ? [] : ['Redis may throw jobs away']),
    ...(options.includes('--appendonly yes') && redis?.volumes ? [] : ['Redis forgets its jobs']),
  ];
};

/** Without a volume of its own the database would go with its container. */
const databaseIsKept: Rule = ({ services: { postgres } }) =>
  postgres?.volumes?.some((volume) => /^[a-z]+:\/var\/lib\/postgresql\/data$/.test(volume))
    ? []
    : ['PostgreSQL forgets its data'];

const closedDoors: Rule = (compose) =>
  all(compose).flatMap(([name, { build, ports = [], networks }]) => [
    ...ports.filter((port) => !port.startsWith('127.0.0.1:')).map((port) => `${name}: ${port} is open to everybody`),
    ...(build === undefined && ports.length > 0 ? [`${name} can be reached from outside`] : []),
    ...(build === undefined && networks.some((network) => !compose.networks?.[network]?.internal)
      ? [`${name} is in a network that leads outside`]
      : []),
  ]);

const everythingDeclared: Rule = (compose) =>
  all(compose).flatMap(([name, { depends_on: needs = {}, networks, volumes = [] }]) => [
    ...Object.keys(needs)
      .filter((other) => !compose.services[other])
      .map((other) => `${name} waits for ${other}, which is not there`),
    ...networks
      .filter((network) => network !== 'default' && !Object.hasOwn(compose.networks ?? {}, network))
      .map((network) => `${name}: there is no network ${network}`),
    ...volumes
      .map((volume) => volume.split(':')[0] ?? '')
      .filter((volume) => !Object.hasOwn(compose.volumes ?? {}, volume))
      .map((volume) => `${name}: there is no volume ${volume}`),
  ]);

const timeToFinish: Rule = (compose) =>
  ours(compose)
    .filter(([, service]) => !(Number(/^(\d+)s$/.exec(service.stop_grace_period)?.[1]) >= LEAST_GRACE_S))
    .map(([name]) => `${name} is killed before its jobs have had their time`);

const RULES: readonly Rule[] = [
  pinnedImages,
  oneImage,
  healthChecks,
  everyRole,
  knownSettings,
  everySettingArrives,
  noPlainSecrets,
  passwordsAreRequired,
  rightWays,
  poolerAndStore,
  databaseIsKept,
  closedDoors,
  everythingDeclared,
  timeToFinish,
];
