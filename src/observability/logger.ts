import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import pretty from 'pino-pretty';
import type { AppConfig } from '../config/app-config.js';
import type { LogLevel } from '../config/environment.js';
import { currentLogContext } from './log-context.js';
import { makeRedactor } from './redaction.js';

const MAX_QUERY = 300;

type LogMethod = (fields: object, message: string) => void;

/** The logger every room takes by injection: fields first, then one sentence. */
export abstract class AppLogger {
  abstract debug: LogMethod;
  abstract info: LogMethod;
  abstract warn: LogMethod;
  abstract error: LogMethod;
}

export interface LogTarget {
  /** Where lines go; commands keep stdout for their answer and log to stderr. */
  stream: NodeJS.WriteStream;
  level?: LogLevel;
}

/** JSON lines with time, level, run id and redacted secrets; readable text when the target is a terminal. */
export function createLogger(config: AppConfig, target: LogTarget): PinoLogger {
  const redact = makeRedactor(config);
  return pino(
    {
      level: target.level ?? config.log.level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ ...currentLogContext() }),
      hooks: { streamWrite: redact },
      serializers: { err: describeError },
    },
    destinationFor(target.stream),
  );
}

/** A failed statement carries its parameters, a whole batch of records; they are no business of the log. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { parameters, query, driverError, ...rest } = pino.stdSerializers.err(error) as Record<string, unknown>;
  return typeof query === 'string' ? { ...rest, query: query.slice(0, MAX_QUERY) } : rest;
}

function destinationFor(stream: NodeJS.WriteStream): DestinationStream {
  if (!stream.isTTY) return stream;
  return pretty({ destination: stream, ignore: 'pid', translateTime: 'SYS:HH:MM:ss', sync: true });
}
