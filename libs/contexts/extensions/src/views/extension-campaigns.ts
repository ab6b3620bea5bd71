import { register } from '#nest';
import { type Case, type Rows, type SeenEvent, amend, projection, when } from '#read-store';
import {
  ExtensionCampaignClosed,
  ExtensionCampaignOpened,
  ExtensionHouseholdsListed,
  ExtensionIssuingStarted,
  ExtensionRegistrationFiled,
  ExtensionSchemePublished,
  ExtensionSchemeResolved,
  ExtensionSchemeStated,
  ExtensionSurveyClosed,
  SchemeObjectionAnswered,
  SchemeObjectionRaised,
  extensionCampaignStream,
  householdSheetStream,
} from '../facts/index.js';
import { sheetCases } from './extension-households.js';
import {
  ExtensionCampaignRow,
  ExtensionHouseholdCodeRow,
  ExtensionHouseholdRow,
  ExtensionLandRow,
  ExtensionRegistrationRow,
  ExtensionTallyRow,
  ExtensionTransfereeRow,
} from './extension-rows.js';
import { registeredLandCases } from './registered-land.js';

/** The campaign of an event, seen at its revision. */
const amendCampaign = async (
  rows: Rows,
  { subject: campaignId, revision }: SeenEvent,
  change: (row: ExtensionCampaignRow) => Partial<ExtensionCampaignRow>,
): Promise<void> => {
  await amend(rows, ExtensionCampaignRow, { campaignId }, (row) => ({ ...change(row), revision }));
};

const NOTHING_YET = {
  ...{
    listed: 0,
    surveyed: 0,
    confirmed: 0,
    issued: 0,
    refused: 0,
    extended: 0,
    notExtended: 0,
    notSigned: 0,
  },
  ...{ households: 0, householdsExtended: 0, householdsSettled: 0, sheets: 0 },
  ...{ oldAreaDm2: 0, extendedAreaDm2: 0, objections: 0, unanswered: 0 },
  ...{ publishedUntil: null, resolutionId: null, filedOn: null, closedOn: null },
};

const cases: Case<Rows>[] = [
  when(ExtensionCampaignOpened, ({ data, revision }, rows) => {
    const { year, households: _, ...campaign } = data;
    rows.put(ExtensionCampaignRow, {
      ...campaign,
      ...NOTHING_YET,
      year: String(year),
      stage: 'surveying',
      revision,
    });
  }),
  when(ExtensionHouseholdsListed, (event, rows) =>
    amendCampaign(rows, event, ({ stage }) => ({
      // After the list was filed: it is filed again with whoever came to it.
      stage: stage === 'filed' ? 'issuing' : stage,
    })),
  ),
  when(ExtensionSurveyClosed, (event, rows) => amendCampaign(rows, event, () => ({ stage: 'surveyed' }))),
  when(ExtensionSchemeStated, (event, rows) => amendCampaign(rows, event, () => ({ stage: 'drafted' }))),
  when(ExtensionSchemeResolved, (event, rows) => {
    const { resolutionId } = event.data;
    return amendCampaign(rows, event, () => ({ stage: 'resolved', resolutionId }));
  }),
  when(ExtensionSchemePublished, (event, rows) => {
    const { publishedUntil } = event.data;
    return amendCampaign(rows, event, () => ({ stage: 'published', publishedUntil }));
  }),
  when(SchemeObjectionRaised, (event, rows) =>
    amendCampaign(rows, event, ({ objections, unanswered }) => ({
      objections: objections + 1,
      unanswered: unanswered + 1,
    })),
  ),
  when(SchemeObjectionAnswered, (event, rows) =>
    amendCampaign(rows, event, ({ unanswered }) => ({ unanswered: unanswered - 1 })),
  ),
  when(ExtensionIssuingStarted, (event, rows) => amendCampaign(rows, event, () => ({ stage: 'issuing' }))),
  when(ExtensionRegistrationFiled, (event, rows) => {
    const { filedOn } = event.data;
    return amendCampaign(rows, event, () => ({ stage: 'filed', filedOn }));
  }),
  when(ExtensionCampaignClosed, (event, rows) => {
    const { closedOn } = event.data;
    return amendCampaign(rows, event, () => ({ stage: 'closed', closedOn }));
  }),
];

export const extensionRegister = projection({
  name: 'extensions',
  title: '二轮延包台账',
  version: 6,
  tables: [
    ExtensionCampaignRow,
    ExtensionHouseholdRow,
    ExtensionRegistrationRow,
    ExtensionHouseholdCodeRow,
    ExtensionTransfereeRow,
    ExtensionLandRow,
    ExtensionTallyRow,
  ],
  on: [...cases, ...sheetCases, ...registeredLandCases],
});

export const extensionCampaigns = register({
  noun: ['ExtensionCampaign', 'ExtensionCampaigns'],
  title: '二轮延包台账',
  item: '延包工作',
  path: 'campaigns',
  view: extensionRegister,
  row: ExtensionCampaignRow,
  key: 'campaignId',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'year', 'stage'],
  ranges: ['lastEndsOn', 'filedOn'],
  history: extensionCampaignStream,
});

export const extensionHouseholds = register({
  noun: ['ExtensionHousehold', 'ExtensionHouseholds'],
  title: '延包调查表',
  item: '调查表',
  path: 'households',
  view: extensionRegister,
  row: ExtensionHouseholdRow,
  key: 'sheetId',
  orderedBy: 'listedAs',
  place: 'divisionCode',
  filters: [
    'divisionCode',
    'campaignId',
    'householdId',
    'contractorCode',
    'standing',
    'memberChange',
    'areaChange',
    'landChange',
    'outcome',
  ],
  ranges: ['endsOn', 'surveyedOn'],
  history: householdSheetStream,
});

export const extensionRegistrations = register({
  noun: ['ExtensionRegistration', 'ExtensionRegistrations'],
  title: '延包登记清单',
  item: '延包合同',
  path: 'registration-list',
  view: extensionRegister,
  row: ExtensionRegistrationRow,
  key: 'contractId',
  orderedBy: 'listedAs',
  place: 'divisionCode',
  filters: ['divisionCode', 'campaignId', 'householdId', 'contractorCode', 'contractNumber', 'standing'],
  linesOnly: true,
});
