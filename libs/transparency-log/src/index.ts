export * from './checkpoint.js';
export * from './hashing.js';
export * from './leaf.js';
export * from './proof-file.js';
export * from './signed-note.js';
export * from './tiles.js';
export * from './tree.js';
export * from './verification.js';
