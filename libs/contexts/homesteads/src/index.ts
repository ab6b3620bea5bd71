import { context } from '#nest';
import { acquireHomestead } from './commands/acquire-homestead.js';
import { agreeRevenueSplit } from './commands/agree-revenue-split.js';
import { agreeUse } from './commands/agree-use.js';
import { applyForHomestead } from './commands/apply-for-homestead.js';
import { closeApplication } from './commands/close-application.js';
import { endRevitalization } from './commands/end-revitalization.js';
import { endUse } from './commands/end-use.js';
import { grantHomestead } from './commands/grant-homestead.js';
import { enterHouseUse, leaveHouseUse } from './commands/house-in-project.js';
import { meetChecklistItem } from './commands/meet-checklist-item.js';
import { proposeRevitalization } from './commands/propose-revitalization.js';
import { noteHouseUnsafe } from './commands/note-house-unsafe.js';
import { publishApplication } from './commands/publish-application.js';
import { recordApplicationApproved } from './commands/record-application-approved.js';
import { recordApplicationDiscussed } from './commands/record-application-discussed.js';
import { recordCollectiveIdleSurvey } from './commands/record-collective-idle-survey.js';
import { recordExistingHomestead } from './commands/record-existing-homestead.js';
import { recordHomesteadFallenThrough } from './commands/record-homestead-fallen-through.js';
import { recordHouseDisposed } from './commands/record-house-disposed.js';
import { recordHouseInherited } from './commands/record-house-inherited.js';
import { recordHouseSafety } from './commands/record-house-safety.js';
import { recordIdleSurvey } from './commands/record-idle-survey.js';
import { recordInheritedHouseGone } from './commands/record-inherited-house-gone.js';
import { recordOwnerConsent } from './commands/record-owner-consent.js';
import { recordProjectReceipt } from './commands/record-project-receipt.js';
import { recordRevitalizationRevenue } from './commands/record-revitalization-revenue.js';
import { recordUseFallenThrough } from './commands/record-use-fallen-through.js';
import { returnUse } from './commands/return-use.js';
import { startRevitalization } from './commands/start-revitalization.js';
import { surrenderHomestead } from './commands/surrender-homestead.js';
import { withdrawOwnerConsent } from './commands/withdraw-owner-consent.js';
import { freeHouse, noteHouseGivenBack, takeHouse } from './commands/take-house.js';
import { entitlementStream, houseStream, revitalizationStream } from './facts/index.js';
import { houseUses } from './reactions/house-uses.js';
import { housesFoundUnsafe } from './reactions/houses-found-unsafe.js';
import { housesPassed } from './reactions/houses-passed.js';
import { housesTaken } from './reactions/houses-taken.js';
import { entitlements, homesteadApplications, homesteadList, idleHouses } from './views/homestead-lists.js';
import { homesteadRegister } from './views/homesteads.js';
import { houseRegister, housesInUse } from './views/houses.js';
import {
  revitalizationPapers,
  revitalizationReceipts,
  revitalizationRevenues,
  revitalizationUses,
  revitalizations,
} from './views/revitalization-lists.js';
import { revitalizationRegister } from './views/revitalizations.js';

export const homesteads = context({
  path: 'homesteads',
  title: '宅基地与盘活',
  streams: [entitlementStream, revitalizationStream, houseStream],
  commands: [
    applyForHomestead,
    recordApplicationDiscussed,
    publishApplication,
    recordApplicationApproved,
    closeApplication,
    grantHomestead,
    recordExistingHomestead,
    recordHomesteadFallenThrough,
    recordIdleSurvey,
    recordOwnerConsent,
    withdrawOwnerConsent,
    recordHouseDisposed,
    recordHouseInherited,
    recordInheritedHouseGone,
    acquireHomestead,
    surrenderHomestead,
    enterHouseUse,
    leaveHouseUse,
    recordHouseSafety,
    recordCollectiveIdleSurvey,
    takeHouse,
    freeHouse,
    noteHouseGivenBack,
    noteHouseUnsafe,
    proposeRevitalization,
    meetChecklistItem,
    agreeUse,
    recordUseFallenThrough,
    startRevitalization,
    recordRevitalizationRevenue,
    recordProjectReceipt,
    agreeRevenueSplit,
    endUse,
    endRevitalization,
    returnUse,
  ],
  projections: [homesteadRegister, revitalizationRegister, houseRegister],
  reactions: [houseUses, housesTaken, housesPassed, housesFoundUnsafe],
  // The more particular paths before the one that takes an id.
  registers: [
    entitlements,
    idleHouses,
    homesteadApplications,
    revitalizations,
    revitalizationRevenues,
    revitalizationUses,
    revitalizationPapers,
    revitalizationReceipts,
    housesInUse,
    homesteadList,
  ],
});
