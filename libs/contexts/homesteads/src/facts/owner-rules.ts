import {
  type LegalDate,
  accountingLaw,
  civilCode,
  idleHomesteadNotice,
  landContractingLaw,
  landManagementRegulations,
  registerRules,
  ruralRevitalisationLaw,
  rule,
} from '#kernel';
import { type ObjectUse, resolutionCarries } from '#decisions/facts';
import type { Entitlement } from './entitlement.js';
import { homesteadOn, surveyOn } from './homesteads-of.js';
import {
  type CompensationPayer,
  SURRENDER_ASKED_BY,
  SURRENDER_GROUNDS,
  type SurrenderAskedBy,
  type SurrenderGround,
} from './kinds.js';

/* What a household does with its house: it is asked, agrees, lets or sells, or gives the homestead up. */

export interface IdleHouse {
  readonly entitlement: Entitlement | undefined;
  readonly parcelCode: string;
  readonly householdId: string | undefined;
  readonly on: LegalDate;
}

/** Why a house may not be brought back into use, by the last survey of it. */
function notIdle({ entitlement, parcelCode, on }: IdleHouse): string | undefined {
  const survey = surveyOn(entitlement, parcelCode, on);
  if (!survey) return '没有闲置情况调查';
  if (survey.disputed) return `的权属、界线有争议（${survey.surveyedOn} 调查）`;
  return survey.state === 'in-use' ? `由农户自用，不是闲置的（${survey.surveyedOn} 调查）` : undefined;
}

export const surveyFoundTheHouseIdle = rule<IdleHouse>({
  id: 'HS21',
  code: 'HOMESTEADS.NOT_FOUND_IDLE',
  sentence: '农户的房屋，经调查是闲置、部分闲置或者废弃的，没有权属争议，才同意、约定盘活。',
  basis: [idleHomesteadNotice('全面摸清闲置宅基地和闲置住宅'), registerRules('先调查，后盘活')],
  severity: 'block',
  bears: ({ householdId }) => householdId !== undefined,
  breach: (entry) => {
    const why = notIdle(entry);
    return why === undefined
      ? undefined
      : {
          detail: `在 ${entry.on}，宅基地 ${entry.parcelCode} 上的房屋${why}。`,
          field: 'parcelCode',
          wayForward: '先登记闲置情况调查；情况已有变化的，重新调查并登记；有争议的，争议了结后重新调查。',
        };
  },
});

export const houseInAProjectStays = rule<{
  readonly entitlement: Entitlement;
  readonly parcelCode: string;
}>({
  id: 'HS11',
  code: 'HOMESTEADS.HOUSE_IN_PROJECT',
  sentence: '房屋在盘活项目中的，项目终止、房屋交还前，不另行出卖、出租、赠与、退出，也不进入别的项目。',
  basis: [civilCode('第四百六十五条'), registerRules('一处房屋一个盘活项目')],
  severity: 'block',
  breach: ({ entitlement, parcelCode }) => {
    const use = homesteadOn(entitlement, parcelCode)?.use;
    return (
      use && {
        detail: `宅基地 ${parcelCode} 上的房屋自 ${use.from} 起在盘活项目 ${use.projectId} 中（${use.number}）。`,
        facts: { projectId: use.projectId, to: use.to },
        wayForward: '先与经营主体协商，登记项目或者这一处使用的终止，再办理。',
      }
    );
  },
});

export const houseIsStillTheirs = rule<{
  readonly entitlement: Entitlement | undefined;
  readonly parcelCode: string;
}>({
  id: 'HS30',
  code: 'HOMESTEADS.HOUSE_SOLD_BEFORE',
  sentence: '已出卖、赠与给集体以外的人的住宅，原农户不再同意盘活、不再出卖出租赠与。',
  basis: [civilCode('第二百四十条'), registerRules('以前已有的事实')],
  severity: 'block',
  breach: ({ entitlement, parcelCode }) => {
    const sold = homesteadOn(entitlement, parcelCode)?.soldOn;
    return sold === undefined
      ? undefined
      : {
          detail: `宅基地 ${parcelCode} 上的住宅已于 ${sold} 出卖、赠与给集体以外的人。`,
          field: 'parcelCode',
          wayForward: '不予办理；房屋和宅基地使用权的处理依法确定并登记后再办。',
        };
  },
});

export interface SurrenderEntry extends ObjectUse {
  readonly entitlement: Entitlement;
  readonly ground: SurrenderGround;
  readonly askedBy: SurrenderAskedBy;
  readonly paidBy: CompensationPayer;
  readonly on: LegalDate;
  readonly today: LegalDate;
}

export const nobodyIsMadeToGiveUpAHomestead = rule<SurrenderEntry>({
  id: 'P24a',
  code: 'HOMESTEADS.SURRENDER_NOT_VOLUNTARY',
  sentence:
    '禁止违背农村村民意愿强制流转宅基地、强迫搬迁退出宅基地；不得以退出宅基地使用权作为农民进城落户的条件。',
  basis: [
    landManagementRegulations('第三十六条'),
    ruralRevitalisationLaw('第五十五条'),
    landContractingLaw('第二十七条'),
  ],
  severity: 'block',
  breach: ({ askedBy, ground }) =>
    askedBy === 'household'
      ? undefined
      : {
          detail: `退出（${SURRENDER_GROUNDS[ground]}）出于${SURRENDER_ASKED_BY[askedBy]}，不是农户自愿。`,
          field: 'askedBy',
          wayForward: '不予办理；农户自己愿意退出的，由农户书面申请。',
        },
});

export const compensationIsResolved = resolutionCarries<SurrenderEntry>({
  id: 'HS12',
  code: 'HOMESTEADS.SURRENDER_NOT_RESOLVED',
  sentence: '由集体出资补偿的宅基地退出，应先经有权的会议决议。',
  basis: [landManagementRegulations('第三十五条'), registerRules('集体出资的有偿退出先决议')],
  use: ({ paidBy, resolution, about, entitlement: { collectiveId }, on: usedOn, today }) =>
    paidBy === 'collective'
      ? {
          ...{ resolution, about, collectiveId, usedOn, today },
          matter: 'homestead-use',
          usedOnField: 'surrenderedOn',
        }
      : undefined,
});

export const accountantEntersTheCompensation = rule<
  Pick<SurrenderEntry, 'paidBy' | 'today'> & {
    readonly parcelCode: string;
    readonly compensationFen: number;
  }
>({
  id: 'HS65',
  code: 'HOMESTEADS.COMPENSATION_TO_BE_ENTERED',
  sentence: '集体出资的宅基地退出补偿没有统一的会计分录，系统不自动入账，由会计按付款凭证另行记账。',
  basis: [accountingLaw('第十四条'), registerRules('集体出资的有偿退出')],
  severity: 'task',
  duty: {
    owner: { role: 'accountant' },
    term: '补偿登记之日起尽快入账，没有法定的截止日。',
    consequence: '没有入账的，集体的账上少记这笔支出，由乡镇督促补记。',
  },
  bears: ({ paidBy }) => paidBy === 'collective',
  breach: ({ compensationFen, parcelCode, today: dueOn }) =>
    compensationFen === 0
      ? undefined
      : {
          detail: `集体为宅基地 ${parcelCode} 的退出支付补偿 ${compensationFen / 100} 元，系统没有自动入账。`,
          facts: { compensationFen },
          ...{ dueOn, occurrence: parcelCode },
          wayForward: `会计按付款凭证做凭证，金额 ${compensationFen / 100} 元，所用科目按本县的规定，然后办结待办。`,
        },
});

/** Of a process manager that comes again, or too late. */
export const houseIsInTheProject = rule<{
  readonly entitlement: Entitlement;
  readonly parcelCode: string;
  readonly projectId: string;
}>({
  id: 'HS13',
  code: 'HOMESTEADS.HOUSE_NOT_IN_PROJECT',
  sentence: '在盘活项目中的房屋才离开该项目。',
  basis: [registerRules('一处房屋一个盘活项目')],
  severity: 'block',
  breach: ({ entitlement, parcelCode, projectId }) =>
    homesteadOn(entitlement, parcelCode)?.use?.projectId === projectId
      ? undefined
      : { detail: `宅基地 ${parcelCode} 上的房屋不在盘活项目 ${projectId} 中。`, wayForward: '不必再办。' },
});

export const onlyWhatIsHeldFallsThrough = rule<{
  readonly entitlement: Entitlement;
  readonly homesteadId: string;
}>({
  id: 'HS14',
  code: 'HOMESTEADS.NOTHING_TO_FALL_THROUGH',
  sentence: '宅基地的登记只作废一次。',
  basis: [registerRules('宅基地登记')],
  severity: 'block',
  breach: ({ entitlement, homesteadId }) =>
    entitlement.homesteads.some((each) => each.homesteadId === homesteadId && each.standing === 'held')
      ? undefined
      : { detail: `该户没有在登记的宅基地 ${homesteadId}。`, wayForward: '不必再办。' },
});
