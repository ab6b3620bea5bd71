import { context } from '#nest';
import { confirmRight } from './commands/confirm-right.js';
import { dischargeEncumbrance } from './commands/discharge-encumbrance.js';
import { encumberRight } from './commands/encumber-right.js';
import { endRight } from './commands/end-right.js';
import { expropriateParcel } from './commands/expropriate-parcel.js';
import { holdForListing, releaseListing } from './commands/hold-for-listing.js';
import { holdRight } from './commands/hold-right.js';
import { recallContractLand } from './commands/recall-contract-land.js';
import { recordCollectiveOwnership } from './commands/record-collective-ownership.js';
import { recordDispute, settleDispute } from './commands/record-dispute.js';
import { recordRegistration } from './commands/record-registration.js';
import { recordRightExpired } from './commands/record-right-expired.js';
import { refuseHold } from './commands/refuse-hold.js';
import { registerLandUnit } from './commands/register-land-unit.js';
import { registerParcel } from './commands/register-parcel.js';
import { releaseHold } from './commands/release-hold.js';
import { liftRestriction, restrictParcel } from './commands/restrict-parcel.js';
import { returnContractLand, surrenderContractLand } from './commands/return-contract-land.js';
import { liftSeal, sealParcel } from './commands/seal-parcel.js';
import { succeedToRight } from './commands/succeed-to-right.js';
import { parcelStream } from './facts/index.js';
import { contractRights } from './reactions/contract-rights.js';
import { encumbrances, parcelRegister, parcels, rights } from './views/parcels.js';

export { RecordCollectiveOwnership } from './commands/record-collective-ownership.js';
export { RegisterParcel } from './commands/register-parcel.js';

export const landRights = context({
  path: 'land-rights',
  title: '五地、三权分置',
  streams: [parcelStream],
  commands: [
    registerParcel,
    registerLandUnit,
    recordCollectiveOwnership,
    holdRight,
    refuseHold,
    confirmRight,
    releaseHold,
    endRight,
    recordRegistration,
    encumberRight,
    dischargeEncumbrance,
    sealParcel,
    liftSeal,
    recordDispute,
    settleDispute,
    restrictParcel,
    liftRestriction,
    holdForListing,
    releaseListing,
    returnContractLand,
    surrenderContractLand,
    recallContractLand,
    expropriateParcel,
    succeedToRight,
    recordRightExpired,
  ],
  projections: [parcelRegister],
  reactions: [contractRights],
  registers: [parcels, rights, encumbrances],
});
