import { type LegalDate, civilCode, landManagementLaw, registerRules, rule } from '#kernel';
import type { Household } from '#collectives/facts';
import type { Entitlement, Homestead } from './entitlement.js';

/* The house of a household that is extinct: heirs have it, and the land as long as it stands. */

export interface Inheritance {
  readonly household: Household | undefined;
  readonly entitlement: Entitlement;
  readonly heirHousehold: Household | undefined;
  readonly heirHouseholdId: string | undefined;
  readonly persons: readonly string[];
}

export const householdIsExtinct = rule<Inheritance>({
  id: 'HS26',
  code: 'HOMESTEADS.HOUSEHOLD_NOT_EXTINCT',
  sentence: '整户消亡并已登记的，房屋才由继承人取得；户内还有人的，宅基地由该户继续使用。',
  basis: [civilCode('第二百三十条'), civilCode('第一千一百二十二条'), registerRules('农户消亡')],
  severity: 'block',
  breach: ({ household }) =>
    household?.standing === 'extinct'
      ? undefined
      : {
          detail: '该户没有登记消亡。',
          field: 'householdId',
          wayForward: '户内已无人的，先登记农户消亡；还有人的，不必办理继承。',
        },
});

export const heirsAreNamedOnce = rule<Inheritance>({
  id: 'HS27',
  code: 'HOMESTEADS.HEIRS_NOT_CLEAR',
  sentence: '继承人写一种：本集体的一户，或者不在本集体农户中的个人。',
  basis: [civilCode('第一千一百二十二条'), registerRules('继承人')],
  severity: 'block',
  breach: ({ entitlement, heirHousehold, heirHouseholdId, persons }) => {
    const { collectiveId, standing } = heirHousehold ?? {};
    const insiders = collectiveId === entitlement.collectiveId && standing === 'active';
    if (heirHouseholdId === undefined ? persons.length > 0 : insiders && persons.length === 0)
      return undefined;
    return {
      detail: '继承人没有填写、重复填写，或者农户不是本集体存续的农户。',
      field: 'heirHouseholdId',
      wayForward: '本集体的继承人填农户编号；其他继承人逐人填写姓名和身份证号。',
    };
  },
});

export const outsideHeirsMayNotRebuild = rule<Inheritance>({
  id: 'HS28',
  code: 'HOMESTEADS.HEIRS_MAY_NOT_REBUILD',
  sentence: '不是本集体成员的继承人，房屋存续期间继续使用宅基地；房屋不得翻建、重建，灭失后使用权收回。',
  basis: [civilCode('第三百六十四条'), landManagementLaw('第六十二条'), registerRules('非成员继承房屋')],
  severity: 'warn',
  breach: ({ persons }) =>
    persons.length === 0
      ? undefined
      : { detail: '继承人不是本集体农户：宅基地使用到房屋灭失为止，不得翻建、重建。' },
});

export interface HouseLost {
  readonly homestead: Homestead | undefined;
  readonly parcelCode: string;
  readonly goneOn: LegalDate;
}

export const heirsHadTheHouse = rule<HouseLost>({
  id: 'HS29',
  code: 'HOMESTEADS.NO_INHERITED_HOUSE',
  sentence: '登记灭失的是不在本集体的继承人取得的房屋，灭失在取得以后。',
  basis: [civilCode('第三百六十四条'), registerRules('非成员继承房屋')],
  severity: 'block',
  breach: ({ homestead, parcelCode, goneOn }) => {
    const { inheritance, standing } = homestead ?? {};
    const persons = inheritance?.heirs.some(({ kind }) => kind === 'person') ?? false;
    if (standing === 'inherited' && persons && goneOn > (inheritance?.inheritedOn ?? goneOn))
      return undefined;
    return {
      detail: `在 ${goneOn}，宅基地 ${parcelCode} 上没有集体以外的继承人取得的房屋。`,
      field: 'parcelCode',
      wayForward: '核对农户、不动产单元代码和日期。',
    };
  },
});
