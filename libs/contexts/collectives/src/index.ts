import { context } from '#nest';
import { absorbCollective } from './commands/absorb-collective.js';
import { admitIncomeSharer } from './commands/admit-income-sharer.js';
import { answerReading } from './commands/answer-reading.js';
import { answerSuitRequest } from './commands/answer-suit-request.js';
import { cancelShareCertificate } from './commands/cancel-share-certificate.js';
import { correctMajority, correctPersonOfHousehold } from './commands/carry-correction-over.js';
import { changeCollectiveName } from './commands/change-collective-name.js';
import { completeSplit } from './commands/complete-split.js';
import { confirmMembers } from './commands/confirm-members.js';
import { correctPerson } from './commands/correct-person.js';
import { disputeLeftover } from './commands/dispute-leftover.js';
import { endMembership } from './commands/end-membership.js';
import { endMergedHousehold } from './commands/end-merged-household.js';
import { enterInitialMembers } from './commands/enter-initial-members.js';
import { escalateLeftover } from './commands/escalate-leftover.js';
import { establishHousehold } from './commands/establish-household.js';
import { handOverLeftover } from './commands/hand-over-leftover.js';
import { inheritShares } from './commands/inherit-shares.js';
import { issueShareCertificate } from './commands/issue-share-certificate.js';
import { joinHousehold } from './commands/join-household.js';
import { leaveHousehold } from './commands/leave-household.js';
import { listLeftover } from './commands/list-leftover.js';
import { markCollectiveSplit } from './commands/mark-collective-split.js';
import { mergeHouseholds } from './commands/merge-households.js';
import { moveHouseholdShares } from './commands/move-household-shares.js';
import { moveMember } from './commands/move-member.js';
import { nameHead } from './commands/name-head.js';
import { noteDeath } from './commands/note-death.js';
import { noteLandReturned } from './commands/note-land-returned.js';
import { openRoster } from './commands/open-roster.js';
import { placePerson } from './commands/place-person.js';
import { putCorrectionIntoUse } from './commands/put-correction-into-use.js';
import { quantifyShares } from './commands/quantify-shares.js';
import { recordAudit } from './commands/record-audit.js';
import { recordCivilCapacity } from './commands/record-civil-capacity.js';
import { recordCollectiveDomicile } from './commands/record-collective-domicile.js';
import { recordCollectiveMerged } from './commands/record-collective-merged.js';
import { recordCollectiveSplit } from './commands/record-collective-split.js';
import { recordCollectiveSuccession } from './commands/record-collective-succession.js';
import { recordCreditorsNotified } from './commands/record-creditors-notified.js';
import { recordFindingsPutRight } from './commands/record-findings-put-right.js';
import { recordHouseholdExtinct } from './commands/record-household-extinct.js';
import { recordLeftover } from './commands/record-leftover.js';
import { recordMembershipLost } from './commands/record-membership-lost.js';
import { recordSplitFallenThrough } from './commands/record-split-fallen-through.js';
import { redeemShares } from './commands/redeem-shares.js';
import { registerCollective } from './commands/register-collective.js';
import { registerHousehold } from './commands/register-household.js';
import { replaceShareCertificate } from './commands/replace-share-certificate.js';
import { requestReading } from './commands/request-reading.js';
import { requestSuit } from './commands/request-suit.js';
import { resolveLeftover } from './commands/resolve-leftover.js';
import { splitHousehold } from './commands/split-household.js';
import { takeMembership } from './commands/take-membership.js';
import { takeOutOfHousehold } from './commands/take-out-of-household.js';
import { transferShares } from './commands/transfer-shares.js';
import { withdrawMember } from './commands/withdraw-member.js';
import {
  auditStream,
  collectiveStream,
  householdStream,
  leftoverStream,
  personStream,
  readingRequestStream,
  reorganisationStream,
  rosterStream,
  sharesStream,
  suitRequestStream,
} from './facts/index.js';
import { householdChanges } from './reactions/household-changes.js';
import { householdShares } from './reactions/household-shares.js';
import { leftoverList } from './reactions/leftover-list.js';
import { personCorrections } from './reactions/person-corrections.js';
import { reorganisation } from './reactions/reorganisation.js';
import { residence } from './reactions/residence.js';
import { returnedLand } from './reactions/returned-land.js';
import { rosters } from './reactions/rosters.js';
import { collectiveList, collectiveRegister, households } from './views/collectives.js';
import { leftoverRegister, leftovers } from './views/leftovers.js';
import { audits, oversight, readingRequests, suitRequests } from './views/oversight.js';
import { PersonQueries } from './views/persons.js';
import { distributions, reorganisationRegister, reorganisations } from './views/reorganisations.js';
import { RosterQueries } from './views/roster-of-a-day.js';
import { rosterList, rosterMembers, rosterRegister } from './views/rosters.js';
import { shareCertificates, shareHoldings, shareMovements, shareRegisters } from './views/share-registers.js';
import { shareRegister } from './views/shares.js';

export { RegisterCollective } from './commands/register-collective.js';
export { ConfirmMembers } from './commands/confirm-members.js';
export { JoinHousehold } from './commands/join-household.js';
export { RegisterHousehold, householdIdOf } from './commands/register-household.js';

const reorganisationCommands = [
  changeCollectiveName,
  recordCollectiveMerged,
  recordCollectiveSplit,
  recordCollectiveSuccession,
  absorbCollective,
  markCollectiveSplit,
  recordCreditorsNotified,
];

const leftoverCommands = [
  recordLeftover,
  listLeftover,
  handOverLeftover,
  disputeLeftover,
  escalateLeftover,
  resolveLeftover,
];

const householdCommands = [
  registerHousehold,
  joinHousehold,
  leaveHousehold,
  moveMember,
  nameHead,
  splitHousehold,
  establishHousehold,
  completeSplit,
  recordSplitFallenThrough,
  mergeHouseholds,
  endMergedHousehold,
  recordHouseholdExtinct,
  takeOutOfHousehold,
  placePerson,
  noteDeath,
  noteLandReturned,
];

const personCommands = [correctPerson, putCorrectionIntoUse, correctPersonOfHousehold, correctMajority];

const rosterCommands = [
  openRoster,
  enterInitialMembers,
  confirmMembers,
  recordMembershipLost,
  endMembership,
  withdrawMember,
  admitIncomeSharer,
  recordCivilCapacity,
  takeMembership,
];

const shareCommands = [
  quantifyShares,
  transferShares,
  inheritShares,
  redeemShares,
  moveHouseholdShares,
  issueShareCertificate,
  replaceShareCertificate,
  cancelShareCertificate,
];

const oversightCommands = [
  requestReading,
  answerReading,
  recordAudit,
  recordFindingsPutRight,
  requestSuit,
  answerSuitRequest,
];

export const collectives = context({
  path: 'collectives',
  title: '集体经济组织',
  streams: [
    collectiveStream,
    householdStream,
    personStream,
    rosterStream,
    sharesStream,
    reorganisationStream,
    leftoverStream,
    readingRequestStream,
    auditStream,
    suitRequestStream,
  ],
  commands: [
    registerCollective,
    recordCollectiveDomicile,
    ...householdCommands,
    ...personCommands,
    ...rosterCommands,
    ...shareCommands,
    ...reorganisationCommands,
    ...leftoverCommands,
    ...oversightCommands,
  ],
  projections: [
    collectiveRegister,
    rosterRegister,
    shareRegister,
    reorganisationRegister,
    leftoverRegister,
    oversight,
  ],
  reactions: [
    rosters,
    residence,
    householdChanges,
    householdShares,
    reorganisation,
    leftoverList,
    returnedLand,
    personCorrections,
  ],
  registers: [
    collectiveList,
    households,
    rosterList,
    rosterMembers,
    shareRegisters,
    shareHoldings,
    shareMovements,
    shareCertificates,
    reorganisations,
    distributions,
    leftovers,
    readingRequests,
    audits,
    suitRequests,
  ],
  queries: [PersonQueries, RosterQueries],
});
