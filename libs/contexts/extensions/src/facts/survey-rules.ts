import { type Breach, type LegalDate, formatMu, landContractingLaw, registerRules, rule } from '#kernel';
import type { Household } from '#collectives/facts';
import type { Parcel } from '#land-rights/facts';
import type { ExtensionCampaign } from './campaign-state.js';
import { lostLand } from './kept-land.js';
import { SHEET_STANDINGS } from './kinds.js';
import type { GivenUp, PassedOn, SheetParcel } from './sheet-events.js';
import { type HouseholdSheet, totalArea } from './sheet-state.js';

/* What is found at a household, and what may become of its land. */

export const sheetIsOpenedOnce = rule<{ readonly known: HouseholdSheet | undefined }>({
  id: 'EX15',
  code: 'EXTENSIONS.SHEET_ALREADY_OPENED',
  sentence: '每户的延包调查表只建一次。',
  basis: [registerRules('延包不重不漏')],
  severity: 'block',
  breach: ({ known }) => known && { detail: `${known.ordinal} 号调查表已经建立。`, wayForward: '不必再办。' },
});

export interface SurveyEntry {
  readonly sheet: HouseholdSheet;
  readonly campaign: ExtensionCampaign | undefined;
  readonly surveyedOn: LegalDate;
  readonly today: LegalDate;
  readonly household: Household | undefined;
  /** The land of the old contracts as it is coded now, and all parcels that are named, as registered. */
  readonly land: readonly string[];
  readonly parcels: ReadonlyMap<string, Parcel | undefined>;
  readonly kept: readonly SheetParcel[];
  readonly passedOn: readonly PassedOn[];
  /** The households to which land is passed on, as registered. */
  readonly takers: readonly Household[];
  readonly givenUp: readonly GivenUp[];
}

function isBeforeItsContract({ standing }: HouseholdSheet): boolean {
  return standing === 'surveyed' || standing === 'confirmed';
}

/** Surveyed while households are; later only what came late, was refused or lost, or was objected to with success. */
function isOpenToSurvey(entry: SurveyEntry): boolean {
  const { sheet, campaign } = entry;
  if (campaign?.stage === 'surveying') return sheet.standing !== 'extended';
  if (isBeforeItsContract(sheet) && lostLand({ ...entry, kept: sheet.survey?.kept ?? [] })) return true;
  const upheld = campaign?.objections.some((each) => each.upheld === true && each.sheetId === sheet.sheetId);
  return (
    sheet.standing === 'listed' ||
    sheet.standing === 'refused' ||
    sheet.standing === 'unsigned' ||
    (upheld === true && (sheet.standing === 'surveyed' || sheet.standing === 'confirmed'))
  );
}

function noLongerSurveyed({ ordinal, standing }: HouseholdSheet): Breach {
  return {
    detail: `${ordinal} 号调查表是“${SHEET_STANDINGS[standing]}”，现在不再调查。`,
    field: 'sheetId',
    wayForward: '有异议的，在公示期内提出；异议成立的再更正。',
  };
}

export const householdIsSurveyedInItsTime = rule<SurveyEntry>({
  id: 'EX16',
  code: 'EXTENSIONS.SURVEY_OUT_OF_TIME',
  sentence: '农户在入户调查期间调查；以后只更正后列入的、合同未订成的、失去承包地的和异议成立的。',
  basis: [landContractingLaw('第二十条'), registerRules('延包调查表')],
  severity: 'block',
  breach: (entry) => {
    const { sheet, surveyedOn, today } = entry;
    if (!isOpenToSurvey(entry)) return noLongerSurveyed(sheet);
    const opened = entry.campaign?.openedOn ?? surveyedOn;
    if (surveyedOn >= opened && surveyedOn <= today) return undefined;
    const detail = `调查日 ${surveyedOn} 应在延包开始日 ${opened} 与今天 ${today} 之间。`;
    return { detail, field: 'surveyedOn', wayForward: '核对调查日。' };
  },
});

export const landIsAccountedForOnce = rule<SurveyEntry>({
  id: 'EX17',
  code: 'EXTENSIONS.LAND_NOT_ACCOUNTED_FOR',
  sentence:
    '延包以原承包地为基础：原合同的每块地写一次去向，不增加原合同以外的地块（增人不增地、减人不减地）。',
  basis: [landContractingLaw('第二十一条'), landContractingLaw('第二十八条')],
  severity: 'block',
  breach: ({ land, kept, passedOn, givenUp }) => {
    const said = [...kept, ...givenUp].map(({ parcelCode }) => parcelCode);
    const all = [...said, ...passedOn.flatMap(({ parcels }) => parcels)];
    const wayForward = '原合同的每块地填在继续承包、转由他户承包、不延包中的一处。';
    const beyond = all.find((code) => !land.includes(code));
    if (beyond !== undefined)
      return { detail: `地块 ${beyond} 不在该户原承包合同之内。`, field: 'kept', wayForward };
    const wrong = land.find((code) => all.filter((each) => each === code).length !== 1);
    if (wrong === undefined) return undefined;
    const detail = `原承包地块 ${wrong} ${all.includes(wrong) ? '写了不止一处' : '没有写去向'}。`;
    return { detail, field: 'kept', wayForward };
  },
});

export const householdThatExtendsStands = rule<SurveyEntry>({
  id: 'EX21',
  code: 'EXTENSIONS.HOUSEHOLD_STANDS_NO_MORE',
  sentence: '延包合同与存续的农户签订；无人户不延包，耕地、草地由发包方收回；并户的由并入后的农户延包。',
  basis: [landContractingLaw('第十六条'), landContractingLaw('第三十二条')],
  severity: 'block',
  bears: ({ kept }) => kept.length > 0,
  breach: ({ household }) => {
    if (household?.standing === 'active' && household.members.length > 0) return undefined;
    const gone = household ? `承包方 ${household.contractorCode} 已无人或者不存续` : '该户没有登记';
    return {
      detail: `${gone}，不能继续承包。`,
      field: 'kept',
      wayForward: '无人户的地块填由发包方收回；并户的填转由并入后的农户承包。',
    };
  },
});

export const smallerAreaIsKnown = rule<SurveyEntry>({
  id: 'EX22',
  code: 'EXTENSIONS.SMALLER_BY_MEASUREMENT',
  sentence: '继续承包的地块，登记的面积小于原合同面积的，向农户说明实测的结果，由农户签字确认。',
  basis: [landContractingLaw('第二十二条'), registerRules('实测面积与合同面积')],
  severity: 'warn',
  breach: ({ sheet, kept }) => {
    const codes = kept.map(({ parcelCode }) => parcelCode);
    const old = totalArea(sheet.parcels.filter(({ parcelCode }) => codes.includes(parcelCode)));
    const now = totalArea(
      kept.filter(({ parcelCode }) => sheet.parcels.some((each) => each.parcelCode === parcelCode)),
    );
    if (now >= old) return undefined;
    return { detail: `继续承包的地块原合同 ${formatMu(old)} 亩，登记 ${formatMu(now)} 亩。` };
  },
});
