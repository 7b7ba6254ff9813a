import type { ByColor } from '../../chess/color.js';
import type { MetricSpec, MetricType } from './plugin.js';

interface ValueOf extends Record<MetricType, unknown> {
  number: number;
  integer: number;
  boolean: boolean;
  text: string;
  bySide: ByColor<number | null>;
  list: readonly unknown[];
  object: object;
}

/** What `analyse` has to return for metrics declared `as const`: the compiler then finds forgotten and misspelt ones. */
export type MetricsOf<Specs extends Record<string, MetricSpec>> = {
  [Name in keyof Specs]: ValueOf[Specs[Name]['type']] | null;
};
