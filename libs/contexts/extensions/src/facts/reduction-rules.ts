import { type Breach, forEvery, landContractingLaw, rule } from '#kernel';
import { type Household, householdInWords } from '#collectives/facts';
import { type Parcel, type Right, contractOfRight } from '#land-rights/facts';
import { type KeptLand, keptLandIsTheirsStill, landPassesToWhoeverHasIt } from './kept-land.js';
import { LAWFUL_REDUCTIONS, REDUCTION_GROUNDS, type ReductionGround } from './kinds.js';
import type { GivenUp, PassedOn } from './sheet-events.js';
import type { HouseholdSheet } from './sheet-state.js';
import {
  type SurveyEntry,
  householdIsSurveyedInItsTime,
  householdThatExtendsStands,
  landIsAccountedForOnce,
  smallerAreaIsKnown,
} from './survey-rules.js';

/* Where land goes that the household does not go on with. */

export const landIsReducedOnLawfulGroundsOnly = rule<SurveyEntry>({
  id: 'EX18',
  code: 'EXTENSIONS.NO_GROUND_TO_REDUCE',
  sentence: '延包不得打乱重分，不得因户内人口减少、妇女婚姻变化、进城落户、抵顶欠款等减少农户的承包地。',
  basis: [
    landContractingLaw('第二十一条'),
    landContractingLaw('第二十七条'),
    landContractingLaw('第二十八条'),
    landContractingLaw('第三十一条'),
    landContractingLaw('第五十七条'),
  ],
  severity: 'block',
  breach: ({ givenUp }) => {
    const unlawful = givenUp.find(({ ground }) => !LAWFUL_REDUCTIONS.includes(ground));
    return (
      unlawful && {
        detail: `地块 ${unlawful.parcelCode} 填的原因是“${REDUCTION_GROUNDS[unlawful.ground]}”，不是减少承包地的理由。`,
        field: 'givenUp',
        wayForward: '该地块继续承包；农户自愿放弃的，由其书面声明。',
      }
    );
  },
});

/** What ran out with the old term was not given up. */
function endedBeforeItsTerm({ contracts, endsOn }: HouseholdSheet, parcel: Parcel | undefined): boolean {
  const rights = parcel?.rights.filter(({ right }) => right === 'contract-right') ?? [];
  // Land that others have contracted was passed on.
  if (rights.some(({ standing, from, to }) => standing !== 'ended' && from <= endsOn && to >= endsOn))
    return false;
  const ids = contracts.map(({ contractId }) => contractId);
  return rights.some((right) => ids.includes(contractOfRight(right)) && right.to < endsOn);
}

interface Proof {
  readonly proves: (entry: SurveyEntry, each: GivenUp, parcel: Parcel | undefined) => boolean;
  readonly missing: string;
}

/** What shows that a parcel is lawfully given up: the register, or a paper. */
const PROOFS: Readonly<Partial<Record<ReductionGround, Proof>>> = {
  surrendered: {
    proves: (_, { paperSha256 }) => paperSha256 !== undefined,
    missing: '没有农户书面放弃的声明',
  },
  expropriated: {
    proves: (_, __, parcel) => parcel?.gone?.cause === 'expropriated',
    missing: '没有登记征收',
  },
  ended: {
    proves: ({ sheet }, _, parcel) => endedBeforeItsTerm(sheet, parcel),
    missing: '没有登记交回、退出或者收回',
  },
  extinct: {
    proves: ({ household }) => household?.standing === 'extinct',
    missing: '该户没有登记消亡',
  },
};

/** What is missing of the proof; nothing when it is there, and of what is no ground at all. */
function unproven(entry: SurveyEntry, each: GivenUp): string | undefined {
  const proof = PROOFS[each.ground];
  return proof?.proves(entry, each, entry.parcels.get(each.parcelCode)) === false ? proof.missing : undefined;
}

export const reductionIsProven = rule<SurveyEntry>({
  id: 'EX19',
  code: 'EXTENSIONS.REDUCTION_NOT_PROVEN',
  sentence: '不延包的地块，先依法登记交回、退出、个别调整、征收或者农户消亡；自愿放弃的有书面声明。',
  basis: [landContractingLaw('第二十八条'), landContractingLaw('第三十条'), landContractingLaw('第三十二条')],
  severity: 'block',
  bears: ({ givenUp }) => givenUp.length > 0,
  breach: (entry): Breach | undefined => {
    for (const each of entry.givenUp) {
      const missing = unproven(entry, each);
      if (missing !== undefined)
        return {
          detail: `地块 ${each.parcelCode} 填的原因是“${REDUCTION_GROUNDS[each.ground]}”，但${missing}。`,
          field: 'givenUp',
          wayForward: '先在登记簿办理，或者附上农户的书面声明；没有依据的，该地块继续承包。',
        };
    }
    return undefined;
  },
});

/** Why a household cannot take the land; nothing when it can. */
function cannotTake({ sheet, takers }: SurveyEntry, { householdId }: PassedOn): string | undefined {
  const taker = takers.find((each) => each.householdId === householdId);
  if (!taker) return '没有登记';
  if (householdId === sheet.householdId) return '就是该户自己';
  if (taker.collectiveId !== sheet.collectiveId) return '不是本集体的农户';
  return taker.standing === 'active' ? undefined : '已经不存续';
}

function changesWhatIsListed({ sheet: { survey }, passedOn }: SurveyEntry): boolean {
  return survey !== undefined && survey.passedOn.length > 0 && !isSame(survey.passedOn, passedOn);
}

function isSame(before: readonly PassedOn[], now: readonly PassedOn[]): boolean {
  const written = (passed: readonly PassedOn[]) =>
    passed.map(({ householdId, parcels }) => `${householdId}:${[...parcels].sort().join()}`).sort();
  return written(before).join(';') === written(now).join(';');
}

export const landPassesToHouseholdsOfTheCollective = rule<SurveyEntry>({
  id: 'EX20',
  code: 'EXTENSIONS.TAKER_DOES_NOT_FIT',
  sentence: '因分户、并户、转让而由他户延包的，该户是本集体存续的农户，列定之后不再改变。',
  basis: [landContractingLaw('第十六条'), landContractingLaw('第三十四条')],
  severity: 'block',
  bears: ({ sheet, passedOn }) => passedOn.length > 0 || (sheet.survey?.passedOn.length ?? 0) > 0,
  breach: (entry) => {
    if (changesWhatIsListed(entry))
      return {
        detail: '转由他户承包的地块已经列入他户的调查表，不能改变。',
        field: 'passedOn',
        wayForward: '照原来的填写；确需改变的，在他户的调查表中写明。',
      };
    const unfit = entry.passedOn.find((each) => cannotTake(entry, each) !== undefined);
    if (!unfit) return undefined;
    const detail = `${householdInWords(unfit.householdId, entry.takers)}${cannotTake(entry, unfit)}，不能由其延包。`;
    return { detail, field: 'passedOn', wayForward: '先办理分户或者农户登记，核对农户编号。' };
  },
});

/** Whoever was moved over was of the household before: by its split, or when it was merged into the other. */
function splitOrMerged(giver: Household | undefined, taker: Household | undefined): boolean {
  const moved = (taker?.arrivals ?? []).filter(({ ground }) => ground === 'moved');
  const first = giver?.standing === 'merged' ? moved : moved.filter((each) => each === taker?.arrivals[0]);
  return first.some(({ personId }) => giver?.arrivals.some((each) => each.personId === personId));
}

/** The right of the land is registered for the household already. */
function isAssigned({ parcels }: SurveyEntry, { householdId, parcels: codes }: PassedOn): boolean {
  const heldBy = ({ right, standing, holders }: Right) =>
    right === 'contract-right' && standing !== 'ended' && holders.some(({ id }) => id === householdId);
  return codes.every((code) => parcels.get(code)?.rights.some(heldBy) === true);
}

function restsOnSomething(entry: SurveyEntry, each: PassedOn): boolean {
  if (each.paperSha256 !== undefined) return true;
  const taker = entry.takers.find(({ householdId }) => householdId === each.householdId);
  return splitOrMerged(entry.household, taker) || isAssigned(entry, each);
}

export const passingOnIsProven = rule<SurveyEntry>({
  id: 'EX31',
  code: 'EXTENSIONS.PASSING_ON_NOT_PROVEN',
  sentence: '转由他户承包的地块，凭登记的分户、并户、转让，或者双方的书面协议。',
  basis: [landContractingLaw('第二十七条'), landContractingLaw('第三十四条')],
  severity: 'block',
  bears: ({ passedOn }) => passedOn.length > 0,
  breach: (entry) => {
    const unproven = entry.passedOn.find((each) => !restsOnSomething(entry, each));
    return (
      unproven && {
        detail: `地块 ${unproven.parcels.join('、')} 转由${householdInWords(unproven.householdId, entry.takers)}承包，登记簿上没有分户、并户或者转让，也没有书面协议。`,
        field: 'passedOn',
        wayForward: '先登记分户、并户或者转让，或者附上双方签字的书面协议。',
      }
    );
  },
});

/** What is kept of the land of the old contracts; of anything else EX17 speaks. */
const keptOfTheirs = ({ kept, land, ...entry }: SurveyEntry): readonly KeptLand[] => [
  { ...entry, kept: kept.filter(({ parcelCode }) => land.includes(parcelCode)) },
];

export const SURVEY_RULES = [
  householdIsSurveyedInItsTime,
  landIsAccountedForOnce,
  forEvery<KeptLand, SurveyEntry>(keptLandIsTheirsStill, keptOfTheirs),
  landIsReducedOnLawfulGroundsOnly,
  reductionIsProven,
  landPassesToHouseholdsOfTheCollective,
  landPassesToWhoeverHasIt,
  passingOnIsProven,
  householdThatExtendsStands,
  smallerAreaIsKnown,
] as const;
