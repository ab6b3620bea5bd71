import { context } from '#nest';
import { appointOfficer } from './commands/appoint-officer.js';
import { appointStationStaff } from './commands/appoint-station-staff.js';
import { assignBookkeeping } from './commands/assign-bookkeeping.js';
import { nameDeputy } from './commands/name-deputy.js';
import { cancelCustody } from './commands/cancel-custody.js';
import { contestCustody } from './commands/contest-custody.js';
import { declareKin } from './commands/declare-kin.js';
import { endBookkeeping } from './commands/end-bookkeeping.js';
import { endOfficerTerm } from './commands/end-officer-term.js';
import { giveUpVillage } from './commands/give-up-village.js';
import { handOverCustody } from './commands/hand-over-custody.js';
import { holdDuty } from './commands/hold-duty.js';
import { recordAppointmentFallenThrough } from './commands/record-appointment-fallen-through.js';
import { recordBookkeepingFallenThrough } from './commands/record-bookkeeping-fallen-through.js';
import { recordCustodyLoss } from './commands/record-custody-loss.js';
import { recordHandOver } from './commands/record-hand-over.js';
import { recordSealUse } from './commands/record-seal-use.js';
import { registerCustody } from './commands/register-custody.js';
import { releaseDuty } from './commands/release-duty.js';
import { takeOnVillage } from './commands/take-on-village.js';
import { withdrawKinDeclaration } from './commands/withdraw-kin-declaration.js';
import { bookkeepingStream, custodyStream, dutyBookStream, postStream } from './facts/index.js';
import { dutyKeeper } from './reactions/duty-keeper.js';
import { bookkeepingRegister, bookkeepings } from './views/bookkeeping.js';
import { custodyHandOvers, custodyList, custodyRegister, sealUses } from './views/custody.js';
import { dutyBookRegister, dutyBooks } from './views/duty-books.js';
import { kinDeclarations, kinRegister } from './views/kin.js';
import { postRegister, posts as postList } from './views/posts.js';
import { villageBooks, villages } from './views/villages.js';

export { AppointOfficer } from './commands/appoint-officer.js';
export { dutyKeeper } from './reactions/duty-keeper.js';

export const posts = context({
  path: 'posts',
  title: '职务与保管',
  streams: [postStream, dutyBookStream, bookkeepingStream, custodyStream],
  commands: [
    appointOfficer,
    appointStationStaff,
    endOfficerTerm,
    recordAppointmentFallenThrough,
    declareKin,
    withdrawKinDeclaration,
    holdDuty,
    releaseDuty,
    assignBookkeeping,
    nameDeputy,
    recordHandOver,
    endBookkeeping,
    recordBookkeepingFallenThrough,
    takeOnVillage,
    giveUpVillage,
    registerCustody,
    handOverCustody,
    recordSealUse,
    recordCustodyLoss,
    cancelCustody,
    contestCustody,
  ],
  projections: [
    postRegister,
    kinRegister,
    bookkeepingRegister,
    custodyRegister,
    dutyBookRegister,
    villageBooks,
  ],
  reactions: [dutyKeeper],
  registers: [
    postList,
    kinDeclarations,
    bookkeepings,
    custodyList,
    custodyHandOvers,
    sealUses,
    dutyBooks,
    villages,
  ],
});
