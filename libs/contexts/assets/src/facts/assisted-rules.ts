import { type Breach, type LegalDate, addFen, assistedAssetsOpinion, registerRules, rule } from '#kernel';
import { CONFIRMED_TO, PROJECT_CLASSES, type ProjectClass } from './assisted-events.js';
import { type DisposalEntry, authorisationDoesNotCarry } from './disposal-rules.js';
import { ASSET_CLASSES, FUND_SOURCES, type FundSource } from './kinds.js';
import type { Asset } from './state.js';

/* Assets that were built with money for assisting the poor. */

/** Sources that make an asset one of assistance. */
const ASSISTANCE: readonly FundSource[] = ['assistance-linkage', 'other-fiscal', 'social-assistance'];

/** How much of an asset was paid from such sources, fen. */
export function assistanceFen({ funds }: Pick<Asset, 'funds'>): number {
  const given = funds.filter(({ source }) => ASSISTANCE.includes(source));
  return addFen(...given.map(({ amountFen }) => amountFen));
}

export interface AssistedEntry {
  readonly asset: Asset;
  readonly projectClass: ProjectClass;
  readonly projectCode: string;
  readonly confirmedTo: keyof typeof CONFIRMED_TO;
  readonly confirmedOn: LegalDate;
}

export const assistedProjectIsRecordedOnce = rule<AssistedEntry>({
  id: 'AA1',
  code: 'ASSETS.ASSISTED_ALREADY_RECORDED',
  sentence: '一项资产只登记一个帮扶项目。',
  basis: [registerRules('帮扶项目资产台账')],
  severity: 'block',
  breach: ({ asset: { code, assisted } }) =>
    assisted && {
      detail: `资产 ${code} 已登记为“${assisted.projectName}”的帮扶项目资产。`,
      field: 'assetId',
      wayForward: '核对资产编号；几个项目共建的，分别登记为几项资产。',
    },
});

export const assistedAssetHasAssistanceMoney = rule<AssistedEntry>({
  id: 'AA2',
  code: 'ASSETS.NO_ASSISTANCE_MONEY',
  sentence: '帮扶项目资产由衔接（扶贫）资金、其他财政资金或者社会帮扶资金形成。',
  basis: [assistedAssetsOpinion('摸清扶贫项目资产底数')],
  severity: 'block',
  breach: ({ asset }) =>
    assistanceFen(asset) > 0
      ? undefined
      : {
          detail: `资产 ${asset.code} 的资金来源里没有帮扶资金。`,
          field: 'assetId',
          wayForward: `核对资产；帮扶资金有：${ASSISTANCE.map((source) => FUND_SOURCES[source]).join('、')}。`,
        },
});

export const projectIsThatOfTheMoney = rule<AssistedEntry>({
  id: 'AS55',
  code: 'ASSETS.PROJECT_OF_OTHER_MONEY',
  sentence: '帮扶项目资产的项目编号，与形成它的帮扶资金的项目编号相同。',
  basis: [assistedAssetsOpinion('摸清扶贫项目资产底数'), registerRules('资金来源')],
  severity: 'warn',
  breach: ({ asset: { code, funds }, projectCode }) => {
    const codes = funds.flatMap(({ source, projectCode: of }) =>
      of && ASSISTANCE.includes(source) ? [of] : [],
    );
    if (codes.length === 0 || codes.includes(projectCode)) return undefined;
    const told = `资产 ${code} 的帮扶资金属于项目 ${[...new Set(codes)].join('、')}，现填项目 ${projectCode}`;
    return { detail: `${told}；请核对确权文件，资金来源填错的办理更正。`, field: 'projectCode' };
  },
});

/** What an asset of the project class must be; of those that are a household's nothing is asked. */
const CLASS_OF: Readonly<Partial<Record<ProjectClass, Asset['assetClass']>>> = {
  'public-welfare': 'non-operating',
  operating: 'operating',
};

function isOfAnotherClass({ asset, projectClass }: AssistedEntry): Breach | undefined {
  const { code, assetClass } = asset;
  const [title, wanted] = [PROJECT_CLASSES[projectClass], CLASS_OF[projectClass]];
  if (wanted === undefined || wanted === assetClass) return undefined;
  return {
    detail: `资产 ${code} 是${ASSET_CLASSES[assetClass]}，不能是${title}项目资产。`,
    field: 'projectClass',
    wayForward: `核对项目类别；${title}项目形成${ASSET_CLASSES[wanted]}。`,
  };
}

function isConfirmedToAnother({ projectClass, confirmedTo }: AssistedEntry): Breach | undefined {
  if ((projectClass === 'household') === (confirmedTo === 'household')) return undefined;
  return {
    detail: `${PROJECT_CLASSES[projectClass]}资产不能确权到“${CONFIRMED_TO[confirmedTo]}”。`,
    field: 'confirmedTo',
    wayForward: '按确权文件核对项目类别和确权对象。',
  };
}

export const projectClassFitsTheAsset = rule<AssistedEntry>({
  id: 'AA3',
  code: 'ASSETS.PROJECT_CLASS_DOES_NOT_FIT',
  sentence: '公益类项目形成非经营性资产，经营类项目形成经营性资产；到户类资产确权到农户，其他不确权到农户。',
  basis: [assistedAssetsOpinion('有序推进确权登记')],
  severity: 'block',
  breach: (entry) => isOfAnotherClass(entry) ?? isConfirmedToAnother(entry),
});

export const assistedDisposalIsApproved = rule<DisposalEntry>({
  id: 'AA8',
  code: 'ASSETS.ASSISTED_DISPOSAL_NOT_APPROVED',
  sentence: '处置帮扶项目资产，应经县级行业主管部门批准；县级人民政府自行批准的，从其批准。',
  basis: [assistedAssetsOpinion('严格项目资产处置')],
  severity: 'block',
  bears: ({ asset }) => asset.assisted !== undefined,
  breach: (entry) =>
    authorisationDoesNotCarry(entry, ['county-department-approval', 'county-approval'], '县级行业主管部门'),
});
