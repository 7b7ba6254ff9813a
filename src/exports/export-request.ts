import type { GameFilter } from '../games/game-filter.js';
import type { GameSelection } from '../games/games.service.js';
import { InvalidExportError } from './exports.errors.js';

/** Formats that are one stream of text. */
export const TEXT_FORMATS = ['pgn', 'ndjson', 'csv'] as const;
export type TextFormatName = (typeof TEXT_FORMATS)[number];
export const EXPORT_FORMATS = [...TEXT_FORMATS, 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Whose evaluations go along: nobody's, Lichess's, our engine's, or ours where there are any and else Lichess's. */
export const EVALUATION_CHOICES = ['none', 'lichess', 'own', 'best'] as const;
export type EvaluationChoice = (typeof EVALUATION_CHOICES)[number];

/** What is wanted of which games. */
export interface ExportRequest {
  format: ExportFormat;
  selection: GameSelection;
  evals: EvaluationChoice;
  clocks: boolean;
}

/**
 * Evaluations unless told otherwise. In NDJSON only Lichess's: there is no place that says whose they are, so ours would
 * come back as theirs.
 */
export const DEFAULT_EVALS: Record<ExportFormat, EvaluationChoice> = {
  pgn: 'best',
  ndjson: 'lichess',
  csv: 'best',
  parquet: 'best',
};

const FROM_A_SIDE = ['color', 'result', 'opponent'] as const satisfies readonly (keyof GameFilter)[];

/** @throws InvalidExportError */
export function checkRequest({ selection: { player, filter } }: ExportRequest): void {
  const [field] = FROM_A_SIDE.filter((name) => filter[name] !== undefined);
  if (field && !player) {
    throw new InvalidExportError(field, `"${field}" is meant from a player's side: name the player too`);
  }
  if (filter.since && filter.until && filter.since >= filter.until) {
    throw new InvalidExportError('until', '"until" must be later than "since"');
  }
}

/** Equal for requests that give the same text from the same games. */
export function describeRequest({ format, selection, evals, clocks }: ExportRequest): string {
  const { player, filter } = selection;
  const fields = Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ format, player, filter: Object.fromEntries(fields), evals, clocks });
}
