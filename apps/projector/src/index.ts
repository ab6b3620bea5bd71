export { Projector, type ProjectorStatus } from './projector.js';
