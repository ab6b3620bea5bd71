import { type Breach, collectivesLaw, formatYuan } from '#kernel';
import { type ResolutionUse, resolutionCarries, resolutionNamesWhatItIsUsedFor } from '#decisions/facts';
import type { DisposalEntry } from './disposal-rules.js';
import { mannerOf } from './kinds.js';

/* The decision on which a disposal rests: on this asset, and for no less than it says. */

function disposalUse(entry: DisposalEntry): ResolutionUse {
  const { resolution, about, asset, on: usedOn, onField: usedOnField, today } = entry;
  const { collectiveId } = asset;
  return { resolution, about, collectiveId, matter: 'asset-disposal', usedOn, usedOnField, today };
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
  further: isBelowTheResolvedPrice,
});

export const DISPOSAL_RESOLUTION_RULES = [
  disposalRestsOnAResolution,
  resolutionNamesWhatItIsUsedFor,
] as const;
