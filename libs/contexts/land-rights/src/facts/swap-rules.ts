import { type Breach, type LegalDate, type Rule, landContractingLaw, registerRules, rule } from '#kernel';
import { BURDEN_RULES } from './burden-rules.js';
import { type RightAtHand, rightIsThereToDispose } from './encumbrance-rules.js';
import { extensionIsFinishedFirst } from './later-rules.js';
import type { Right } from './rights.js';
import type { Parcel } from './state.js';
import { securityEndsFirst } from './surrender-rules.js';

/* 互换 of the contract rights on two parcels. */

export interface SwapEntry extends RightAtHand {
  /** Id of the swap, by which the duty to file it is told from that of another on the same parcel. */
  readonly swapId: string;
  readonly otherParcelCode: string;
  readonly otherRightId: string;
  readonly other: Parcel | undefined;
  readonly otherRight: Right | undefined;
  readonly filedOn: LegalDate | undefined;
}

function cannotBeSwapped(entry: SwapEntry): string | undefined {
  const { parcel, other, otherParcelCode, otherRight } = entry;
  if (!other) return `地块 ${otherParcelCode} 尚未登记`;
  if (other.code === parcel.code) return '互换的是同一地块';
  if (other.ownership?.collectiveId !== parcel.ownership?.collectiveId)
    return `地块 ${parcel.code} 与 ${other.code} 不属于同一集体`;
  if (otherRight?.right !== 'contract-right' || otherRight.standing !== 'established')
    return `地块 ${otherParcelCode} 上没有所填的土地承包经营权`;
  return haveOneHolder(entry.right, otherRight)
    ? `地块 ${parcel.code} 与 ${other.code} 由同一承包方承包`
    : undefined;
}

function haveOneHolder(one: Right | undefined, other: Right): boolean {
  return other.holders.some(({ id }) => one?.holders.some((holder) => holder.id === id));
}

export const swapIsWithinTheCollective = rule<SwapEntry>({
  id: 'P3',
  code: 'LAND_RIGHTS.NOT_TO_BE_SWAPPED',
  sentence: '承包方之间可以对属于同一集体经济组织的土地的土地承包经营权互换。',
  basis: [landContractingLaw('第三十三条')],
  severity: 'block',
  breach: (entry) => {
    const complaint = cannotBeSwapped(entry);
    return complaint === undefined
      ? undefined
      : {
          detail: `${complaint}。`,
          field: 'otherParcelCode',
          wayForward:
            '核对双方的地块和权利编号；同一承包方的两块地不必互换；不属于同一集体的，不能互换，可以流转经营权。',
        };
  },
});

export const swapIsFiled = rule<SwapEntry>({
  id: 'P3a',
  code: 'LAND_RIGHTS.SWAP_NOT_FILED',
  sentence: '互换土地承包经营权，向发包方备案。',
  basis: [landContractingLaw('第三十三条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '互换合同签订之日起尽快备案，没有法定的截止日。',
    consequence: '未备案不影响合同效力，由乡镇督促补办。',
  },
  breach: ({ parcel, filedOn, otherParcelCode, swapId: occurrence }) =>
    filedOn
      ? undefined
      : {
          detail: `地块 ${parcel.code} 与 ${otherParcelCode} 的互换尚未向发包方备案。`,
          occurrence,
          wayForward: '向发包方备案，备案后登记土地事项备案。',
        },
});

/** What each of the two parcels must satisfy by itself, whichever of them the swap is decided on. */
export const SWAP_SIDE_RULES: readonly Rule<RightAtHand>[] = [
  rightIsThereToDispose,
  ...BURDEN_RULES,
  extensionIsFinishedFirst,
  securityEndsFirst,
];

/** What stands in the way of one side. */
function hindranceOf(side: RightAtHand): Breach | undefined {
  for (const { severity, breach } of SWAP_SIDE_RULES) {
    const found = severity === 'block' ? breach(side) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Told when the swap is decided; it is judged again, and refused, when the other parcel is held. */
export const otherParcelCanBeHeld = rule<{ readonly otherSide: RightAtHand | undefined }>({
  id: 'L73',
  code: 'LAND_RIGHTS.SWAP_WILL_BE_RELEASED',
  sentence: '互换的另一地块有查封、争议、担保、挂牌等不能处分的情形的，互换办不成，随后解除。',
  basis: [landContractingLaw('第三十三条'), registerRules('互换的顺序')],
  severity: 'warn',
  breach: ({ otherSide }) => {
    const hindrance = otherSide && hindranceOf(otherSide);
    return (
      hindrance && {
        detail: `${hindrance.detail}照此登记，本次互换随后解除，双方的地块不动；先了结另一地块上的事项，再登记互换。`,
        field: 'otherParcelCode',
      }
    );
  },
});

export const releasedSwapIsTold = rule<{
  readonly parcel: Parcel;
  readonly swapId: string;
  readonly cause: string;
}>({
  id: 'L74',
  code: 'LAND_RIGHTS.SWAP_RELEASED',
  sentence: '互换没有办成、已经解除的，告知双方；障碍消除以后仍要互换的，重新登记。',
  basis: [registerRules('互换的顺序')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '解除之日起尽快告知，没有法定的截止日。',
    consequence: '双方以为已经互换而各种对方的地，由乡镇督促告知。',
  },
  breach: ({ parcel, swapId, cause }) =>
    parcel.swap?.swapId === swapId
      ? {
          detail: `地块 ${parcel.code} 与 ${parcel.swap.otherParcelCode} 的互换没有办成，已经解除：${cause}`,
          occurrence: swapId,
          wayForward: '告知双方；障碍消除以后仍要互换的，重新登记互换。办妥后办结本待办。',
        }
      : undefined,
});

export const swapIsUnderWay = rule<{ readonly parcel: Parcel; readonly swapId: string }>({
  id: 'L39',
  code: 'LAND_RIGHTS.NO_SWAP_UNDER_WAY',
  sentence: '互换先在两块地上预留，再完成或者解除，各办一次。',
  basis: [registerRules('互换的顺序')],
  severity: 'block',
  breach: ({ parcel, swapId }) =>
    parcel.swap?.swapId === swapId
      ? undefined
      : { detail: `地块 ${parcel.code} 没有进行中的互换 ${swapId}。`, wayForward: '不必再办。' },
});
