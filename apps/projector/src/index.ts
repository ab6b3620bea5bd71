export { Projector, type ProjectorStatus } from './projector.js';
export { UnknownView, rebuildViews } from './rebuild.js';
