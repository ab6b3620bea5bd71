import { collectivesLaw, registerRules, rule } from '#kernel';

/** The assets that are named in a decision, as far as they are none of the collective's. */
export interface AssetsNamed {
  readonly collectiveId: string;
  /** Ids of what does not stand in the book of the collective. */
  readonly assetsOfOthers: readonly string[];
  /** Field of the command that names them. */
  readonly assetsField: string;
}

export const assetsAreOfTheCollective = rule<AssetsNamed>({
  id: 'V39',
  code: 'DECISIONS.ASSET_OF_ANOTHER_COLLECTIVE',
  sentence: '决议写明的资产，是登记在本集体名下、在册的资产。',
  basis: [collectivesLaw('第二十六条'), registerRules('资产登记簿')],
  severity: 'block',
  breach: ({ collectiveId, assetsOfOthers, assetsField: field }) =>
    assetsOfOthers.length === 0
      ? undefined
      : {
          detail: `资产 ${assetsOfOthers.join('、')} 不是 ${collectiveId} 在册的资产。`,
          field,
          facts: { assetIds: [...assetsOfOthers] },
          wayForward: '核对资产的系统编号；尚未登记的，先登记资产。',
        },
});
