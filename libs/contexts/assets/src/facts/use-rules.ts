import {
  type CountedPeriod,
  type LegalDate,
  type Period,
  addYears,
  civilCode,
  collectiveFinanceRules,
  registerRules,
  rule,
} from '#kernel';
import { CONDITIONS, type Condition, USE_STATES, type UseState } from './kinds.js';
import { ASSET_STANDINGS, type Asset } from './state.js';

/* How an asset is used, who keeps it, and that it is looked at. */

/** The facts of anything that becomes of an asset on a day. */
export interface AssetChange {
  readonly asset: Asset;
  readonly on: LegalDate;
  /** The field of the command that states the day. */
  readonly onField: string;
  readonly today: LegalDate;
}

export const assetStands = rule<{ readonly asset: Asset }>({
  id: 'AS7',
  code: 'ASSETS.NOT_HELD',
  sentence: '在册的资产才登记使用、管护、巡查、评估和处置。',
  basis: [registerRules('资产登记簿')],
  severity: 'block',
  breach: ({ asset: { code, standing } }) =>
    standing === 'held'
      ? undefined
      : {
          detail: `资产 ${code} 的状态是“${ASSET_STANDINGS[standing]}”。`,
          field: 'assetId',
          wayForward: '核对资产编号；已不在册的资产不必再办。',
        },
});

export const dayIsWithinTheAssetsLife = rule<AssetChange>({
  id: 'AS8',
  code: 'ASSETS.DAY_OUTSIDE_LIFE',
  sentence: '资产的变动发生在建成或取得之后、登记之前。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ asset: { acquiredOn }, on, onField: field, today }) =>
    on >= acquiredOn && on <= today
      ? undefined
      : {
          detail: `所填日期 ${on} 应在取得日 ${acquiredOn} 与今天 ${today} 之间。`,
          field,
          wayForward: '按书面材料核对日期。',
        },
});

export interface UseChange extends AssetChange {
  readonly useState: UseState;
  readonly hasLease: boolean;
}

export const useStateChanges = rule<UseChange>({
  id: 'AS9',
  code: 'ASSETS.USE_UNCHANGED',
  sentence: '使用状态变更为另一种状态，不早于上一次变更；出租换了合同的也是变更。',
  basis: [registerRules('资产登记簿')],
  severity: 'block',
  breach: ({ asset, useState, on }) => {
    if (asset.useState === useState && useState !== 'leased')
      return {
        detail: `资产 ${asset.code} 现在就是“${USE_STATES[useState]}”。`,
        field: 'useState',
        wayForward: '核对资产编号和使用状态；没有变化的不必登记。',
      };
    if (on >= asset.useSince) return undefined;
    const detail = `变更日 ${on} 早于上一次变更 ${asset.useSince}。`;
    return { detail, field: 'changedOn', wayForward: '核对变更日。' };
  },
});

export const leaseIsInWriting = rule<{ readonly useState: UseState; readonly hasLease: boolean }>({
  id: 'M10',
  code: 'ASSETS.LEASE_NOT_IN_WRITING',
  sentence: '出租集体资产应当订立书面合同，登记合同编号和扫描件；不出租的不填合同。',
  basis: [collectiveFinanceRules('第二十三条')],
  severity: 'block',
  breach: ({ useState, hasLease }) => {
    if ((useState === 'leased') === hasLease) return undefined;
    return {
      detail: hasLease ? `“${USE_STATES[useState]}”的资产没有出租合同。` : '没有填写出租的书面合同。',
      field: 'lease',
      wayForward: hasLease
        ? '删去合同，或者把使用状态改为“出租”。'
        : '先订立书面合同，再填写合同编号和扫描件。',
    };
  },
});

/** Public-welfare assets are there for everybody and earn nothing: somebody must look after them. */
export function needsKeeping({ assetClass }: Pick<Asset, 'assetClass'>): boolean {
  return assetClass === 'non-operating';
}

export interface KeepingEntry {
  readonly asset: Pick<Asset, 'assetClass' | 'code' | 'name'>;
  readonly hasKeeper: boolean;
}

export const publicWelfareAssetHasAKeeper = rule<KeepingEntry>({
  id: 'AS10',
  code: 'ASSETS.KEEPER_TO_BE_ASSIGNED',
  sentence: '公益性的非经营性资产应当确定管护人。',
  basis: [registerRules('公益性资产管护')],
  severity: 'task',
  duty: {
    owner: { role: 'accountant' },
    term: '登记之后尽快确定，没有法定的截止日。',
    consequence: '没有管护人的公益性资产无人巡查，由乡镇督促确定。',
  },
  bears: ({ asset }) => needsKeeping(asset),
  breach: ({ asset: { code, name }, hasKeeper }) =>
    hasKeeper
      ? undefined
      : { detail: `公益性资产 ${code}（${name}）应当确定管护人。`, wayForward: '登记资产管护人。' },
});

/** What somebody has to look at: what is there for everybody, and what was built to assist the poor. */
function needsInspection({ asset, assisted }: InspectionEntry): boolean {
  return needsKeeping(asset) || asset.assisted !== undefined || assisted === true;
}

export interface KeeperEntry {
  /** First day of the keeper. */
  readonly on: LegalDate;
  /** The 18th birthday of a keeper who is a minor on that day. */
  readonly majority: LegalDate | undefined;
  readonly livesByOwnLabour: boolean;
}

/** Years before majority from which somebody may live by their own labour as if of age. */
const YEARS_OF_OWN_LABOUR = 2;

export const keeperIsOfAge = rule<KeeperEntry>({
  id: 'AS53',
  code: 'ASSETS.KEEPER_UNDER_AGE',
  sentence:
    '管护人是成年人；已满十六周岁、以自己的劳动收入为主要生活来源的未成年人，视为完全民事行为能力人，也可以管护。',
  basis: [civilCode('第十七条'), civilCode('第十八条'), registerRules('公益性资产管护')],
  severity: 'block',
  breach: ({ on, majority, livesByOwnLabour }) => {
    if (majority === undefined) return undefined;
    if (livesByOwnLabour && on >= addYears(majority, -YEARS_OF_OWN_LABOUR)) return undefined;
    const detail = `按身份证号，管护人在 ${on} 未满${livesByOwnLabour ? '十六' : '十八'}周岁。`;
    return { detail, field: 'person.identityNumber', wayForward: '核对身份证号；另外确定一名成年的管护人。' };
  },
});

export interface InspectionEntry {
  readonly asset: Asset;
  /** It is being recorded as an assisted asset. */
  readonly assisted?: boolean;
  /** What was found, when it is inspected. */
  readonly condition: Condition | undefined;
  /** The day from which the next inspection is counted. */
  readonly since: LegalDate;
  /** How long until then, by the county's policy. */
  readonly period: Period | undefined;
}

function nextInspection({ since, period }: InspectionEntry): CountedPeriod | undefined {
  return period && { ...period, from: since };
}

export const assetIsInspectedRegularly = rule<InspectionEntry>({
  id: 'AS11',
  code: 'ASSETS.INSPECTION_DUE',
  sentence:
    '有人管护的公益性资产和帮扶项目资产按本县规定的周期巡查；发现不能使用的，不再巡查，办理修复或处置。',
  basis: [registerRules('公益性资产管护')],
  severity: 'task',
  duty: {
    owner: { role: 'accountant' },
    term: '自确定管护人、帮扶项目资产确权或上一次巡查之日起，按 assets.inspection-period 计算。',
    consequence: '逾期没有巡查的列入逾期待办，由乡镇督促。',
  },
  bears: (entry) => needsInspection(entry) && entry.period !== undefined,
  breach: (entry) => {
    const { asset, condition } = entry;
    const period = nextInspection(entry);
    if (condition === 'unusable' || !period) return undefined;
    return {
      detail: `资产 ${asset.code}（${asset.name}）应当按期巡查。`,
      period,
      occurrence: period.from,
      wayForward: '到现场查看，登记资产巡查。',
    };
  },
});

export const unusableAssetIsDealtWith = rule<{ readonly asset: Asset; readonly condition: Condition }>({
  id: 'AS12',
  code: 'ASSETS.FOUND_UNUSABLE',
  sentence: '巡查发现需要维修、不能使用的资产，应当修复或者处置。',
  basis: [registerRules('公益性资产管护')],
  severity: 'warn',
  breach: ({ asset: { code }, condition }) =>
    condition === 'sound'
      ? undefined
      : { detail: `资产 ${code} 巡查结果是“${CONDITIONS[condition]}”，请修复或者办理处置。` },
});

export const inspectionsFollowEachOther = rule<AssetChange>({
  id: 'AS13',
  code: 'ASSETS.INSPECTION_OUT_OF_ORDER',
  sentence: '巡查按日期先后登记，同一天只登记一次。',
  basis: [registerRules('公益性资产管护')],
  severity: 'block',
  breach: ({ asset: { inspection }, on }) =>
    !inspection || on > inspection.inspectedOn
      ? undefined
      : {
          detail: `${inspection.inspectedOn} 已登记巡查，${on} 不在其后。`,
          field: 'inspectedOn',
          wayForward: '核对巡查日；同一天的情况写在一次巡查里。',
        },
});
