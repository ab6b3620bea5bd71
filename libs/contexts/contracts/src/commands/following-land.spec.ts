import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, PARCEL, SHA, VILLAGE, li, zhang } from '#examples';
import { given, known } from '#given';
import { type DomainEvent, replay } from '#kernel';
import {
  AssignedContractRecorded,
  ContractConcluded,
  ContractEnded,
  ContractLandAssigned,
  ContractLandLeft,
  ContractLandReshaped,
  ContractLandSwapped,
  ContractNumberTaken,
  ContractTookEffect,
  contractIdOf,
  contractNumberStream,
  contractStream,
} from '../facts/index.js';
import { GiveUpAssignedLand, giveUpAssignedLand } from './give-up-assigned-land.js';
import { type LeavingLand, LetLandLeaveContract, letLandLeaveContract } from './let-land-leave-contract.js';
import { RecordAssignedContract, recordAssignedContract } from './record-assigned-contract.js';
import { ReshapeLandOfContract, reshapeLandOfContract } from './reshape-land-of-contract.js';
import { SwapLandOfContract, swapLandOfContract } from './swap-land-of-contract.js';
import { TakeContractNumber, takeContractNumber } from './take-contract-number.js';

const OTHER = `${VILLAGE}0000002`;
const SUCCESSOR = '6c5f8a1c-0d2e-5c4b-9f6a-1e7d8c9b0a23';
const contractId = '5c5f8a1c-0d2e-5c4b-9f6a-1e7d8c9b0a23';
const grantor = { kind: 'collective', id: COLLECTIVE } as const;
const terms = {
  ...{ divisionCode: VILLAGE, collectiveId: COLLECTIVE, signedOn: '2023-01-01' },
  ...{ from: '2023-01-01', to: '2052-12-31', paperSha256: SHA, agreedUse: '种植玉米' },
};
const concluded = ContractConcluded.of({
  ...terms,
  ...{ contractId, number: '承1', grantees: [{ kind: 'household', id: zhang.id }] },
  kind: 'household-contract',
  parcels: [PARCEL, OTHER].map((parcelCode) => ({ parcelCode, grantor, areaDm2: 333_350 })),
});
const history: DomainEvent[] = [concluded, ContractTookEffect.of({ contractId, on: '2023-01-01' })];
const ofContract = { contractId, divisionCode: VILLAGE };

describe('a household contract whose land is assigned', () => {
  const giveUp = (parcelCode: string, before = history) =>
    given(giveUpAssignedLand, { history: before }).when(
      new GiveUpAssignedLand(contractId, parcelCode, '2026-02-28', SUCCESSOR, [contractId], '2026-03-01'),
    );
  const assigned = (parcelCode: string, remaining: number) =>
    ContractLandAssigned.of({
      ...{ ...ofContract, parcelCode, lastDay: '2026-02-28', successorId: SUCCESSOR, remaining },
    });

  it('gives the parcel up, once, and ends with its last one (CL21)', () => {
    giveUp(PARCEL).then(assigned(PARCEL, 1));
    const after = [...history, assigned(PARCEL, 1)];
    giveUp(PARCEL, after).refused('CONTRACTS.LAND_NOT_UNDER_CONTRACT');
    giveUp(OTHER, after).then(assigned(OTHER, 0));
    expect(
      giveUp(OTHER, [...after, assigned(OTHER, 0)]).refused(
        'CONTRACTS.NOT_RUNNING',
        'CONTRACTS.LAND_NOT_UNDER_CONTRACT',
      ).detail,
    ).toContain('已提前终止');
  });

  it('is followed by the contract of the transferee, once (CL22)', () => {
    const contract = {
      ...terms,
      ...{ contractId: SUCCESSOR, number: '承2026-9', signedOn: '2026-03-01', from: '2026-03-01' },
      grantees: [{ kind: 'household' as const, id: li.id }],
      parcels: [{ parcelCode: PARCEL, grantor, areaDm2: 333_350 }],
    };
    const arising = new RecordAssignedContract(contract, '2026-03-01');
    const recorded = AssignedContractRecorded.of(contract);
    given(recordAssignedContract).when(arising).then(recorded);
    given(recordAssignedContract, { history: [recorded] })
      .when(arising)
      .refused('CONTRACTS.ASSIGNED_CONTRACT_RECORDED');
  });

  it('has the number of that contract taken, once (K1), or it shares the number and says so (CL23)', () => {
    const number = '承2026-9';
    const id = contractIdOf({ collectiveId: COLLECTIVE, number });
    const identity = { number, collectiveId: COLLECTIVE, divisionCode: VILLAGE, signedOn: '2026-03-01' };
    const taking = new TakeContractNumber({ ...identity, contractId: SUCCESSOR }, '2026-03-01');
    const taken = ContractNumberTaken.of({ ...identity, contractId: SUCCESSOR });
    const another = ContractNumberTaken.of({ ...identity, contractId });
    given(takeContractNumber).when(taking).then(taken);
    const contract = known(contractStream, id, ContractConcluded.of({ ...concluded.data, number }));
    given(takeContractNumber, { history: [another] })
      .when(taking)
      .refused('CONTRACTS.NUMBER_ALREADY_USED');
    given(takeContractNumber, { references: { contract } })
      .when(taking)
      .refused('CONTRACTS.NUMBER_ALREADY_USED');
    const arising = new RecordAssignedContract(
      {
        ...{ ...terms, ...identity, contractId: SUCCESSOR, from: '2026-03-01' },
        grantees: [{ kind: 'household' as const, id: li.id }],
        parcels: [{ parcelCode: PARCEL, grantor, areaDm2: 333_350 }],
      },
      '2026-03-01',
    );
    const warningsBeside = (references: object) =>
      given(recordAssignedContract, { references: { ...references } })
        .when(arising)
        .then(AssignedContractRecorded.of(arising.contract))
        .judgement.warnings.map(({ rule }) => rule);
    expect(warningsBeside({ taken: known(contractNumberStream, id, taken) })).toEqual([]);
    expect(warningsBeside({ taken: known(contractNumberStream, id, another) })).toEqual(['CL23']);
    expect(warningsBeside({ concluded: contract })).toEqual(['CL23']);
  });
});

describe('a household contract whose land is swapped', () => {
  it('has the other parcel in the place of its own, once', () => {
    const swap = {
      ...{ swapId: 's1', formerParcelCode: PARCEL, parcelCode: `${VILLAGE}0000003` },
      ...{ areaDm2: 300_000, rightId: 'r1', from: '2026-03-01' },
    };
    const command = new SwapLandOfContract(contractId, swap, [contractId], '2026-03-01');
    const swapped = ContractLandSwapped.of({ ...ofContract, ...swap });
    given(swapLandOfContract, { history }).when(command).then(swapped);
    given(swapLandOfContract, { history: [...history, swapped] })
      .when(command)
      .refused('CONTRACTS.LAND_NOT_UNDER_CONTRACT');
  });
});

describe('a household contract whose land is given back, recalled or expropriated', () => {
  const left: LeavingLand = { parcelCode: PARCEL, lastDay: '2026-02-28', ground: 'voluntary-return' };
  const leaving = (land: object = {}, before = history) =>
    given(letLandLeaveContract, { history: before }).when(
      new LetLandLeaveContract(contractId, { ...left, ...land }, '2026-02-28'),
    );
  const gone = (remaining: number, land: object = {}) =>
    ContractLandLeft.of({ ...ofContract, ...left, ...land, parts: [], remaining });

  it('lets the parcel go, once, and ends with its last one (CL21)', () => {
    leaving().then(gone(1));
    const after = [...history, gone(1)];
    leaving({}, after).refused('CONTRACTS.LAND_NOT_UNDER_CONTRACT');
    const last = { parcelCode: OTHER, ground: 'expropriated' } as const;
    leaving(last, after).then(gone(0, last));
    const { detail } = leaving(last, [...after, gone(0, last)]).refused(
      'CONTRACTS.NOT_RUNNING',
      'CONTRACTS.LAND_NOT_UNDER_CONTRACT',
    );
    expect(detail).toContain('已提前终止');
  });

  it('has kept the parts that stay of a parcel that was split, before contracts followed a split', () => {
    const [first, second] = ['8', '9'].map((digit) => ({
      parcelCode: `${VILLAGE}000000${digit}`,
      areaDm2: 100_000,
    }));
    if (!first || !second) throw new Error('two parts');
    const split = ContractLandLeft.of({ ...ofContract, ...left, parts: [first, second], remaining: 3 });
    const { parcelCode } = first;
    leaving({ parcelCode }, [...history, split]).then(gone(2, { parcelCode }));
  });
});

describe('a contract whose land is split or merged', () => {
  const [first, second, third] = ['7', '8', '9'].map((digit) => ({
    parcelCode: `${VILLAGE}000000${digit}`,
    areaDm2: 100_000,
  }));
  if (!first || !second || !third) throw new Error('three parts');
  const from = '2026-03-01';
  const reshaping = (
    formerParcelCode: string,
    parts: (typeof first & { rightId?: string })[],
    before = history,
  ) =>
    given(reshapeLandOfContract, { history: before }).when(
      new ReshapeLandOfContract(contractId, { formerParcelCode, parts, from }, from),
    );
  const reshaped = (formerParcelCode: string, parts: (typeof first & { rightId?: string })[]) =>
    ContractLandReshaped.of({ ...ofContract, formerParcelCode, parts, from });

  it('has the parts in the place of the parcel, once (CL21)', () => {
    reshaping(PARCEL, [first, second]).then(reshaped(PARCEL, [first, second]));
    const after = [...history, reshaped(PARCEL, [first, second])];
    reshaping(PARCEL, [first, second], after).refused('CONTRACTS.LAND_NOT_UNDER_CONTRACT');
    expect(landAfter(after)).toMatchObject([
      { ...first, grantor },
      { ...second, grantor },
      { parcelCode: OTHER },
    ]);
    const ended = { ...ofContract, endedOn: '2026-02-01', ground: 'decided', endedBy: 'authority' } as const;
    const { divisionCode: _, ...over } = ended;
    reshaping(PARCEL, [first], [...history, ContractEnded.of({ ...over, paperSha256: SHA })]).refused(
      'CONTRACTS.NOT_RUNNING',
    );
  });

  it('names what parcels were merged into once, with its right', () => {
    const whole = { ...third, rightId: 'r1' };
    reshaping(PARCEL, [whole]).then(reshaped(PARCEL, [whole]));
    const after = [...history, reshaped(PARCEL, [whole])];
    reshaping(OTHER, [whole], after).then(reshaped(OTHER, []));
    expect(landAfter([...after, reshaped(OTHER, [])])).toEqual([{ ...whole, grantor }]);
  });

  it('does not give up, by an act of before, what came back by a swap (CL24)', () => {
    const back = ContractLandSwapped.of({
      ...{
        ...ofContract,
        swapId: 's2',
        formerParcelCode: OTHER,
        parcelCode: PARCEL,
        areaDm2: 1,
        rightId: 'r9',
      },
      from,
    });
    const again = [...history, reshaped(PARCEL, [first]), back];
    given(giveUpAssignedLand, { history: again })
      .when(new GiveUpAssignedLand(contractId, PARCEL, '2026-02-28', SUCCESSOR, [contractId], from))
      .refused('CONTRACTS.LAND_HAS_COME_BACK');
    given(giveUpAssignedLand, { history: again })
      .when(new GiveUpAssignedLand(contractId, PARCEL, '2026-02-28', SUCCESSOR, [contractId, 'r9'], from))
      .then(
        ContractLandAssigned.of({
          ...{ ...ofContract, parcelCode: PARCEL, lastDay: '2026-02-28', successorId: SUCCESSOR },
          remaining: 1,
        }),
      );
  });
});

function landAfter(events: readonly DomainEvent[]) {
  const recorded = events.map((event, revision) => ({ ...event, revision, effectiveOn: '2026-03-01' }));
  return replay(contractStream, recorded).state?.parcels;
}
