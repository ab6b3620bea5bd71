export * from './port.js';
export { OverlayStreams } from './overlay.js';
export { paced } from './paced.js';
export { APPEND_BYTES_LIMIT } from './encoding.js';
export { BadStoreUrl, StoreAccessDenied, StoreUnreachable } from './failures.js';
