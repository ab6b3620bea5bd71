export { digestOfFold } from './digest.js';
export { OutdatedViews } from './outdated-views.js';
export { RebuildUnderWay, rebuild, type RebuildOptions, type RebuildProgress } from './rebuild.js';
export type { RebuildReport, RebuiltView } from './report.js';
