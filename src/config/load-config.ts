import 'reflect-metadata';
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import { AppConfig } from './app-config.js';
import { Environment, ROLES } from './environment.js';

type EnvSource = Readonly<Record<string, string | undefined>>;

/** Settings whose value must never be printed. */
export const SECRET_KEYS = ['DATABASE_URL', 'DATABASE_DIRECT_URL', 'REDIS_URL', 'LICHESS_TOKEN'] as const;

/** One or more settings are wrong; the message names all of them and says where to mend them. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    const count = problems.length === 1 ? '1 setting is' : `${problems.length} settings are`;
    super(
      `Rookery cannot start: ${count} wrong.\n${problems.map((p) => `  ${p}`).join('\n')}\n` +
        'Mend them in the environment or in the file .env (.env.example explains every setting).',
    );
  }
}

/** Names of all settings the schema knows. */
export const ENVIRONMENT_KEYS: readonly string[] = [
  ...new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(Environment, '', false, false)
      .map((metadata) => metadata.propertyName),
  ),
];

/**
 * Reads `.env` of the working folder and the process environment; the environment wins, an empty value counts as unset.
 * @throws ConfigError naming every bad key.
 */
export function loadConfig(source: EnvSource = process.env, dotEnvPath = '.env'): AppConfig {
  const merged = { ...readDotEnv(dotEnvPath), ...withoutEmpty(source) };
  const picked = Object.fromEntries(ENVIRONMENT_KEYS.filter((key) => merged[key]).map((key) => [key, merged[key]]));
  const env = plainToInstance(Environment, picked, { exposeDefaultValues: true });
  const errors = validateSync(env, { whitelist: true });
  if (errors.length > 0) throw new ConfigError(errors.map(describe));
  return new AppConfig(env);
}

/** Settings of a process that only works: all roles but api, and any free port for its health unless PORT says which. */
export function loadWorkerConfig(source: EnvSource = process.env, dotEnvPath = '.env'): AppConfig {
  const merged: EnvSource = { PORT: '0', ...readDotEnv(dotEnvPath), ...withoutEmpty(source) };
  const roles = (merged.ROLES ?? ROLES.join(',')).split(',').filter((role) => role.trim() !== 'api');
  return loadConfig({ ...merged, ROLES: roles.length > 0 ? roles.join(',') : 'none' }, dotEnvPath);
}

function readDotEnv(path: string): EnvSource {
  return existsSync(path) ? withoutEmpty(parseEnv(readFileSync(path, 'utf8'))) : {};
}

function withoutEmpty(source: EnvSource): EnvSource {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
}

function describe(error: ValidationError): string {
  const key = error.property;
  const reasons = Object.values(error.constraints ?? {}).join(' and ');
  const shown = SECRET_KEYS.some((secret) => secret === key) ? '' : `, got ${show(error.value)}`;
  return `${key} ${reasons}${shown}`;
}

/** The text as it was given, without what stands before the @ of an address: that may be a password. */
function show(value: unknown): string {
  return JSON.stringify(String(value)).replace(/\/\/[^\s"/]*@/, '//[hidden]@');
}
