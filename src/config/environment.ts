import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  type ValidationOptions,
} from 'class-validator';

const DAY_MS = 24 * 60 * 60 * 1000;
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const postgresUrl: ValidationOptions = { message: 'must be a URL like postgres://user:password@host:5432/database' };
const POSTGRES_URL = /^postgres(ql)?:\/\/[^\s/]+(\/[^\s]*)?$/;
const VISIBLE_TEXT = /^[\x20-\x7e]*$/;

/**
 * Every setting Rookery reads, with its default. Names are part of the public contract.
 * `.env.example` documents each one; a test keeps the two equal.
 */
export class Environment {
  @Type(() => Number)
  @IsInt({ message: 'must be a whole number' })
  @Min(0, { message: 'must be 0 (any free port) or more' })
  @Max(65535, { message: 'must be at most 65535' })
  PORT: number = 3000;

  @IsString()
  @IsNotEmpty({ message: 'must not be empty' })
  HOST: string = '127.0.0.1';

  @IsString()
  @IsNotEmpty({ message: 'must not be empty' })
  ROOKERY_HOME: string = './.rookery';

  @IsOptional()
  @Matches(POSTGRES_URL, postgresUrl)
  DATABASE_URL?: string;

  @IsOptional()
  @Matches(POSTGRES_URL, postgresUrl)
  DATABASE_DIRECT_URL?: string;

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

  @Type(() => Number)
  @IsInt({ message: 'must be a whole number of milliseconds' })
  @Min(1, { message: 'must be at least 1' })
  @Max(DAY_MS, { message: 'must be at most a day' })
  LICHESS_PAUSE_MS: number = 60_000;

  @Type(() => Number)
  @IsInt({ message: 'must be a whole number of milliseconds' })
  @Min(1_000, { message: 'must be at least 1000' })
  @Max(600_000, { message: 'must be at most 600000' })
  LICHESS_LEASE_MS: number = 15_000;

  @Type(() => Number)
  @IsInt({ message: 'must be a whole number of milliseconds' })
  @Min(100, { message: 'must be at least 100' })
  @Max(600_000, { message: 'must be at most 600000' })
  LICHESS_IDLE_MS: number = 60_000;

  @IsIn(LOG_LEVELS, { message: `must be one of ${LOG_LEVELS.join(', ')}` })
  LOG_LEVEL: LogLevel = 'info';
}
