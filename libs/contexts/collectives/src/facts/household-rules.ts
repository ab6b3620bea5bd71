import {
  type Fraction,
  WHOLE,
  civilCode,
  collectivesLaw,
  compareFractions,
  formatFraction,
  landContractingLaw,
  parcelCodeStandard,
  registerRules,
  rule,
} from '#kernel';
import type { JoiningGround } from './household-events.js';
import { HOUSEHOLD_STANDINGS, type Household, type Related, livesIn } from './household.js';

/** A household that a command is about. */
export interface HouseholdCase {
  readonly household: Household;
}

export const householdStands = rule<HouseholdCase>({
  id: 'HH1',
  code: 'COLLECTIVES.HOUSEHOLD_ENDED',
  sentence: '已并入他户或已消亡的农户不再办理变动。',
  basis: [registerRules('农户')],
  severity: 'block',
  breach: ({ household: { standing, contractorCode } }) =>
    standing === 'active'
      ? undefined
      : {
          detail: `承包方 ${contractorCode} ${HOUSEHOLD_STANDINGS[standing]}，不能再办理变动。`,
          field: 'householdId',
          wayForward: '核对农户编号；并户的，请在并入后的农户办理。',
        },
});

export const noSplitIsUnderWay = rule<HouseholdCase>({
  id: 'HH2',
  code: 'COLLECTIVES.SPLIT_UNDER_WAY',
  sentence: '一户的分户办结之前，不再办理该户的其他分户、并户和消亡。',
  basis: [registerRules('分户')],
  severity: 'block',
  breach: ({ household: { split } }) =>
    split && {
      detail: `该户正在分户，新户的承包方编码是 ${split.contractorCode}，尚未办结。`,
      field: 'householdId',
      wayForward: '通常不到一秒即办结，请刷新后再办。',
    },
});

/** Persons named in a command about a household. */
export interface NamedPersons extends HouseholdCase {
  readonly named: readonly string[];
}

export const namedPersonsLiveInTheHousehold = rule<NamedPersons>({
  id: 'HH3',
  code: 'COLLECTIVES.PERSON_NOT_OF_THE_HOUSEHOLD',
  sentence: '变动所涉人员是该户现有人员，每人只写一次。',
  basis: [registerRules('农户')],
  severity: 'block',
  breach: ({ household, named }) => {
    const wrong = named.find((id, at) => !livesIn(household, id) || named.indexOf(id) !== at);
    if (wrong === undefined) return undefined;
    return {
      detail: `人员 ${wrong} 不在该户现有人员之中，或者写了两次。`,
      facts: { personId: wrong },
      wayForward: '对照该户的成员名单核对人员编号。',
    };
  },
});

export const personIsNotThereYet = rule<HouseholdCase & { readonly personId: string }>({
  id: 'HH4',
  code: 'COLLECTIVES.PERSON_ALREADY_THERE',
  sentence: '已在该户的人员不再办理入户。',
  basis: [landContractingLaw('第十六条')],
  severity: 'block',
  breach: ({ household, personId }) =>
    livesIn(household, personId)
      ? {
          detail: `该人已在承包方 ${household.contractorCode} 户内。`,
          wayForward: '不必再办；要改与户主关系的，请办理变更户主。',
        }
      : undefined,
});

export const identityFitsTheKnownPerson = rule<{ readonly nameDiffers: boolean }>({
  id: 'HH5',
  code: 'COLLECTIVES.NAME_DIFFERS',
  sentence: '身份证号已登记过的人，姓名与登记的一致。',
  basis: [registerRules('一人一号')],
  severity: 'block',
  breach: ({ nameDiffers }) =>
    nameDiffers
      ? {
          detail: '该身份证号已登记在另一个姓名之下。',
          field: 'name',
          wayForward: '对照户口簿核对姓名和身份证号。',
        }
      : undefined,
});

export const somebodyStays = rule<HouseholdCase & { readonly leaving: readonly string[] }>({
  id: 'HH6',
  code: 'COLLECTIVES.NOBODY_STAYS',
  sentence: '分户、户间迁移之后，原户仍有人。',
  basis: [registerRules('分户')],
  severity: 'block',
  breach: ({ household: { members }, leaving }) =>
    members.some(({ personId }) => !leaving.includes(personId))
      ? undefined
      : {
          detail: `原户共 ${members.length} 人，全部离开后原户无人。`,
          wayForward: '全户迁入另一户的，请办理并户。',
        },
});

export const newCodeIsOfThePlace = rule<HouseholdCase & { readonly contractorCode: string }>({
  id: 'HH7',
  code: 'COLLECTIVES.CONTRACTOR_CODE_OF_ANOTHER_PLACE',
  sentence: '分出的新户在原户所在村编承包方编码。',
  basis: [parcelCodeStandard('承包方编码')],
  severity: 'block',
  breach: ({ household: { divisionCode }, contractorCode }) =>
    contractorCode.startsWith(divisionCode)
      ? undefined
      : {
          detail: `新户的承包方编码 ${contractorCode} 不以所在村的区划代码 ${divisionCode} 开头。`,
          field: 'contractorCode',
          wayForward: `使用 ${divisionCode} 开头、尚未使用的编码。`,
        },
});

/** Two households that somebody moves between; the other is absent when it is not registered. */
export interface HouseholdPair extends HouseholdCase {
  readonly other: Household | undefined;
}

export const householdsAreOfOneCollective = rule<HouseholdPair>({
  id: 'HH8',
  code: 'COLLECTIVES.HOUSEHOLD_OF_ANOTHER_COLLECTIVE',
  sentence: '户间迁移、并户在同一集体经济组织的两个存续农户之间办理。',
  basis: [collectivesLaw('第十一条'), registerRules('户间迁移')],
  severity: 'block',
  breach: ({ household, other }) => {
    const two = other && other.householdId !== household.householdId && other.standing === 'active';
    if (two && other.collectiveId === household.collectiveId) return undefined;
    return {
      detail: two ? '两户不属于同一集体经济组织。' : '另一户尚未登记、已不存续，或者就是本户。',
      facts: { collectiveId: household.collectiveId },
      wayForward: '核对农户编号；从其他集体迁来的，请以身份证号办理人员入户。',
    };
  },
});

/** Relations as a command states them, for persons who must all have one. */
export interface StatedRelations {
  readonly persons: readonly string[];
  readonly relations: readonly Related[];
}

export const everybodyHasARelation = rule<StatedRelations>({
  id: 'HH9',
  code: 'COLLECTIVES.RELATIONS_INCOMPLETE',
  sentence: '变更户主、并户时，逐人写明与户主的关系。',
  basis: [registerRules('承包方代表')],
  severity: 'block',
  breach: ({ persons, relations }) => {
    const stated = relations.map(({ personId }) => personId);
    const missing = persons.filter((personId) => !stated.includes(personId)).length;
    const odd = stated.filter((id, at) => !persons.includes(id) || stated.indexOf(id) !== at).length;
    if (missing + odd === 0) return undefined;
    return {
      detail: `应写明 ${persons.length} 人与户主的关系，缺 ${missing} 人，多写或重复 ${odd} 人。`,
      field: 'relations',
      facts: { missing, odd },
      wayForward: '对照该户的成员名单，每人写一次。',
    };
  },
});

export const birthIsOfAMinor = rule<{
  readonly ground: JoiningGround;
  readonly fullCapacityFrom: string | undefined;
}>({
  id: 'HH10',
  code: 'COLLECTIVES.BIRTH_OF_AN_ADULT',
  sentence: '以出生入户的是未成年人。',
  basis: [civilCode('第十七条'), registerRules('农户')],
  severity: 'block',
  breach: ({ ground, fullCapacityFrom }) =>
    ground === 'birth' && fullCapacityFrom === undefined
      ? {
          detail: '按身份证号，该人已满十八周岁，不能以出生入户。',
          field: 'ground',
          wayForward: '核对身份证号；成年人入户请选择实际的事由。',
        }
      : undefined,
});

export const nobodyIsLeft = rule<HouseholdCase>({
  id: 'HH11',
  code: 'COLLECTIVES.HOUSEHOLD_HAS_PERSONS',
  sentence: '户内已无人的，才登记农户消亡。',
  basis: [landContractingLaw('第三十二条')],
  severity: 'block',
  breach: ({ household: { members } }) =>
    members.length === 0
      ? undefined
      : {
          detail: `该户还有 ${members.length} 人，不能登记消亡。`,
          facts: { persons: members.length },
          wayForward: '先登记各人的死亡或迁出。',
        },
});

export const sharePortionIsAPart = rule<{ readonly sharePortion: Fraction }>({
  id: 'HH12',
  code: 'COLLECTIVES.SHARE_PORTION_EXCEEDS_WHOLE',
  sentence: '分户时随新户走的份额不超过原户的全部份额。',
  basis: [registerRules('分户')],
  severity: 'block',
  breach: ({ sharePortion }) =>
    compareFractions(sharePortion, WHOLE) <= 0
      ? undefined
      : {
          detail: `随新户走的份额填了原户的 ${formatFraction(sharePortion)}，超过全部。`,
          field: 'sharePortion',
          wayForward: '按分户协议填写不大于 1 的分数；不填则按人数。',
        },
});

export const splitIsUnderWay = rule<HouseholdCase & { readonly newHouseholdId: string }>({
  id: 'HH13',
  code: 'COLLECTIVES.NO_SUCH_SPLIT',
  sentence: '分户先决定，再办结或者作罢。',
  basis: [registerRules('分户')],
  severity: 'block',
  breach: ({ household: { split }, newHouseholdId }) =>
    split?.newHouseholdId === newHouseholdId
      ? undefined
      : {
          detail: `没有办理中的、新户为 ${newHouseholdId} 的分户。`,
          wayForward: '查该户的来龙去脉，核对分户是否已经办结。',
        },
});
