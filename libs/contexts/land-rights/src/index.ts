import { context } from '#nest';
import { confirmRight } from './commands/confirm-right.js';
import { endRight } from './commands/end-right.js';
import { holdRight } from './commands/hold-right.js';
import { recordCollectiveOwnership } from './commands/record-collective-ownership.js';
import { refuseHold } from './commands/refuse-hold.js';
import { registerParcel } from './commands/register-parcel.js';
import { releaseHold } from './commands/release-hold.js';
import { parcelStream } from './facts/index.js';
import { contractRights } from './reactions/contract-rights.js';
import { parcelRegister, parcels, rights } from './views/parcels.js';

export { RecordCollectiveOwnership } from './commands/record-collective-ownership.js';
export { RegisterParcel } from './commands/register-parcel.js';

export const landRights = context({
  path: 'land-rights',
  title: '五地、三权分置',
  streams: [parcelStream],
  commands: [
    registerParcel,
    recordCollectiveOwnership,
    holdRight,
    refuseHold,
    confirmRight,
    releaseHold,
    endRight,
  ],
  projections: [parcelRegister],
  reactions: [contractRights],
  registers: [parcels, rights],
});
