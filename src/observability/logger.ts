import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import pretty from 'pino-pretty';
import type { AppConfig } from '../config/app-config.js';
import type { LogLevel } from '../config/environment.js';
import { currentLogContext } from './log-context.js';
import { makeRedactor } from './redaction.js';

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
    },
    destinationFor(target.stream),
  );
}

function destinationFor(stream: NodeJS.WriteStream): DestinationStream {
  if (!stream.isTTY) return stream;
  return pretty({ destination: stream, ignore: 'pid', translateTime: 'SYS:HH:MM:ss', sync: true });
}
