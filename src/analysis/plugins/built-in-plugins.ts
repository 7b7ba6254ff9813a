import { largestSwing } from './largest-swing/largest-swing.js';
import { missedChances } from './missed-chances/missed-chances.js';
import { moveQuality } from './move-quality/move-quality.js';
import { opening } from './opening/opening.js';
import { phases } from './phases/phases.js';
import type { AnalysisPlugin } from './plugin.js';
import { timeUsage } from './time-usage/time-usage.js';

/** The plugins that come with Rookery: one folder each, and a test that none is forgotten. */
export const BUILT_IN_PLUGINS: readonly AnalysisPlugin[] = [
  largestSwing,
  missedChances,
  moveQuality,
  opening,
  phases,
  timeUsage,
];
