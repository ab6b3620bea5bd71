import { type LegalDate, collectivesLaw, rule } from '#kernel';
import type { Parcel } from '#land-rights/facts';
import type { Splitting } from './reorganisation-rules.js';
import { DISTRIBUTED_KINDS, type Distributed } from './reorganisation-events.js';
import { type Reorganisations, exerciserOf } from './reorganisation-state.js';

/*
 * How a split distributes property. Not part of the facts that other contexts take: these rules read land rights,
 * whose facts read collectives.
 */

const BASIS = [collectivesLaw('第二十四条')] as const;

export interface Distribution extends Splitting {
  readonly distribution: readonly Distributed[];
  /** The parcels among it that are registered. */
  readonly parcels: readonly Parcel[];
  /** What the county has decided before. */
  readonly before: Reorganisations | undefined;
  readonly on: LegalDate;
}

function fieldAt(index: number): string {
  return `distribution[${index}]`;
}

export const nothingIsDistributedTwice = rule<Distribution>({
  id: 'RG7',
  code: 'COLLECTIVES.DISTRIBUTED_TWICE',
  sentence: '分立时每项财产只分给一个集体。',
  basis: BASIS,
  severity: 'block',
  breach: ({ distribution }) => {
    const named = distribution.map(({ kind, reference }) => `${DISTRIBUTED_KINDS[kind]}“${reference}”`);
    const index = named.findIndex((each, at) => named.indexOf(each) !== at);
    if (index < 0) return undefined;
    const wayForward = '按分割方案保留一处；按份额分开的，分别写明各份的名称。';
    return { detail: `${named[index]}写了两次。`, field: fieldAt(index), wayForward };
  },
});

export const receiversComeOutOfTheSplit = rule<Distribution>({
  id: 'RG8',
  code: 'COLLECTIVES.RECEIVER_IS_NO_PART',
  sentence: '财产只分给分立后的集体：新设的集体，或者存续的原集体。',
  basis: BASIS,
  severity: 'block',
  breach: ({ distribution, founding, carriedOnBy }) => {
    const receivers = [carriedOnBy, ...founding.map(({ collectiveId }) => collectiveId)];
    const index = distribution.findIndex(({ collectiveId }) => !receivers.includes(collectiveId));
    const stray = distribution[index];
    if (!stray) return undefined;
    const detail = `${stray.collectiveId} 不是分立后的集体，不能分得${DISTRIBUTED_KINDS[stray.kind]}“${stray.reference}”。`;
    const wayForward = `填写 ${receivers.join('、')} 中的一个。`;
    return { detail, field: `${fieldAt(index)}.collectiveId`, wayForward };
  },
});

/** Why a parcel is not for this split to distribute. */
function whyNotIts(facts: Distribution, parcelCode: string): string | undefined {
  const { parcels, before, collectiveId, on } = facts;
  const ownerId = parcels.find(({ code }) => code === parcelCode)?.ownership?.collectiveId;
  if (ownerId === undefined) return `地块 ${parcelCode} 没有登记集体土地所有权。`;
  const exercising = exerciserOf(before, { ownerId, parcelCode }, on);
  if (exercising === collectiveId) return undefined;
  return `地块 ${parcelCode} 的所有权在 ${on} 由 ${exercising} 行使，不能由 ${collectiveId} 分割。`;
}

export const distributedLandIsItsOwn = rule<Distribution>({
  id: 'RG9',
  code: 'COLLECTIVES.DISTRIBUTED_LAND_OF_ANOTHER',
  sentence: '分割的地块已登记集体土地所有权，并由分立的集体行使；此前分给其他集体的不再分割。',
  basis: BASIS,
  severity: 'block',
  breach: (facts) => {
    const reasons = facts.distribution.map(({ kind, reference }) =>
      kind === 'parcel' ? whyNotIts(facts, reference) : undefined,
    );
    const index = reasons.findIndex((each) => each !== undefined);
    const detail = reasons[index];
    if (detail === undefined) return undefined;
    return { detail, field: fieldAt(index), wayForward: '核对地块编码；先登记所有权，或从分割方案中删去。' };
  },
});
