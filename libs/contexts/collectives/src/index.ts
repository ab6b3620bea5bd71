import { context } from '#nest';
import { admitIncomeSharer } from './commands/admit-income-sharer.js';
import { cancelShareCertificate } from './commands/cancel-share-certificate.js';
import { completeSplit } from './commands/complete-split.js';
import { confirmMembers } from './commands/confirm-members.js';
import { endMembership } from './commands/end-membership.js';
import { endMergedHousehold } from './commands/end-merged-household.js';
import { enterInitialMembers } from './commands/enter-initial-members.js';
import { establishHousehold } from './commands/establish-household.js';
import { inheritShares } from './commands/inherit-shares.js';
import { issueShareCertificate } from './commands/issue-share-certificate.js';
import { joinHousehold } from './commands/join-household.js';
import { leaveHousehold } from './commands/leave-household.js';
import { mergeHouseholds } from './commands/merge-households.js';
import { moveHouseholdShares } from './commands/move-household-shares.js';
import { moveMember } from './commands/move-member.js';
import { nameHead } from './commands/name-head.js';
import { noteDeath } from './commands/note-death.js';
import { openRoster } from './commands/open-roster.js';
import { placePerson } from './commands/place-person.js';
import { quantifyShares } from './commands/quantify-shares.js';
import { recordCivilCapacity } from './commands/record-civil-capacity.js';
import { recordHouseholdExtinct } from './commands/record-household-extinct.js';
import { recordMembershipLost } from './commands/record-membership-lost.js';
import { recordSplitFallenThrough } from './commands/record-split-fallen-through.js';
import { redeemShares } from './commands/redeem-shares.js';
import { registerCollective } from './commands/register-collective.js';
import { registerHousehold } from './commands/register-household.js';
import { replaceShareCertificate } from './commands/replace-share-certificate.js';
import { splitHousehold } from './commands/split-household.js';
import { takeMembership } from './commands/take-membership.js';
import { takeOutOfHousehold } from './commands/take-out-of-household.js';
import { transferShares } from './commands/transfer-shares.js';
import { withdrawMember } from './commands/withdraw-member.js';
import {
  collectiveStream,
  householdStream,
  personStream,
  rosterStream,
  sharesStream,
} from './facts/index.js';
import { householdChanges } from './reactions/household-changes.js';
import { householdShares } from './reactions/household-shares.js';
import { residence } from './reactions/residence.js';
import { rosters } from './reactions/rosters.js';
import { collectiveList, collectiveRegister, households } from './views/collectives.js';
import { PersonQueries } from './views/persons.js';
import { RosterQueries } from './views/roster-of-a-day.js';
import { rosterList, rosterMembers, rosterRegister } from './views/rosters.js';
import { shareCertificates, shareHoldings, shareMovements, shareRegisters } from './views/share-registers.js';
import { shareRegister } from './views/shares.js';

export { RegisterCollective } from './commands/register-collective.js';
export { RegisterHousehold, householdIdOf } from './commands/register-household.js';

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
];

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

export const collectives = context({
  path: 'collectives',
  title: '集体经济组织',
  streams: [collectiveStream, householdStream, personStream, rosterStream, sharesStream],
  commands: [registerCollective, ...householdCommands, ...rosterCommands, ...shareCommands],
  projections: [collectiveRegister, rosterRegister, shareRegister],
  reactions: [rosters, residence, householdChanges, householdShares],
  registers: [
    collectiveList,
    households,
    rosterList,
    rosterMembers,
    shareRegisters,
    shareHoldings,
    shareMovements,
    shareCertificates,
  ],
  queries: [PersonQueries, RosterQueries],
});
