import { context } from '#nest';
import { bringContractIntoEffect } from './commands/bring-contract-into-effect.js';
import { bringOccupationBeforeForum } from './commands/bring-occupation-before-forum.js';
import { concludeCollectiveLease } from './commands/conclude-collective-lease.js';
import { concludeExtensionContract } from './commands/conclude-extension-contract.js';
import { concludeHouseholdContract } from './commands/conclude-household-contract.js';
import { concludeLease } from './commands/conclude-lease.js';
import { annulContract } from './commands/annul-contract.js';
import { correctContract } from './commands/correct-contract.js';
import { endContract } from './commands/end-contract.js';
import { fileContract } from './commands/file-contract.js';
import { giveUpAssignedLand } from './commands/give-up-assigned-land.js';
import { recordBreach } from './commands/record-breach.js';
import { recordBreachRemedied } from './commands/record-breach-remedied.js';
import { recordContractExpired } from './commands/record-contract-expired.js';
import { recordContractFallenThrough } from './commands/record-contract-fallen-through.js';
import { gradeOldContract } from './commands/grade-old-contract.js';
import { lengthenTerm } from './commands/lengthen-term.js';
import { letLandLeaveContract } from './commands/let-land-leave-contract.js';
import { recordAssignedContract } from './commands/record-assigned-contract.js';
import { recordLengtheningFallenThrough } from './commands/record-lengthening-fallen-through.js';
import { putContractRight } from './commands/put-contract-right.js';
import { recordOldContract } from './commands/record-old-contract.js';
import { recordOccupationContracted } from './commands/record-occupation-contracted.js';
import { recordOccupiedPropertyReturned } from './commands/record-occupied-property-returned.js';
import { recordRenewal } from './commands/record-renewal.js';
import { recordRentDue } from './commands/record-rent-due.js';
import { recordRentPayment } from './commands/record-rent-payment.js';
import { recordRentReceipt } from './commands/record-rent-receipt.js';
import { recordUnauthorisedOccupation } from './commands/record-unauthorised-occupation.js';
import { receiveEarnestMoney } from './commands/receive-earnest-money.js';
import { refuseExtensionContract } from './commands/refuse-extension-contract.js';
import { reshapeLandOfContract } from './commands/reshape-land-of-contract.js';
import { resumeContract } from './commands/resume-contract.js';
import { settleEarnestMoney } from './commands/settle-earnest-money.js';
import { stateYield } from './commands/state-yield.js';
import { succeedLessor } from './commands/succeed-lessor.js';
import { supplementContract } from './commands/supplement-contract.js';
import { suspendContract } from './commands/suspend-contract.js';
import { swapLandOfContract } from './commands/swap-land-of-contract.js';
import { takeContractNumber } from './commands/take-contract-number.js';
import {
  contractNumberStream,
  earnestMoneyStream,
  contractStream,
  extensionRefusalStream,
  occupationStream,
} from './facts/index.js';
import { extensionContracts } from './reactions/extension-contracts.js';
import { followingLand } from './reactions/following-land.js';
import { leavingLand } from './reactions/leaving-land.js';
import { takingEffect } from './reactions/taking-effect.js';
import { ArrearsQueries } from './views/arrears.js';
import { contractList, contractRegister, rents } from './views/contracts.js';
import { OldContractQueries } from './views/old-contract-counts.js';
import { earnestMoney, earnestRegister } from './views/earnest-money.js';
import { oldContracts } from './views/old-contract-list.js';
import { occupationRegister, occupations } from './views/occupations.js';

export { ConcludeHouseholdContract } from './commands/conclude-household-contract.js';
export { RecordOldContract } from './commands/record-old-contract.js';
export { CONTRACT_FORMS } from './commands/terms.js';

export const contracts = context({
  path: 'contracts',
  title: '合同',
  streams: [
    contractStream,
    contractNumberStream,
    earnestMoneyStream,
    occupationStream,
    extensionRefusalStream,
  ],
  commands: [
    concludeHouseholdContract,
    concludeExtensionContract,
    refuseExtensionContract,
    concludeLease,
    concludeCollectiveLease,
    bringContractIntoEffect,
    recordContractFallenThrough,
    lengthenTerm,
    recordLengtheningFallenThrough,
    giveUpAssignedLand,
    recordAssignedContract,
    swapLandOfContract,
    takeContractNumber,
    reshapeLandOfContract,
    succeedLessor,
    letLandLeaveContract,
    fileContract,
    recordRentDue,
    recordRentReceipt,
    recordRentPayment,
    receiveEarnestMoney,
    settleEarnestMoney,
    stateYield,
    supplementContract,
    correctContract,
    annulContract,
    suspendContract,
    resumeContract,
    recordBreach,
    recordBreachRemedied,
    endContract,
    recordContractExpired,
    recordRenewal,
    recordUnauthorisedOccupation,
    recordOccupationContracted,
    recordOccupiedPropertyReturned,
    bringOccupationBeforeForum,
    recordOldContract,
    gradeOldContract,
    putContractRight,
  ],
  projections: [contractRegister, occupationRegister, earnestRegister],
  reactions: [takingEffect, extensionContracts, followingLand, leavingLand],
  registers: [contractList, rents, earnestMoney, occupations, oldContracts],
  queries: [ArrearsQueries, OldContractQueries],
});
