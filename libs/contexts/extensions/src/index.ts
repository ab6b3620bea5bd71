import { context } from '#nest';
import { beginExtensionCampaign } from './commands/begin-extension-campaign.js';
import { closeExtensionSurvey } from './commands/close-extension-survey.js';
import { confirmHouseholdExtension } from './commands/confirm-household-extension.js';
import { enterHouseholdContract, strikeHouseholdContract } from './commands/enter-household-contract.js';
import { closeExtensionCampaign, fileExtensionRegistration } from './commands/file-extension-registration.js';
import { issueExtensionContract, issueExtensionInTurn } from './commands/issue-extension-contract.js';
import { listContractInCampaign } from './commands/list-contract-in-campaign.js';
import { listLandTaker } from './commands/list-land-taker.js';
import { noteEndingConveyance, settleEndingConveyance } from './commands/note-ending-conveyance.js';
import { noteExtensionCampaign } from './commands/note-extension-campaign.js';
import { noteExtensionRefused, noteHouseholdExtended } from './commands/note-extension-outcome.js';
import { noteHouseholdUnsigned } from './commands/note-household-unsigned.js';
import { openExtensionCampaign } from './commands/open-extension-campaign.js';
import { openHouseholdSheet } from './commands/open-household-sheet.js';
import { publishExtensionScheme } from './commands/publish-extension-scheme.js';
import { recordSchemeResolved } from './commands/record-scheme-resolved.js';
import { answerSchemeObjection, raiseSchemeObjection } from './commands/scheme-objections.js';
import { startExtensionIssuing } from './commands/start-extension-issuing.js';
import { stateExtensionScheme } from './commands/state-extension-scheme.js';
import { surveyHousehold } from './commands/survey-household.js';
import {
  contractingBookStream,
  extensionBookStream,
  extensionCampaignStream,
  householdSheetStream,
} from './facts/index.js';
import { contractingBooks } from './reactions/contracting-books.js';
import { extensionBooks } from './reactions/extension-books.js';
import { extensionIssuing } from './reactions/extension-issuing.js';
import { extensionSheets } from './reactions/extension-sheets.js';
import {
  extensionCampaigns,
  extensionHouseholds,
  extensionRegister,
  extensionRegistrations,
} from './views/extension-campaigns.js';
import { ExtensionProgress } from './views/extension-progress.js';

export { ConfirmHouseholdExtension } from './commands/confirm-household-extension.js';
export { SurveyHousehold } from './commands/survey-household.js';

export const extensions = context({
  path: 'extensions',
  title: '二轮延包',
  streams: [contractingBookStream, extensionBookStream, extensionCampaignStream, householdSheetStream],
  commands: [
    enterHouseholdContract,
    strikeHouseholdContract,
    openExtensionCampaign,
    beginExtensionCampaign,
    noteExtensionCampaign,
    openHouseholdSheet,
    listLandTaker,
    listContractInCampaign,
    surveyHousehold,
    confirmHouseholdExtension,
    noteHouseholdUnsigned,
    closeExtensionSurvey,
    stateExtensionScheme,
    recordSchemeResolved,
    publishExtensionScheme,
    raiseSchemeObjection,
    answerSchemeObjection,
    startExtensionIssuing,
    issueExtensionInTurn,
    issueExtensionContract,
    noteHouseholdExtended,
    noteExtensionRefused,
    noteEndingConveyance,
    settleEndingConveyance,
    fileExtensionRegistration,
    closeExtensionCampaign,
  ],
  projections: [extensionRegister],
  reactions: [contractingBooks, extensionBooks, extensionSheets, extensionIssuing],
  registers: [extensionCampaigns, extensionHouseholds, extensionRegistrations],
  queries: [ExtensionProgress],
});
