import { describe, expect, it } from '@jest/globals';
import {
  COLLECTIVE,
  COOPERATIVE,
  LEASE,
  PARCEL,
  RESOLUTION,
  SHA,
  authorisation,
  leaseConcluded,
  resolution,
  zhang,
} from '#examples';
import { type Given, given, known } from '#given';
import { type DataOf, type DomainEvent, replay } from '#kernel';
import { OLD_CONTRACT, oldContractGraded, oldContractPutRight, oldContractRecorded } from '#old-contracts';
import {
  ContractConcluded,
  ContractEnded,
  ContractFellThrough,
  type ContractPutRight,
  ContractSupplemented,
  contractStream,
} from '../facts/index.js';
import { putContractRight } from './put-contract-right.js';

const { contractId } = OLD_CONTRACT;
const history = [oldContractRecorded(), oldContractGraded()];
const mends = ['over-long', 'under-priced'];
const settled = {
  ...{ contractId, mends, way: 'settled', putRightOn: '2026-02-20', paperSha256: SHA },
  ...{ forum: 'court', caseNumber: '（2026）晋0722民初12号' },
};
const unsettled = { ...settled, forum: undefined, caseNumber: undefined };
const line = {
  ...{ payer: COOPERATIVE, payee: { kind: 'collective' as const, id: COLLECTIVE } },
  ...{ account: 'collective-account' as const, steps: [{ fromYear: 1, amountFen: 250_000 }] },
};
const supplemented = ContractSupplemented.of({
  ...{ contractId, number: '补1', signedOn: '2026-02-18', paperSha256: SHA, to: '2028-02-29' },
  payments: { firstDueOn: '2026-12-31', lines: [line] },
});
const bySupplement = { ...unsettled, way: 'supplement', supplementNumber: '补1', resolutionId: RESOLUTION };
const decided = {
  resolution: resolution({ contractIds: [contractId] }),
  approval: authorisation({ resolutionId: RESOLUTION }),
};
const mend = (more: object, past: readonly DomainEvent[] = history, references: Given['references'] = {}) =>
  given(putContractRight, { history: past, references }).when({ ...settled, ...more });
const putRight = (more: Partial<DataOf<typeof ContractPutRight>> = {}) => oldContractPutRight(more);
const unsettledEvent = { forum: undefined, caseNumber: undefined };

describe('putting an old contract right', () => {
  it('by what a court, arbitrators or mediators settled', () => {
    mend({}).then(putRight());
  });

  it('by a supplement, which the members decided and the township approved', () => {
    const more = { ...bySupplement, approvalId: decided.approval.id };
    mend(more, [...history, supplemented], decided).then(
      putRight({
        ...unsettledEvent,
        ...{ way: 'supplement', supplementNumber: '补1', resolutionId: RESOLUTION },
        approvalId: decided.approval.id,
      }),
    );
  });

  it('by its end', () => {
    const ended = ContractEnded.of({
      ...{ contractId, endedOn: '2026-02-19', ground: 'mutual-agreement', endedBy: 'both', paperSha256: SHA },
    });
    mend({ ...unsettled, way: 'terminated' }, [...history, ended]).then(
      putRight({ ...unsettledEvent, way: 'terminated' }),
    );
  });

  it('mends only what stands open, once, after it was found (OC16)', () => {
    const code = 'CONTRACTS.POINT_NOT_OPEN';
    mend({ mends: ['not-archived'] }).refused(code);
    mend({ mends: ['over-long', 'over-long'] }).refused(code);
    mend({}, [...history, putRight()]).refused(code);
    mend({}, [oldContractRecorded()]).refused(code);
    for (const putRightOn of ['2026-01-31', '2026-03-03']) mend({ putRightOn }).refused(code);
  });

  it('in a way that can mend the point (OC17)', () => {
    const offBook = { wrong: 'not-in-books', round: 1, found: '没有入账' } as const;
    const past = [oldContractRecorded(), oldContractGraded({ findings: [offBook] })];
    const { wayForward } = mend(
      { ...unsettled, mends: ['not-in-books'], way: 'rewritten' },
      past,
      decided,
    ).refused('CONTRACTS.WAY_DOES_NOT_MEND');
    expect(wayForward).toContain('超期限');
    mend({ ...unsettled, mends: ['not-in-books'], way: 'made-good' }, past).then(
      putRight({ ...unsettledEvent, mends: [{ wrong: 'not-in-books', round: 1 }], way: 'made-good' }),
    );
  });

  it('in a way that stands in the register (OC18)', () => {
    const code = 'CONTRACTS.WAY_NOT_IN_REGISTER';
    const approved = { ...bySupplement, approvalId: decided.approval.id };
    const other = { ...approved, supplementNumber: '补2' };
    expect(mend(other, [...history, supplemented], decided).refused(code).field).toBe('supplementNumber');
    mend({ ...approved, putRightOn: '2026-02-17' }, [...history, supplemented], decided).refused(code);
    mend({ ...unsettled, way: 'terminated' }).refused(code);
    mend({ caseNumber: undefined }).refused(code);
  });
});

describe('a contract written anew', () => {
  const oral = oldContractRecorded({
    ...{ written: false, paperSha256: undefined, kind: 'household-lease' },
    ...{ democraticProcedure: true, grantor: { kind: 'household', id: zhang.id } },
  });
  const notWritten = { wrong: 'not-written', round: 1, found: '口头约定' } as const;
  const past = [oral, oldContractGraded({ grade: 'oral', findings: [notWritten] })];
  const rewritten = { ...unsettled, mends: ['not-written'], way: 'rewritten' };
  const anew = (newContractId?: string, ...events: DomainEvent[]) =>
    mend({ ...rewritten, newContractId }, past, {
      ...(newContractId !== undefined && { newContract: known(contractStream, newContractId, ...events) }),
    });
  const event = putRight({
    ...{ ...unsettledEvent, way: 'rewritten', mends: [{ wrong: 'not-written', round: 1 }] },
  });

  it('has its paper from then on, and may be a contract of its own', () => {
    anew().then(event);
    const { state } = replay(
      contractStream,
      [...past, event].map((each, revision) => ({ ...each, revision, effectiveOn: '2026-02-20' })),
    );
    expect(state?.old?.written).toBe(true);
    anew(LEASE.contractId, leaseConcluded).then({
      ...event,
      data: { ...event.data, newContractId: LEASE.contractId },
    });
  });

  it.each([
    ['is unknown', []],
    ['is of another collective', [ContractConcluded.of({ ...LEASE, collectiveId: 'N1' })]],
    ['is with somebody else', [ContractConcluded.of({ ...LEASE, grantees: [] })]],
    ['is an old one', [oldContractRecorded()]],
    [
      'fell through',
      [
        leaseConcluded,
        ContractFellThrough.of({ contractId: LEASE.contractId, cause: '已出租', parcelCode: PARCEL }),
      ],
    ],
  ])('is none that %s (OC18)', (_, events) => {
    anew(LEASE.contractId, ...events).refused('CONTRACTS.WAY_NOT_IN_REGISTER');
  });
});

describe('the terms of a supplement', () => {
  const { payments: _, ...withoutPlan } = supplemented.data;
  const { to: __, ...withoutTerm } = supplemented.data;
  const more = { ...bySupplement, approvalId: decided.approval.id };

  it.each([
    ['still end too late', withoutTerm],
    ['leave the price', withoutPlan],
  ])('mend nothing when they %s (OC19)', (_, data) => {
    mend(more, [...history, ContractSupplemented.of(data)], decided).refused('CONTRACTS.TERMS_STILL_WRONG');
  });
});

describe('going on with an old contract (OC20)', () => {
  const past = [...history, supplemented];
  const code = 'CONTRACTS.GOING_ON_NOT_DECIDED';

  it('on new terms with an outsider is decided, and approved by the township', () => {
    mend({ ...bySupplement, resolutionId: undefined }, past).refused(code);
    expect(mend(bySupplement, past, { resolution: decided.resolution }).refused(code).field).toBe(
      'approvalId',
    );
  });

  it('that nobody decided needs the decision now, on its own matter', () => {
    const undecided = { wrong: 'no-procedure', round: 1, found: '没有会议记录' } as const;
    const makeGood = { ...unsettled, mends: ['no-procedure'], way: 'made-good', resolutionId: RESOLUTION };
    const grading = oldContractGraded({ findings: [undecided] });
    const of = (kind: 'house-lease' | 'household-contract' | 'collective-lease', matter: string) =>
      mend(
        makeGood,
        [
          oldContractRecorded({
            ...{ kind, grantees: [{ kind: 'household', id: zhang.id }] },
            ...(kind === 'house-lease' && { parcels: [], areaDm2: undefined }),
          }),
          grading,
        ],
        { resolution: resolution({ matter: matter as 'asset-disposal', parcels: [PARCEL] }) },
      );
    const event = putRight({
      ...{ ...unsettledEvent, mends: [{ wrong: 'no-procedure', round: 1 }], way: 'made-good' },
      resolutionId: RESOLUTION,
    });
    of('house-lease', 'asset-disposal').then(event);
    of('household-contract', 'household-contracting-plan').then(event);
    of('collective-lease', 'land-lease-members').then(event);
    of('house-lease', 'land-lease-members').refused(code);
  });

  it('is for the household to decide that let its own land', () => {
    const lease = oldContractRecorded({
      kind: 'household-lease',
      grantor: { kind: 'household', id: zhang.id },
    });
    const undecided = { wrong: 'no-procedure', round: 1, found: '没有会议记录' } as const;
    mend({ ...unsettled, mends: ['no-procedure'], way: 'made-good' }, [
      lease,
      oldContractGraded({ findings: [undecided] }),
    ]).then(putRight({ ...unsettledEvent, mends: [{ wrong: 'no-procedure', round: 1 }], way: 'made-good' }));
  });
});
