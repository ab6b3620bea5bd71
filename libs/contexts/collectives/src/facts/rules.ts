import {
  type Breach,
  codesOf,
  collectivesLaw,
  creditCodeStandard,
  landContractingLaw,
  parcelCodeStandard,
  parseCreditCode,
  registerRules,
  rule,
} from '#kernel';
import type { Division, Placing } from '#divisions/facts';
import { COLLECTIVE_LEVELS } from './events.js';
import type { RELATIONS } from './household-events.js';
import type { Household, Related } from './household.js';
import type { Collective } from './state.js';

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
      wayForward: '核对登记证上的代码；该集体已在册的，不必再登记。',
    },
});

type Level = keyof typeof COLLECTIVE_LEVELS;

/** Digits of the division in which a collective of the level lies: a township's 9, a village's 12. */
const DIVISION_DIGITS: Readonly<Record<Level, number>> = { N1: 12, N2: 12, N3: 9 };

function levelOf(kind: string): Level | undefined {
  return codesOf(COLLECTIVE_LEVELS).find((level) => level === kind);
}

function divisionIsOfAnotherLevel(level: Level, divisionCode: string): Breach | undefined {
  const digits = DIVISION_DIGITS[level];
  return divisionCode.length === digits
    ? undefined
    : {
        detail: `${COLLECTIVE_LEVELS[level]}集体的所在区划应为 ${digits} 位代码，现填 ${divisionCode}。`,
        field: 'divisionCode',
        wayForward: '组级、村级集体填所在村的代码，乡镇级集体填所在乡镇的代码。',
      };
}

export const collectiveCodeIsOfItsKindAndPlace = rule<CollectiveEntry>({
  id: 'C2',
  code: 'COLLECTIVES.CODE_DOES_NOT_FIT',
  sentence:
    '农村集体经济组织的代码以 N1（组）、N2（村）、N3（乡镇）开头，其区划段为登记机关所在县，所在区划与其级别相符。',
  basis: [creditCodeStandard('第四章'), collectivesLaw('第二十二条')],
  severity: 'block',
  breach: ({ collectiveId, divisionCode }) => {
    const mistaken = { field: 'collectiveId', wayForward: '按登记证核对统一社会信用代码和所在区划。' };
    const parsed = parseCreditCode(collectiveId);
    const level = parsed.ok ? levelOf(parsed.value.kind) : undefined;
    if (!parsed.ok || !level)
      return { detail: `代码 ${collectiveId} 不是农村集体经济组织的代码（N1、N2、N3 开头）。`, ...mistaken };
    const county = parsed.value.divisionCode;
    if (divisionCode.startsWith(county)) return divisionIsOfAnotherLevel(level, divisionCode);
    return { detail: `代码中的区划 ${county} 与所在区划 ${divisionCode} 不符。`, ...mistaken };
  },
});

export const collectiveIsOfARegisteredDivision = rule<CollectiveEntry>({
  id: 'C3',
  code: 'COLLECTIVES.DIVISION_NOT_REGISTERED',
  sentence: '农村集体经济组织登记在已登记的区划之下。',
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

export const householdIsRegisteredOnce = rule<Pick<HouseholdEntry, 'known'>>({
  id: 'G1',
  code: 'COLLECTIVES.HOUSEHOLD_ALREADY_REGISTERED',
  sentence: '一个承包方编码只登记一户。',
  basis: [parcelCodeStandard('承包方编码唯一性')],
  severity: 'block',
  breach: ({ known }) =>
    known && {
      detail: `承包方编码 ${known.contractorCode} 已登记一户，不能重复登记。`,
      field: 'contractorCode',
      wayForward: '核对承包方编码；若是另一户，请使用新的顺序码。',
    },
});

function contractorCodeIsOfAnotherPlace(contractorCode: string, divisionCode: string): Breach | undefined {
  return contractorCode.startsWith(divisionCode)
    ? undefined
    : {
        detail: `承包方编码 ${contractorCode} 不以该集体所在区划 ${divisionCode} 开头。`,
        field: 'contractorCode',
        wayForward: '核对承包方编码和集体代码。',
      };
}

export const householdIsOfARegisteredCollective = rule<HouseholdEntry>({
  id: 'G2',
  code: 'COLLECTIVES.NOT_REGISTERED',
  sentence: '农户属于已登记的集体经济组织，承包方编码以该集体所在的区划代码开头。',
  basis: [landContractingLaw('第十六条'), parcelCodeStandard('承包方编码')],
  severity: 'block',
  breach: ({ collective, collectiveId, contractorCode }) =>
    collective
      ? contractorCodeIsOfAnotherPlace(contractorCode, collective.divisionCode)
      : {
          detail: `集体经济组织 ${collectiveId} 尚未登记。`,
          field: 'collectiveId',
          wayForward: '先登记该集体经济组织。',
        },
});

/** What everybody in a household is to its head. */
export interface RelationsCase {
  readonly members: readonly Pick<Related, 'relation'>[];
}

export const householdHasOneHead = rule<RelationsCase>({
  id: 'G3',
  code: 'COLLECTIVES.ONE_HEAD',
  sentence: '每户有且只有一名户主。',
  basis: [registerRules('承包方代表')],
  severity: 'block',
  breach: ({ members }) => {
    const heads = members.filter(({ relation }) => relation === 'head').length;
    if (heads === 1) return undefined;
    const detail = `户主应为一人，现填了 ${heads} 人。`;
    return { detail, field: 'members', facts: { heads }, wayForward: '按户口簿填写一名户主。' };
  },
});

/** The first member who was registered before or stands twice in the command, counted from 1, and how to say so. */
function memberSeenBefore({ members }: HouseholdEntry): readonly [number, string] | undefined {
  const ids = members.map(({ personId }) => personId);
  for (const [at, { personId, registeredElsewhere }] of members.entries()) {
    const first = ids.indexOf(personId);
    if (first !== at) return [at + 1, `与第 ${first + 1} 名成员的相同，同一户中写了两次`];
    // A rehearsal of a file knows whoever stands in the rows before as well.
    if (registeredElsewhere)
      return [at + 1, '已经登记过（登记簿中，或者同一文件前面的行中已有此人），不能再登记一次'];
  }
  return undefined;
}

export const memberIsOfOneHousehold = rule<HouseholdEntry>({
  id: 'G4',
  code: 'COLLECTIVES.PERSON_ALREADY_REGISTERED',
  sentence: '一个人只登记在一户之中。',
  basis: [landContractingLaw('第十六条'), collectivesLaw('第十七条')],
  severity: 'block',
  breach: (entry) => {
    const seen = memberSeenBefore(entry);
    if (!seen) return undefined;
    const [place, told] = seen;
    return {
      detail: `第 ${place} 名成员的身份证号${told}。`,
      field: `members[${place - 1}].identityNumber`,
      wayForward: '核对身份证号，同一人只写一处；如系迁入，请先在原户办理迁出。',
    };
  },
});
