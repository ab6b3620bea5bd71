import {
  collectivesLaw,
  creditCodeStandard,
  landContractingLaw,
  parcelCodeStandard,
  parseCreditCode,
  registerRules,
  rule,
} from '#kernel';
import type { Division, Placing } from '#divisions/facts';
import { COLLECTIVE_LEVELS, type RELATIONS } from './events.js';
import type { Collective, Household } from './state.js';

export interface CollectiveEntry extends Placing {
  readonly known: Collective | undefined;
  readonly collectiveId: string;
  readonly divisionCode: string;
  readonly division: Division | undefined;
}

export const collectiveIsRegisteredOnce = rule<CollectiveEntry>({
  id: 'C1',
  code: 'COLLECTIVES.ALREADY_REGISTERED',
  sentence: '一个集体经济组织只登记一次，统一社会信用代码不重复。',
  basis: [collectivesLaw('第二十二条'), creditCodeStandard('唯一性')],
  severity: 'block',
  breach: ({ known }) =>
    known && {
      detail: `代码 ${known.collectiveId} 已登记为“${known.name}”，不能重复登记。`,
      field: 'collectiveId',
    },
});

export const collectiveCodeIsOfItsKindAndPlace = rule<CollectiveEntry>({
  id: 'C2',
  code: 'COLLECTIVES.CODE_DOES_NOT_FIT',
  sentence: '农村集体经济组织的代码以 N1（组）、N2（村）、N3（乡镇）开头，区划段为登记机关所在县。',
  basis: [creditCodeStandard('第四章'), collectivesLaw('第二十二条')],
  severity: 'block',
  breach: ({ collectiveId, divisionCode }) => {
    const parsed = parseCreditCode(collectiveId);
    if (!parsed.ok || !Object.hasOwn(COLLECTIVE_LEVELS, parsed.value.kind))
      return {
        detail: `代码 ${collectiveId} 不是农村集体经济组织的代码（N1、N2、N3 开头）。`,
        field: 'collectiveId',
      };
    if (!divisionCode.startsWith(parsed.value.divisionCode))
      return {
        detail: `代码中的区划 ${parsed.value.divisionCode} 与所在区划 ${divisionCode} 不符。`,
        field: 'collectiveId',
      };
    const length = parsed.value.kind === 'N3' ? 9 : 12;
    return divisionCode.length === length
      ? undefined
      : {
          detail: `${COLLECTIVE_LEVELS[parsed.value.kind as keyof typeof COLLECTIVE_LEVELS]}集体的所在区划应为 ${length} 位代码。`,
          field: 'divisionCode',
        };
  },
});

export const collectiveIsOfARegisteredDivision = rule<CollectiveEntry>({
  id: 'C3',
  code: 'COLLECTIVES.DIVISION_NOT_REGISTERED',
  sentence: '集体经济组织登记在已登记的区划之下。',
  basis: [registerRules('区划不重不漏')],
  severity: 'block',
  breach: ({ division, divisionCode }) =>
    division
      ? undefined
      : { detail: `区划 ${divisionCode} 尚未登记。`, field: 'divisionCode', wayForward: '先登记该区划。' },
});

export interface HouseholdEntry {
  readonly known: Household | undefined;
  readonly collectiveId: string;
  readonly collective: Collective | undefined;
  readonly contractorCode: string;
  readonly members: readonly {
    readonly personId: string;
    readonly relation: keyof typeof RELATIONS;
    /** Registered before, in another household. */
    readonly registeredElsewhere: boolean;
  }[];
}

export const householdIsRegisteredOnce = rule<HouseholdEntry>({
  id: 'G1',
  code: 'COLLECTIVES.HOUSEHOLD_ALREADY_REGISTERED',
  sentence: '一个承包方编码只登记一户。',
  basis: [parcelCodeStandard('承包方编码唯一性')],
  severity: 'block',
  breach: ({ known }) =>
    known && { detail: `承包方编码 ${known.contractorCode} 已登记，不能重复。`, field: 'contractorCode' },
});

export const householdIsOfARegisteredCollective = rule<HouseholdEntry>({
  id: 'G2',
  code: 'COLLECTIVES.NOT_REGISTERED',
  sentence: '农户属于已登记的集体经济组织，承包方编码以其所在村的区划代码开头。',
  basis: [landContractingLaw('第十六条'), parcelCodeStandard('承包方编码')],
  severity: 'block',
  breach: ({ collective, collectiveId, contractorCode }) => {
    if (!collective)
      return {
        detail: `集体经济组织 ${collectiveId} 尚未登记。`,
        field: 'collectiveId',
        wayForward: '先登记该集体经济组织。',
      };
    return contractorCode.startsWith(collective.divisionCode)
      ? undefined
      : {
          detail: `承包方编码 ${contractorCode} 不以该集体所在区划 ${collective.divisionCode} 开头。`,
          field: 'contractorCode',
        };
  },
});

export const householdHasOneHead = rule<HouseholdEntry>({
  id: 'G3',
  code: 'COLLECTIVES.ONE_HEAD',
  sentence: '每户有且只有一名户主。',
  basis: [registerRules('承包方代表')],
  severity: 'block',
  breach: ({ members }) => {
    const heads = members.filter(({ relation }) => relation === 'head').length;
    return heads === 1
      ? undefined
      : { detail: `户主应为一人，现填了 ${heads} 人。`, field: 'members', facts: { heads } };
  },
});

export const memberIsOfOneHousehold = rule<HouseholdEntry>({
  id: 'G4',
  code: 'COLLECTIVES.PERSON_ALREADY_REGISTERED',
  sentence: '一个人只登记在一户之中。',
  basis: [landContractingLaw('第十六条'), collectivesLaw('第十七条')],
  severity: 'block',
  breach: ({ members }) => {
    const ids = members.map(({ personId }) => personId);
    const at = members.findIndex(
      ({ personId, registeredElsewhere }, index) => registeredElsewhere || ids.indexOf(personId) !== index,
    );
    return at < 0
      ? undefined
      : {
          detail: `第 ${at + 1} 名成员的身份证号已经登记过，不能再登记一次。`,
          field: `members[${at}].identityNumber`,
          wayForward: '核对身份证号；如系迁入，请先在原户办理迁出。',
        };
  },
});
