import { civilCode, landManagementLaw, landManagementRegulations, registerRules, rule } from '#kernel';
import { type Household, householdInWords } from '#collectives/facts';
import type { Entitlement } from './entitlement.js';
import { homesteadsHeld } from './homesteads-of.js';
import { APPLICATION_STAGES, HOUSE_DISPOSALS } from './kinds.js';

/* Who may ask for a homestead, and for how much of one (土地管理法 62). */

/** What is asked whenever a household asks for a homestead, or receives one. */
export interface HomesteadAsked {
  readonly entitlement: Entitlement | undefined;
}

export interface HouseholdNamed {
  readonly householdId: string;
  readonly household: Household | undefined;
  readonly divisionCode: string;
  /** In which it may be; in being, unless told. */
  readonly standings?: readonly Household['standing'][];
}

const ACTIVE: readonly Household['standing'][] = ['active'];

export const householdIsOfTheVillage = rule<HouseholdNamed>({
  id: 'HS1',
  code: 'HOMESTEADS.HOUSEHOLD_NOT_OF_VILLAGE',
  sentence:
    '宅基地由本村集体经济组织的农户申请、登记，该户应已登记并且存续；整户消亡以前已有的，可以登记在该户名下。',
  basis: [landManagementRegulations('第三十四条'), registerRules('农户登记')],
  severity: 'block',
  breach: ({ householdId, household, divisionCode, standings = ACTIVE }) =>
    household?.divisionCode === divisionCode && standings.includes(household.standing)
      ? undefined
      : {
          detail: `${householdInWords(householdId, household ? [household] : [])}不是 ${divisionCode} 存续的农户。`,
          field: 'householdId',
          wayForward: '核对农户编号和所在的村；尚未登记的，先登记农户。',
        },
});

export const homesteadOfTheExtinctIsNoted = rule<HouseholdNamed>({
  id: 'HS1b',
  code: 'HOMESTEADS.HOMESTEAD_OF_EXTINCT_HOUSEHOLD',
  sentence:
    '整户消亡以前没有登记过的宅基地，如实登记在该户名下并提示：随后登记房屋继承，没有房屋或者继承人的由集体收回。',
  basis: [civilCode('第三百六十四条'), civilCode('第一千一百二十二条'), registerRules('农户消亡')],
  severity: 'warn',
  breach: ({ household, householdId, divisionCode }) =>
    household?.divisionCode === divisionCode && household.standing === 'extinct'
      ? {
          detail: `${householdInWords(householdId, [household])}已整户消亡，这处宅基地以前没有登记。`,
          field: 'householdId',
          wayForward: '接着登记房屋继承，写明继承人；没有继承人的，由集体收回。',
        }
      : undefined,
});

export const applicationsFollowEachOther = rule<HomesteadAsked>({
  id: 'HS2',
  code: 'HOMESTEADS.APPLICATION_UNDER_WAY',
  sentence: '一户同时只有一份宅基地申请。',
  basis: [landManagementRegulations('第三十四条')],
  severity: 'block',
  breach: ({ entitlement }) =>
    entitlement?.application && {
      detail: `该户 ${entitlement.application.appliedOn} 的申请还在办理（${APPLICATION_STAGES[entitlement.application.stage]}）。`,
      wayForward: '在原申请上继续办理；不再办理的，先了结原申请。',
    },
});

export const householdKeepsItsQualification = rule<HomesteadAsked>({
  id: 'HS3',
  code: 'HOMESTEADS.QUALIFICATION_GIVEN_UP',
  sentence: '有偿退出宅基地时放弃了资格权的农户，不再申请宅基地。',
  basis: [landManagementRegulations('第三十五条'), registerRules('宅基地资格权')],
  severity: 'block',
  bears: ({ entitlement }) => entitlement !== undefined,
  breach: ({ entitlement }) =>
    entitlement?.qualified === false
      ? {
          detail: '该户有偿退出宅基地时没有保留资格权。',
          wayForward: '不予办理；退出协议约定保留的，凭协议更正登记后再申请。',
        }
      : undefined,
});

export const oneHouseholdHasOneHomestead = rule<HomesteadAsked>({
  id: 'P21',
  code: 'HOMESTEADS.ALREADY_HAS_ONE',
  sentence: '农村村民一户只能拥有一处宅基地。',
  basis: [landManagementLaw('第六十二条')],
  severity: 'block',
  breach: ({ entitlement }) => {
    const [held] = homesteadsHeld(entitlement);
    return (
      held && {
        detail: `该户自 ${held.since} 起已有宅基地 ${held.parcelCode}。`,
        facts: { parcelCode: held.parcelCode, since: held.since },
        wayForward: '不予办理；确需另址的，先办理原宅基地的有偿退出，并保留资格权。',
      }
    );
  },
});

export interface AreaAsked {
  readonly areaDm2: number;
  /** The county's standard on the day; where none is set, that is said by PO5. */
  readonly standardDm2: number | undefined;
}

export const squareMetres = (areaDm2: number): string => `${(areaDm2 / 100).toFixed(2)} 平方米`;

export const grantKeepsToTheAreaStandard = rule<AreaAsked>({
  id: 'P21a',
  code: 'HOMESTEADS.AREA_ABOVE_STANDARD',
  sentence: '新批准的宅基地面积不得超过规定的标准。',
  basis: [landManagementLaw('第六十二条')],
  severity: 'block',
  bears: ({ standardDm2 }) => standardDm2 !== undefined,
  breach: ({ areaDm2, standardDm2 }) =>
    standardDm2 === undefined || areaDm2 <= standardDm2
      ? undefined
      : {
          detail: `面积 ${squareMetres(areaDm2)}，超过标准 ${squareMetres(standardDm2)}。`,
          field: 'areaDm2',
          facts: { areaDm2, standardDm2 },
          wayForward: `面积改为不超过 ${squareMetres(standardDm2)}。`,
        },
});

export const houseDisposedOfIsNotReplaced = rule<HomesteadAsked>({
  id: 'P22',
  code: 'HOMESTEADS.HOUSE_WAS_DISPOSED_OF',
  sentence: '农村村民出卖、出租、赠与住宅后，再申请宅基地的，不予批准。',
  basis: [landManagementLaw('第六十二条')],
  severity: 'block',
  breach: ({ entitlement }) => {
    const [disposal] = entitlement?.disposals ?? [];
    if (!disposal) return undefined;
    const { way, disposedOn, parcelCode } = disposal;
    return {
      detail: `该户已于 ${disposedOn} ${HOUSE_DISPOSALS[way]}宅基地 ${parcelCode} 上的住宅。`,
      facts: { parcelCode, disposedOn },
      wayForward: '不予批准；登记有误的，凭书面材料更正后再申请。',
    };
  },
});
