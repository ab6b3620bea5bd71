import {
  type ExactFraction,
  type Fraction,
  WHOLE,
  collectivesLaw,
  compareFractions,
  formatFraction,
  minus,
  registerRules,
  rule,
} from '#kernel';
import { resolutionCarries } from '#decisions/facts';
import { type ResolvedCase, isOfAnotherBody, useOn } from './resolution.js';
import { SHARE_HOLDERS, SHARE_TYPES, type ShareHolder } from './share-events.js';
import { type Holding, type Shares, sameHolder } from './shares.js';

export const sharesAddUpToTheWhole = rule<{
  /** Absent when the shares are too fine to be added. */
  readonly sum: ExactFraction | undefined;
}>({
  id: 'SH1',
  code: 'COLLECTIVES.SHARES_DO_NOT_ADD_UP',
  sentence: '量化的份额，连同章程设立的集体股，合计等于全部收益权，不多不少。',
  basis: [collectivesLaw('第四十条'), registerRules('份额登记簿')],
  severity: 'block',
  breach: ({ sum }) => {
    if (!sum || compareFractions(sum, WHOLE) === 0) return undefined;
    const more = compareFractions(sum, WHOLE) > 0;
    const gap = formatFraction(more ? minus(sum, WHOLE) : minus(WHOLE, sum));
    return {
      detail: `各份额合计 ${formatFraction(sum)}，${more ? '超出' : '不足'}全部收益权 ${gap}。`,
      field: 'holdings',
      facts: { sum: formatFraction(sum), gap },
      wayForward: `对照量化方案核对各户、各人的份额，${more ? '减去' : '补上'} ${gap}。`,
    };
  },
});

export const sharesAreCountable = rule<{ readonly countable: boolean }>({
  id: 'SH2',
  code: 'COLLECTIVES.SHARES_TOO_FINE',
  sentence: '每项份额不超过全部收益权，全部份额能以不超过一万亿股的总股数表示。',
  basis: [registerRules('份额登记簿')],
  severity: 'block',
  breach: ({ countable }) =>
    countable
      ? undefined
      : {
          detail: '有的份额超过了全部，或者各份额的公分母超过一万亿。',
          field: 'share',
          wayForward: '先定总股数，再以“股数/总股数”填写每项份额。',
        },
});

export const quantificationRestsOnTheAssembly = resolutionCarries<ResolvedCase>({
  id: 'SH3',
  code: 'COLLECTIVES.QUANTIFICATION_WITHOUT_ASSEMBLY',
  sentence: '经营性财产收益权量化到成员，由成员大会决定，成员代表大会不得代为决定。',
  basis: [collectivesLaw('第二十六条第八项'), collectivesLaw('第二十八条'), collectivesLaw('第四十条')],
  use: (quantification) => useOn('quantification-plan', quantification),
  further: isOfAnotherBody,
});

export const fixedSharesAreQuantifiedOnce = rule<{
  readonly known: Shares | undefined;
  readonly resolutionId: string;
}>({
  id: 'SH4',
  code: 'COLLECTIVES.SHARES_ALREADY_QUANTIFIED',
  sentence: '静态管理的份额不随人口增减调整；动态管理的，每次调整凭新的决议。',
  basis: [collectivesLaw('第四十条'), registerRules('份额登记簿')],
  severity: 'block',
  breach: ({ known, resolutionId }) => {
    if (!known || (known.management === 'dynamic' && known.resolutionId !== resolutionId)) return undefined;
    const detail =
      known.management === 'static' ? '份额已经量化，实行静态管理。' : '这项决议已经用于上一次量化。';
    return {
      detail,
      field: 'resolutionId',
      wayForward: '份额的变动办理转让、继承或赎回；调整须凭新的决议。',
    };
  },
});

/** Somebody who holds shares or is about to, and whether that may be. */
export interface Belonging {
  readonly holder: ShareHolder;
  readonly belongs: boolean;
}

export const holdersAreOfTheCollective = rule<{ readonly belongings: readonly Belonging[] }>({
  id: 'SH5',
  code: 'COLLECTIVES.HOLDER_OF_ANOTHER_COLLECTIVE',
  sentence: '收益权份额由本集体的成员或者存续农户持有，只在本集体内部转让。',
  basis: [collectivesLaw('第四十条'), registerRules('份额登记簿')],
  severity: 'block',
  breach: ({ belongings }) => {
    const stranger = belongings.find(({ belongs }) => !belongs)?.holder;
    if (!stranger) return undefined;
    return {
      detail: `${SHARE_HOLDERS[stranger.kind]} ${stranger.id} 不能以此身份持有本集体的份额。`,
      facts: { kind: stranger.kind, id: stranger.id },
      wayForward: '转让给本集体的成员或农户，或者由集体赎回；是成员的按成员填写。',
    };
  },
});

export const holderStaysBelowTheCap = rule<{
  readonly cap: Fraction;
  /** Who gets shares, and who of all would then hold more than the cap. */
  readonly receivers: readonly ShareHolder[];
  readonly above: readonly ShareHolder[];
}>({
  id: 'SH6',
  code: 'COLLECTIVES.ABOVE_THE_CAP',
  sentence: '一户、一人取得份额后，持有的份额不超过章程规定的上限。',
  basis: [collectivesLaw('第四十条'), registerRules('份额登记簿')],
  severity: 'block',
  breach: ({ cap, receivers, above }) => {
    const over = receivers.find((receiver) => above.some((holder) => sameHolder(holder, receiver)));
    if (!over) return undefined;
    return {
      detail: `${SHARE_HOLDERS[over.kind]} ${over.id} 的份额将超过上限 ${formatFraction(cap)}。`,
      facts: { kind: over.kind, id: over.id, cap: formatFraction(cap) },
      wayForward: '减少份额，其余转让给他人或者由集体赎回。',
    };
  },
});

export const holdingIsStatedOnce = rule<{ readonly holdings: readonly Holding[] }>({
  id: 'SH7',
  code: 'COLLECTIVES.HOLDING_STATED_TWICE',
  sentence: '量化方案中，同一户、同一人的同一种份额只写一次。',
  basis: [registerRules('份额登记簿')],
  severity: 'block',
  breach: ({ holdings }) => {
    const keys = holdings.map(({ holder: { kind, id }, shareType }) => `${kind}/${id}/${shareType}`);
    const seen = new Set<string>();
    const at = keys.findIndex((key) => seen.size === seen.add(key).size);
    const twice = holdings[at];
    if (!twice) return undefined;
    return {
      detail: `第 ${at + 1} 项：${twice.holder.id} 的${SHARE_TYPES[twice.shareType]}已经写过。`,
      field: `holdings[${at}]`,
      wayForward: '合并为一项。',
    };
  },
});

export const sharesAreOfTheRostersPlace = rule<{
  readonly divisionCode: string;
  readonly place: string | undefined;
}>({
  id: 'SH8',
  code: 'COLLECTIVES.NO_ROSTER_THERE',
  sentence: '先有成员名册，后有份额；份额登记在集体所在的区划。',
  basis: [collectivesLaw('第十二条'), registerRules('份额登记簿')],
  severity: 'block',
  breach: ({ divisionCode, place }) =>
    place === divisionCode
      ? undefined
      : {
          detail: `在区划 ${divisionCode} 没有该集体的成员名册。`,
          field: 'divisionCode',
          wayForward: '核对集体代码和所在区划；未登记的集体先登记。',
        },
});

export const charterCapIsWithinPolicy = rule<{
  readonly cap: Fraction;
  /** The county's own cap; nothing when it has set none. */
  readonly capByPolicy: Fraction | undefined;
}>({
  id: 'SH17',
  code: 'COLLECTIVES.CHARTER_CAP_TOO_HIGH',
  sentence: '章程规定的一户、一人持有上限，不高于县里规定的上限。',
  basis: [collectivesLaw('第四十条'), registerRules('份额登记簿')],
  severity: 'block',
  bears: ({ capByPolicy }) => capByPolicy !== undefined,
  breach: ({ cap, capByPolicy: highest = cap }) =>
    compareFractions(cap, highest) <= 0
      ? undefined
      : {
          detail: `章程规定的上限 ${formatFraction(cap)} 高于县里规定的 ${formatFraction(highest)}（政策参数 shares.holder-cap）。`,
          field: 'cap',
          wayForward: `由成员大会把章程的上限改为 ${formatFraction(highest)} 或更低，再按新的章程量化。`,
        },
});
