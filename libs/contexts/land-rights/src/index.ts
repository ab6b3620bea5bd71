import { context } from '#nest';
import { assignContractRight } from './commands/assign-contract-right.js';
import {
  closeSource,
  holdSource,
  openPart,
  releasePart,
  releaseSource,
  reservePart,
} from './commands/carry-out-reshaping.js';
import { completeSwap, holdSwap, releaseSwap } from './commands/carry-out-swap.js';
import { confirmRight } from './commands/confirm-right.js';
import { correctParcel } from './commands/correct-parcel.js';
import { conveyConstructionUse } from './commands/convey-construction-use.js';
import { conveyOnward } from './commands/convey-onward.js';
import { dischargeEncumbrance } from './commands/discharge-encumbrance.js';
import { encumberRight } from './commands/encumber-right.js';
import { endRight } from './commands/end-right.js';
import { expropriateParcel } from './commands/expropriate-parcel.js';
import { grantConstructionUse } from './commands/grant-construction-use.js';
import { holdForListing, releaseListing } from './commands/hold-for-listing.js';
import { holdRight } from './commands/hold-right.js';
import { recallContractLand } from './commands/recall-contract-land.js';
import { recordCollectiveOwnership } from './commands/record-collective-ownership.js';
import { recordDispute, settleDispute } from './commands/record-dispute.js';
import { recordFarmingForAnother } from './commands/record-farming-for-another.js';
import { recordLandFiling } from './commands/record-land-filing.js';
import { recordParcelShape } from './commands/record-parcel-shape.js';
import { recordRegistration } from './commands/record-registration.js';
import { recordRightExpired } from './commands/record-right-expired.js';
import { refuseHold } from './commands/refuse-hold.js';
import { registerLandUnit } from './commands/register-land-unit.js';
import { registerParcel } from './commands/register-parcel.js';
import { releaseHold } from './commands/release-hold.js';
import { mergeParcels, splitParcel } from './commands/reshape-parcels.js';
import { liftRestriction, restrictParcel } from './commands/restrict-parcel.js';
import { returnContractLand, surrenderContractLand } from './commands/return-contract-land.js';
import { liftSeal, sealParcel } from './commands/seal-parcel.js';
import { succeedToRight } from './commands/succeed-to-right.js';
import { swapContractLand } from './commands/swap-contract-land.js';
import { parcelStream } from './facts/index.js';
import { contractRights } from './reactions/contract-rights.js';
import { homesteadRights } from './reactions/homestead-rights.js';
import { reshapings } from './reactions/reshapings.js';
import { swaps } from './reactions/swaps.js';
import { ParcelShapesController } from './views/parcels-geojson.js';
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
    recordLandFiling,
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
    assignContractRight,
    conveyOnward,
    recordFarmingForAnother,
    grantConstructionUse,
    conveyConstructionUse,
    swapContractLand,
    holdSwap,
    releaseSwap,
    completeSwap,
    correctParcel,
    recordParcelShape,
    splitParcel,
    mergeParcels,
    holdSource,
    releaseSource,
    closeSource,
    reservePart,
    releasePart,
    openPart,
  ],
  projections: [parcelRegister],
  reactions: [contractRights, homesteadRights, swaps, reshapings],
  registers: [parcels, rights, encumbrances],
  queries: [ParcelShapesController],
});
