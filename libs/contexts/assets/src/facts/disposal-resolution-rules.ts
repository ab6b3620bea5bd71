import { type Breach, collectivesLaw, formatYuan, registerRules, rule } from '#kernel';
import { type ResolutionUse, resolutionCarries } from '#decisions/facts';
import type { DisposalEntry } from './disposal-rules.js';
import { mannerOf } from './kinds.js';

/* The decision on which a disposal rests: on this asset, and for no less than it says. */

function disposalUse(entry: DisposalEntry): ResolutionUse {
  const { resolution, asset, on: usedOn, onField: usedOnField, today } = entry;
  const { collectiveId } = asset;
  return { resolution, collectiveId, matter: 'asset-disposal', usedOn, usedOnField, today };
}

function isOnAnotherAsset({ resolution, asset }: DisposalEntry): Breach | undefined {
  const named = resolution?.assetIds;
  if (!named?.length || named.includes(asset.assetId)) return undefined;
  return {
    detail: `决议写明的资产里没有 ${asset.code}（${asset.name}），不能据以处置。`,
    field: 'resolutionId',
    facts: { assetIds: [...named] },
    wayForward: '选用就这项资产作出的决议；没有的，另行决议，并在议程中写明所涉资产。',
  };
}

function isBelowTheResolvedPrice({ resolution, priceFen, manner }: DisposalEntry): Breach | undefined {
  const lowest = resolution?.lowestPriceFen;
  if (lowest === undefined || !mannerOf(manner).priced || priceFen >= lowest) return undefined;
  return {
    detail: `决议写明不低于 ${formatYuan(lowest)} 元，现为 ${formatYuan(priceFen)} 元。`,
    field: 'priceFen',
    facts: { lowestPriceFen: lowest, priceFen },
    wayForward: '按决议写明的价格处置，或另行决议。',
  };
}

export const disposalRestsOnAResolution = resolutionCarries<DisposalEntry>({
  id: 'AS18',
  code: 'ASSETS.DISPOSAL_NOT_RESOLVED',
  sentence: '处置集体资产，应先经有权的会议就这项资产决议，不低于决议写明的价格。',
  basis: [collectivesLaw('第二十六条第十一项')],
  use: disposalUse,
  further: (entry) => isOnAnotherAsset(entry) ?? isBelowTheResolvedPrice(entry),
});

export const resolutionNamesTheAsset = rule<DisposalEntry>({
  id: 'AS46',
  code: 'ASSETS.RESOLUTION_NAMES_NO_ASSET',
  sentence: '处置集体资产的决议写明所涉的资产；没有写明的，核对决议原件是不是就这项资产作出的。',
  basis: [collectivesLaw('第二十六条第十一项'), registerRules('一项决议只用于其中写明的事项')],
  severity: 'warn',
  bears: ({ resolution }) => resolution !== undefined,
  breach: ({ resolution, asset: { code, name } }) => {
    if (resolution?.assetIds?.length) return undefined;
    const told = `决议“${resolution?.subject ?? ''}”没有写明所涉资产，请核对决议原件是不是就 ${code}（${name}）作出的`;
    return { detail: `${told}；以后登记会议，在议程中写明所涉资产。`, field: 'resolutionId' };
  },
});

export const DISPOSAL_RESOLUTION_RULES = [disposalRestsOnAResolution, resolutionNamesTheAsset] as const;
