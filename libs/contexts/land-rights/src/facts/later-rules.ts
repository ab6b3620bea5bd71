import { type LegalDate, landContractingLaw, registerRules, rule } from '#kernel';
import type { Claim } from './claim.js';
import type { RightAtHand } from './encumbrance-rules.js';
import { goneFrom } from './land-ends.js';
import { contractInWords } from './precedence-rules.js';
import { termInWords } from './rights.js';

/* What becomes of the right of the next term when the land changes hands or is given up before that term begins. */

export const extensionIsFinishedFirst = rule<RightAtHand>({
  id: 'L48',
  code: 'LAND_RIGHTS.EXTENSION_UNDER_WAY',
  sentence: '地块的延包合同正在办理的，生效或者未能生效以后，再转让、互换、交回、收回承包地。',
  basis: [landContractingLaw('第二十一条'), registerRules('权利变动的顺序')],
  severity: 'block',
  breach: ({ parcel, later = [] }) => {
    const held = later.find(({ standing }) => standing === 'held');
    return (
      held && {
        detail: `地块 ${parcel.code} 的延包（${contractInWords(held)}，${termInWords(held)}）正在办理。`,
        facts: { contractId: held.contractId },
        wayForward: '稍后再办：通常在几秒之内生效或者解除。',
      }
    );
  },
});

export interface LaterNumberEntry extends RightAtHand {
  readonly contractNumber: string;
  /** Of the contract of the transferee for the next term. */
  readonly laterContractNumber: string | undefined;
}

export const nextTermHasAContractOfItsOwn = rule<LaterNumberEntry>({
  id: 'L49',
  code: 'LAND_RIGHTS.NEXT_TERM_NOT_NUMBERED',
  sentence: '已经延包的承包地转让，下一承包期一并转让：受让方与发包方就两个承包期各订一份合同，各有编号。',
  basis: [landContractingLaw('第三十四条'), landContractingLaw('第二十一条')],
  severity: 'block',
  breach: ({ parcel, later = [], contractNumber, laterContractNumber: number }) => {
    const field = 'laterContractNumber';
    const [next] = later;
    if (!next && number === undefined) return undefined;
    if (!next)
      return { detail: `地块 ${parcel.code} 没有延包。`, field, wayForward: '下一承包期的合同编号不填。' };
    if (number !== undefined && number !== contractNumber) return undefined;
    const detail = `地块 ${parcel.code} 已经延包（${contractInWords(next)}，${termInWords(next)}），没有填下一承包期的合同编号，或者与本承包期的相同。`;
    return { detail, field, wayForward: '填写受让方与发包方就下一承包期新订的合同编号。' };
  },
});

export const extendedLandIsTheirsStill = rule<Claim>({
  id: 'L51',
  code: 'LAND_RIGHTS.LAND_GONE_BEFORE_EXTENSION',
  sentence: '延包合同的地块，在原承包期届满时仍由该户承包；合同订立以后、生效以前失去的，合同不生效。',
  basis: [landContractingLaw('第二十一条'), registerRules('权利变动的顺序')],
  severity: 'block',
  bears: (claim) => claim.extends !== undefined,
  breach: ({ parcel, parcelCode, extends: old }) => {
    const gone = parcel && old && goneFrom(parcel, old);
    return gone === undefined
      ? undefined
      : { detail: `地块 ${parcelCode} ${gone}。`, wayForward: '更正该户的调查表以后重新签订。' };
  },
});

/** The first day of the next term, where the land is extended. */
export type NextTerm = LegalDate | undefined;

export interface ExtendedAlikeEntry extends RightAtHand {
  readonly otherParcelCode: string;
  readonly otherNextTerm: NextTerm;
}

export function nextTermOf({ later = [] }: Pick<RightAtHand, 'later'>): NextTerm {
  return later[0]?.from;
}

const extendedInWords = (code: string, next: NextTerm): string =>
  next === undefined ? `地块 ${code} 没有延包` : `地块 ${code} 已经延包（自 ${next} 起）`;

export const swappedLandIsExtendedAlike = rule<ExtendedAlikeEntry>({
  id: 'L50',
  code: 'LAND_RIGHTS.NOT_EXTENDED_ALIKE',
  sentence: '已经延包的承包地互换，下一承包期一并互换；一块已经延包、另一块没有的，都延包以后再互换。',
  basis: [landContractingLaw('第三十三条'), landContractingLaw('第二十一条')],
  severity: 'block',
  breach: (entry) => {
    const { parcel, otherParcelCode, otherNextTerm } = entry;
    const own = nextTermOf(entry);
    if ((own === undefined) === (otherNextTerm === undefined)) return undefined;
    return {
      detail: `${extendedInWords(parcel.code, own)}，${extendedInWords(otherParcelCode, otherNextTerm)}。`,
      field: 'otherParcelCode',
      wayForward: '先办完另一块地的延包；只换到本承包期届满的，双方出租经营权。',
    };
  },
});
