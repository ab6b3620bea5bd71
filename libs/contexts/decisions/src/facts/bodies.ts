import {
  type Fraction,
  HALF,
  type LegalBasis,
  TWO_THIRDS,
  collectivesLaw,
  fewestAtLeast,
  fewestMoreThan,
  mapTable,
  villageCommitteeLaw,
} from '#kernel';

/** A share of people that is reached by the fraction itself, or only by more than it. */
interface Measure {
  readonly share: Fraction;
  readonly exceeded: boolean;
}

interface BodyUnderTheLaw {
  readonly title: string;
  /** Calendar days between notice and meeting at least; without them the charter says it. */
  readonly noticeDays?: number;
  /** Of all who belong to it, how many must come; without it the charter says it. */
  readonly quorum?: Measure;
  /** The same where households send one representative each. */
  readonly householdQuorum?: Measure;
  readonly pass: Measure & { readonly of: 'all' | 'present' };
  /** It has more members than this. */
  readonly largerThan?: number;
  /** The assembly of the collective in whose stead it decides where no collective exists (集体法 64). */
  readonly inSteadOf?: 'members-assembly' | 'representatives-assembly';
  readonly basis: LegalBasis;
}

const atLeastTwoThirds: Measure = { share: TWO_THIRDS, exceeded: false };
const moreThanHalf: Measure = { share: HALF, exceeded: true };

/** Notice, quorum and majority of each body that may decide, as the statutes say them. */
const BODIES = {
  'members-assembly': {
    title: '成员大会',
    noticeDays: 10,
    quorum: atLeastTwoThirds,
    pass: { ...atLeastTwoThirds, of: 'all' },
    basis: collectivesLaw('第二十七条'),
  },
  'representatives-assembly': {
    title: '成员代表大会',
    pass: { ...atLeastTwoThirds, of: 'all' },
    largerThan: 20,
    basis: collectivesLaw('第二十八条'),
  },
  board: {
    title: '理事会',
    quorum: atLeastTwoThirds,
    pass: { ...moreThanHalf, of: 'all' },
    basis: collectivesLaw('第三十一条'),
  },
  'villagers-assembly': {
    title: '村民会议',
    noticeDays: 10,
    quorum: moreThanHalf,
    householdQuorum: atLeastTwoThirds,
    pass: { ...moreThanHalf, of: 'present' },
    inSteadOf: 'members-assembly',
    basis: villageCommitteeLaw('第二十二条'),
  },
  'villagers-representatives': {
    title: '村民代表会议',
    quorum: atLeastTwoThirds,
    pass: { ...moreThanHalf, of: 'present' },
    inSteadOf: 'representatives-assembly',
    basis: villageCommitteeLaw('第二十六条'),
  },
  'villagers-group': {
    title: '村民小组会议',
    quorum: atLeastTwoThirds,
    householdQuorum: atLeastTwoThirds,
    pass: { ...moreThanHalf, of: 'present' },
    inSteadOf: 'members-assembly',
    basis: villageCommitteeLaw('第二十八条'),
  },
} as const satisfies Record<string, BodyUnderTheLaw>;

export type DecidingBody = keyof typeof BODIES;

/** Code → Chinese. */
export const DECIDING_BODIES = mapTable(BODIES, ({ title }) => title);

export function bodyUnderTheLaw(body: DecidingBody): BodyUnderTheLaw {
  return BODIES[body];
}

/** Whether the roster of who belongs to it stands in the register; the roll of any other is typed in from its minutes. */
export function hasRosterInTheRegister(body: DecidingBody): boolean {
  return body === 'members-assembly';
}

export const COUNTED_BY = { persons: '按人', households: '按户的代表' } as const;
export type CountedBy = keyof typeof COUNTED_BY;

/** Fewest of so many people that reach a measure. */
export function fewest(of: number, { share, exceeded }: Measure): number {
  return exceeded ? fewestMoreThan(of, share) : fewestAtLeast(of, share);
}

/** How many must come for the body to decide; nobody in particular where the charter alone says it. */
export function quorumOf(body: DecidingBody, eligible: number, countedBy: CountedBy = 'persons'): number {
  const { quorum, householdQuorum } = bodyUnderTheLaw(body);
  const measure = countedBy === 'households' ? (householdQuorum ?? quorum) : quorum;
  return measure ? fewest(eligible, measure) : 0;
}
