import { accessSync, constants, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { Transform } from 'class-transformer';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUrl, Matches, ValidateBy } from 'class-validator';

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const POSTGRES_URL = /^postgres(ql)?:\/\/[^\s/]+(\/[^\s]*)?$/;
const VISIBLE_TEXT = /^[\x20-\x7e]*$/;

/** A whole number within limits; what is not written as one stays as it came, so that the complaint can show it. */
function WholeNumber(min: number, max: number, unit = ''): PropertyDecorator {
  const toNumber = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value,
  );
  const check = ValidateBy({
    name: 'wholeNumber',
    validator: {
      validate: (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
      defaultMessage: () => `must be a whole number${unit} from ${min} to ${max}`,
    },
  });
  return (target, key) => {
    toNumber(target, key);
    check(target, key);
  };
}

function PostgresUrl(): PropertyDecorator {
  return ValidateBy({
    name: 'postgresUrl',
    validator: {
      validate: (value) => typeof value === 'string' && POSTGRES_URL.test(value) && URL.canParse(value),
      defaultMessage: () =>
        'must be a URL like postgres://user:password@host:5432/database, special characters of the password as %40 and so on',
    },
  });
}

/** What keeps a path from being a program that can be started, by Node if it is a script; undefined when nothing does. */
function whyNoProgram(path: unknown): string | undefined {
  if (typeof path !== 'string') return 'must be the path of a program';
  const file = statSync(path, { throwIfNoEntry: false });
  if (!file) return 'must be the path of a program; there is no such file';
  if (!file.isFile()) return 'must be the path of a program; this is no file';
  try {
    accessSync(path, path.endsWith('.js') ? constants.R_OK : constants.X_OK);
    return undefined;
  } catch {
    return 'must be the path of a program; this file may not be executed';
  }
}

function Program(): PropertyDecorator {
  return ValidateBy({
    name: 'program',
    validator: {
      validate: (value) => whyNoProgram(value) === undefined,
      defaultMessage: (args) => whyNoProgram(args?.value) ?? '',
    },
  });
}

/** What a process can be there for: answer HTTP, plan, fetch and store, run engines. */
export const ROLES = ['api', 'scheduler', 'ingestion', 'analysis'] as const;
export type Role = (typeof ROLES)[number];

/** Roles out of `api, ingestion`; undefined when it is not a list of roles. */
export function parseRoles(text: string): Role[] | undefined {
  const names = text.split(',').map((name) => name.trim());
  const roles = ROLES.filter((role) => names.includes(role));
  return names.every((name) => ROLES.some((role) => role === name)) ? roles : undefined;
}

function IsRoles(): PropertyDecorator {
  return ValidateBy({
    name: 'roles',
    validator: {
      validate: (value) => typeof value === 'string' && parseRoles(value) !== undefined,
      defaultMessage: () => `must be one or more of ${ROLES.join(', ')}, with commas between`,
    },
  });
}

/** http or https, a host, perhaps a port, and nothing else. */
function Origin(): PropertyDecorator {
  return ValidateBy({
    name: 'origin',
    validator: {
      validate: (value) => typeof value === 'string' && /^https?:\/\/[^/?#@\s]+\/?$/.test(value) && URL.canParse(value),
      defaultMessage: () => 'must be an address like https://rookery.example, without a path',
    },
  });
}

/** Networks by name, as proxy-addr, which Fastify asks, knows them. */
const NETWORK_NAMES = ['loopback', 'linklocal', 'uniquelocal'];

/** Addresses out of `loopback, 10.0.0.0/8`; undefined when it is not a list of addresses. */
export function parseProxies(text: string): string[] | undefined {
  const parts = text.split(',').map((part) => part.trim());
  const isKnown = (part: string): boolean => {
    const [address = '', bits, ...more] = part.split('/');
    const version = isIP(address);
    const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 6 ? 128 : 32));
    return NETWORK_NAMES.includes(part) || (version > 0 && fits && more.length === 0);
  };
  return parts.every(isKnown) ? parts : undefined;
}

function Proxies(): PropertyDecorator {
  return ValidateBy({
    name: 'proxies',
    validator: {
      validate: (value) => typeof value === 'string' && parseProxies(value) !== undefined,
      defaultMessage: () =>
        `must be addresses or networks such as 10.0.0.0/8, or ${NETWORK_NAMES.join(', ')}, with commas between`,
    },
  });
}

/** Origins as browsers write them, with commas between. */
function Origins(): PropertyDecorator {
  const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;
  return ValidateBy({
    name: 'origins',
    validator: {
      validate: (value) => typeof value === 'string' && value.split(',').every((origin) => isOrigin(origin.trim())),
      defaultMessage: () => 'must be one or more origins such as https://chess.example, with commas between',
    },
  });
}

/** Whose evaluations count for a game that carries Lichess's own. */
export const ANALYSIS_SOURCES = ['engine', 'lichess'] as const;
export type AnalysisSourceSetting = (typeof ANALYSIS_SOURCES)[number];

const SWITCH = ['on', 'off'] as const;

/** Limits of nodes per position. */
export const SMALLEST_NODES = 1_000;
export const LARGEST_NODES = 10_000_000;

/**
 * Every setting Rookery reads, with its default. Names are part of the public contract.
 * `.env.example` documents each one; a test keeps the two equal.
 */
export class Environment {
  /** 0 takes any free port. */
  @WholeNumber(0, 65_535)
  PORT: number = 3000;

  @IsString()
  @IsNotEmpty({ message: 'must not be empty' })
  HOST: string = '127.0.0.1';

  /** How people reach this server: what links begin with. */
  @IsOptional()
  @Origin()
  PUBLIC_URL?: string;

  /** Addresses and networks of proxies whose X-Forwarded headers are believed. */
  @IsOptional()
  @Proxies()
  TRUST_PROXY?: string;

  @IsString()
  @IsNotEmpty({ message: 'must not be empty' })
  ROOKERY_HOME: string = './.rookery';

  @IsOptional()
  @PostgresUrl()
  DATABASE_URL?: string;

  @IsOptional()
  @PostgresUrl()
  DATABASE_DIRECT_URL?: string;

  @IsOptional()
  @IsUrl(
    { protocols: ['redis', 'rediss'], require_protocol: true, require_tld: false, allow_underscores: true },
    { message: 'must be a URL like redis://user:password@host:6379/0' },
  )
  REDIS_URL?: string;

  @IsRoles()
  ROLES: string = ROLES.join(',');

  @IsOptional()
  @IsString()
  ROOKERY_PLUGINS?: string;

  @WholeNumber(1_000, 1_000_000_000_000, ' of bytes')
  IMPORT_MAX_BYTES: number = 2_000_000_000;

  @WholeNumber(1_000, 10 * MINUTE_MS, ' of milliseconds')
  JOBS_STALL_MS: number = 30_000;

  @WholeNumber(0, 60 * MINUTE_MS, ' of milliseconds')
  JOBS_GRACE_MS: number = 20_000;

  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false },
    { message: 'must be a URL like https://lichess.org' },
  )
  LICHESS_URL: string = 'https://lichess.org';

  @IsOptional()
  @Matches(/^[A-Za-z0-9_]{1,1024}$/, { message: 'must be a Lichess token: letters, digits and _ only' })
  LICHESS_TOKEN?: string;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{2,30}$/, { message: 'must be a Lichess username: 2 to 30 letters, digits, _ or -' })
  LICHESS_USERNAME?: string;

  @IsOptional()
  @Matches(VISIBLE_TEXT, { message: 'must be plain text that fits an HTTP header' })
  LICHESS_CONTACT?: string;

  @WholeNumber(1, DAY_MS, ' of milliseconds')
  LICHESS_PAUSE_MS: number = MINUTE_MS;

  @WholeNumber(1_000, 10 * MINUTE_MS, ' of milliseconds')
  LICHESS_LEASE_MS: number = 15_000;

  @WholeNumber(100, 10 * MINUTE_MS, ' of milliseconds')
  LICHESS_IDLE_MS: number = MINUTE_MS;

  @WholeNumber(1, 3_650, ' of days')
  PROFILES_STALE_DAYS: number = 30;

  @WholeNumber(0, 60 * MINUTE_MS, ' of milliseconds')
  PROFILES_PAUSE_MS: number = 25_000;

  // Lichess: 30,000 credits a day for an address, a quarter of one for each player (lila Limiters.scala). The rest is for others.
  @WholeNumber(1, 1_000_000)
  PROFILES_PER_DAY: number = 100_000;

  @IsOptional()
  @Program()
  ENGINE_PATH?: string;

  @IsOptional()
  @WholeNumber(1, 1_024)
  ENGINE_PROCESSES?: number;

  @WholeNumber(SMALLEST_NODES, LARGEST_NODES)
  ENGINE_NODES: number = 100_000;

  @WholeNumber(1, 4_096, ' of megabytes')
  ENGINE_HASH_MB: number = 16;

  @WholeNumber(0, 19)
  ENGINE_NICE: number = 10;

  @IsIn(ANALYSIS_SOURCES, { message: `must be one of ${ANALYSIS_SOURCES.join(', ')}` })
  ANALYSIS_SOURCE: AnalysisSourceSetting = 'engine';

  @IsIn(SWITCH, { message: 'must be on or off' })
  ANALYSIS_AUTO: (typeof SWITCH)[number] = 'on';

  @WholeNumber(1, 1_000)
  ANALYSIS_BATCHES: number = 3;

  /** 0 keeps them for ever. */
  @WholeNumber(0, 36_500, ' of days')
  AUDIT_KEEP_DAYS: number = 0;

  @WholeNumber(0, 86_400, ' of seconds')
  GRAPH_MAX_AGE_S: number = 60;

  @WholeNumber(1, 1_000_000_000)
  RATE_LIMIT_PER_MINUTE: number = 600;

  @WholeNumber(1, 1_000_000_000)
  RATE_LIMIT_ADDRESS_PER_MINUTE: number = 6_000;

  @WholeNumber(1, 200)
  EVENT_STREAMS_PER_USER: number = 10;

  @IsOptional()
  @Origins()
  CORS_ORIGINS?: string;

  @IsIn(LOG_LEVELS, { message: `must be one of ${LOG_LEVELS.join(', ')}` })
  LOG_LEVEL: LogLevel = 'info';
}
