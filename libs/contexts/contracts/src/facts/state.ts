import { type DataOf, type LegalDate, absent, streamType } from '#kernel';
import {
  type ContractKind,
  ContractConcluded,
  ContractFellThrough,
  ContractFiled,
  ContractTookEffect,
  RentFellDue,
  RentReceived,
  YieldStated,
} from './events.js';
import { ContractAnnulled, ContractCorrected } from './correction-events.js';
import {
  AssignedContractRecorded,
  ContractLandAssigned,
  ContractLandLeft,
  ContractLandReshaped,
  ContractLandSwapped,
  LessorSucceeded,
} from './disposition-events.js';
import {
  type LandUnder,
  afterAssignment,
  afterLeaving,
  moved,
  remeasured,
  reshaped,
  swapped,
} from './land-under.js';
import { type FollowedLessor, agreedAnew, letBy } from './lessors.js';
import {
  BreachRecorded,
  BreachRemedied,
  ContractEnded,
  ContractExpired,
  ContractRenewed,
  ContractResumed,
  ContractSupplemented,
  ContractSuspended,
  ContractTermLengthened,
  LengtheningFellThrough,
  type Supplement,
} from './life-events.js';
import { ContractPutRight, OldContractGraded, OldContractRecorded } from './old-contract-events.js';
import { type OldContract, asContract, graded, putRight } from './old-contract-state.js';

type Concluded = DataOf<typeof ContractConcluded>;

/** Rent of one line for one year that has fallen due. */
export interface Due {
  readonly line: number;
  readonly year: number;
  readonly dueOn: LegalDate;
  readonly amountFen: number;
  readonly receivedFen: number;
}

export type StatedYield = Omit<DataOf<typeof YieldStated>, 'contractId'>;

export type RecordedBreach = Omit<DataOf<typeof BreachRecorded>, 'contractId'> & {
  readonly remediedOn?: LegalDate;
};

export interface Lengthening {
  /** Number and day of the supplement that agrees it. */
  readonly number: string;
  readonly signedOn: LegalDate;
  readonly to: LegalDate;
}

export const CONTRACT_STANDINGS = {
  concluded: '已订立，待生效',
  'in-effect': '履行中',
  suspended: '中止履行',
  ended: '已提前终止',
  expired: '已到期',
  'fallen-through': '未能生效',
  annulled: '误登，已撤销',
} as const;

export interface Contract extends Omit<Concluded, 'kind' | 'paperSha256' | 'parcels'> {
  readonly kind: ContractKind;
  readonly parcels: LandUnder;
  /** Who followed whom as a lessor, in their order. */
  readonly successions?: readonly FollowedLessor[];
  /** None of an old contract that was never written, or whose paper is lost. */
  readonly paperSha256?: string | undefined;
  /** Of a contract of before the register. */
  readonly old?: OldContract;
  readonly standing: keyof typeof CONTRACT_STANDINGS;
  readonly effectiveFrom?: LegalDate;
  readonly filedOn?: LegalDate;
  readonly dues: readonly Due[];
  /** Numbers of the receipts that were handed out. */
  readonly receipts: readonly string[];
  /** What was stated of the yields of which rent is a share. */
  readonly yields: readonly StatedYield[];
  readonly breaches: readonly RecordedBreach[];
  readonly supplements: readonly Supplement[];
  readonly suspendedOn?: LegalDate | undefined;
  /** A longer term that is agreed, and for which the rights are not held on every parcel yet. */
  readonly lengthening?: Lengthening | undefined;
  /** Its term was lengthened at least once. */
  readonly lengthened?: true;
  /** Last day of a contract that ended before its term did. */
  readonly endedOn?: LegalDate;
  /** A parcel went, came or changed, or another took the place of a lessor. */
  readonly landMoved?: true;
  /** It arose by an assignment of the land. */
  readonly byAssignment?: true;
  /** The contract that follows this one. */
  readonly renewedById?: string;
}

/** Of a contract to which nothing has happened yet. */
const UNTOUCHED = {
  dues: [],
  receipts: [],
  yields: [],
  breaches: [],
  supplements: [],
} as const;

export const contractStream = streamType({
  category: 'contract',
  title: '合同',
  events: [
    ContractConcluded,
    ContractTookEffect,
    ContractFellThrough,
    ContractFiled,
    RentFellDue,
    RentReceived,
    YieldStated,
    ContractSuspended,
    ContractResumed,
    BreachRecorded,
    BreachRemedied,
    ContractEnded,
    ContractExpired,
    ContractRenewed,
    ContractSupplemented,
    ContractTermLengthened,
    LengtheningFellThrough,
    OldContractRecorded,
    OldContractGraded,
    ContractPutRight,
    ContractLandAssigned,
    AssignedContractRecorded,
    ContractLandSwapped,
    ContractLandReshaped,
    ContractLandLeft,
    LessorSucceeded,
    ContractCorrected,
    ContractAnnulled,
  ],
  initial: absent<Contract>(),
  evolve: {
    ContractConcluded: (_, contract) => ({
      ...contract,
      ...UNTOUCHED,
      standing: 'concluded' as const,
    }),
    ContractTermLengthened: (contract, { to }) =>
      contract && { ...contract, to, lengthened: true as const, lengthening: undefined },
    LengtheningFellThrough: (contract) => contract && { ...contract, lengthening: undefined },
    OldContractRecorded: (_, recorded) => {
      const { contract, old } = asContract(recorded);
      const inEffect = { standing: 'in-effect' as const, effectiveFrom: contract.from };
      return { ...contract, ...UNTOUCHED, ...inEffect, old };
    },
    OldContractGraded: (contract, event) =>
      contract?.old ? { ...contract, old: graded(contract.old, event) } : contract,
    ContractPutRight: (contract, event) => {
      const { old } = contract ?? {};
      if (!contract || !old) return contract;
      return { ...contract, old: putRight(old, event) };
    },
    ContractLandAssigned: (contract, gone) => contract && { ...contract, ...afterAssignment(contract, gone) },
    AssignedContractRecorded: (_, contract) => ({
      ...contract,
      ...UNTOUCHED,
      kind: 'household-contract' as const,
      byAssignment: true as const,
      standing: 'in-effect' as const,
      effectiveFrom: contract.from,
    }),
    ContractLandSwapped: (contract, swap) =>
      contract && { ...contract, ...moved(swapped(contract.parcels, swap)) },
    ContractLandReshaped: (contract, event) =>
      contract && { ...contract, ...moved(reshaped(contract.parcels, event)) },
    ContractLandLeft: (contract, left) => contract && { ...contract, ...afterLeaving(contract, left) },
    LessorSucceeded: (contract, { contractId: _, divisionCode: __, ...succession }) =>
      contract && {
        ...contract,
        ...moved(letBy(contract.parcels, succession)),
        successions: [...(contract.successions ?? []), succession],
      },
    ContractTookEffect: (contract, { on }) =>
      contract && { ...contract, standing: 'in-effect' as const, effectiveFrom: on },
    ContractFellThrough: (contract) => contract && { ...contract, standing: 'fallen-through' as const },
    ContractFiled: (contract, { filedOn }) => contract && { ...contract, filedOn },
    RentFellDue: (contract, { line, year, dueOn, amountFen }) =>
      contract && {
        ...contract,
        dues: [...contract.dues, { line, year, dueOn, amountFen, receivedFen: 0 }],
      },
    RentReceived: (contract, { line, year, amountFen, receiptNumber }) =>
      contract && {
        ...contract,
        receipts: [...contract.receipts, receiptNumber],
        dues: contract.dues.map((due) =>
          due.line === line && due.year === year ? { ...due, receivedFen: due.receivedFen + amountFen } : due,
        ),
      },
    YieldStated: (contract, { contractId: _, ...stated }) =>
      contract && { ...contract, yields: [...contract.yields, stated] },
    ContractAnnulled: (contract) => contract && { ...contract, standing: 'annulled' as const },
    ContractCorrected: (contract, { after }) => contract && { ...contract, ...after },
    ContractSuspended: (contract, { suspendedOn }) =>
      contract && { ...contract, standing: 'suspended' as const, suspendedOn },
    ContractResumed: (contract) =>
      contract && { ...contract, standing: 'in-effect' as const, suspendedOn: undefined },
    BreachRecorded: (contract, { contractId: _, ...breach }) =>
      contract && { ...contract, breaches: [...contract.breaches, breach] },
    BreachRemedied: (contract, { breachId, remediedOn }) =>
      contract && {
        ...contract,
        breaches: contract.breaches.map((each) =>
          each.breachId === breachId ? { ...each, remediedOn } : each,
        ),
      },
    ContractEnded: (contract, { endedOn }) =>
      contract && { ...contract, standing: 'ended' as const, endedOn },
    ContractExpired: (contract) => contract && { ...contract, standing: 'expired' as const },
    ContractRenewed: (contract, { renewedById }) => contract && { ...contract, renewedById },
    ContractSupplemented: (contract, { number, signedOn, payments, areas = [], agreedUse, to }) =>
      contract && {
        ...contract,
        ...(payments && { payments, successions: agreedAnew(contract.successions ?? [], signedOn) }),
        ...(agreedUse && { agreedUse }),
        ...(to && (contract.old ? { to } : { lengthening: { number, signedOn, to } })),
        parcels: remeasured(contract.parcels, areas),
        supplements: [...contract.supplements, { number, signedOn, ...(payments && { amendsRent: true }) }],
      },
  },
});
