export { CheckpointFile } from './checkpoint-file.js';
export { installLog } from './install.js';
export { LogStore } from './log-store.js';
export type { IssuedCheckpoint, LogIdentity, PlacedLeaf } from './log-store.js';
export { Sequencer } from './sequencer.js';
export type { SequencerOptions, SequencerStatus } from './sequencer.js';
export { giveUpSigned, signedLossOf } from './signed-loss.js';
export type { SignedLoss, WrittenLog } from './signed-loss.js';
