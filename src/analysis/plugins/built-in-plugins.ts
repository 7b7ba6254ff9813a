import type { AnalysisPlugin } from './plugin.js';

/** The plugins that come with Rookery: one folder each, and a test that none is forgotten. */
export const BUILT_IN_PLUGINS: readonly AnalysisPlugin[] = [];
