export { digestOfFold } from './digest.js';
export { OutdatedViews } from './outdated-views.js';
export type { RebuildOptions, RebuildProgress } from './options.js';
export { RebuildUnderWay, rebuild } from './rebuild.js';
export type { RebuildReport, RebuiltView } from './report.js';
