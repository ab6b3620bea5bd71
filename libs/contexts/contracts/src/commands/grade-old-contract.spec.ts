import { describe, expect, it } from '@jest/globals';
import { SHA, VILLAGE, leaseConcluded, leaseTookEffect, policy } from '#examples';
import { given } from '#given';
import type { DomainEvent } from '#kernel';
import {
  OLD_CONTRACT,
  OVER_LONG,
  UNDER_PRICED,
  oldContractGraded,
  oldContractPutRight,
  oldContractRecorded,
} from '#old-contracts';
import {
  type ContractKind,
  OldContractGraded,
  POINT_DUTIES,
  type WrongPoint,
  contractStream,
} from '../facts/index.js';
import { replay } from '#kernel';
import { gradeOldContract } from './grade-old-contract.js';

const { contractId } = OLD_CONTRACT;
const { round: _, agreedEndsOn: __, ...tooLong } = OVER_LONG;
const { round: ___, ...tooCheap } = UNDER_PRICED;
const stated = {
  ...{ contractId, grade: 'defective', findings: [tooLong, tooCheap], gradedBy: 'village' },
  ...{ gradedOn: '2026-02-01', paperSha256: SHA },
};
const recorded = oldContractRecorded({ democraticProcedure: true });
const oral = oldContractRecorded({ written: false, paperSha256: undefined });
const notWritten = { wrong: 'not-written', found: '只有口头约定' } as const;
const grade = (more: object = {}, history: readonly DomainEvent[] = [recorded], references = {}) =>
  given(gradeOldContract, { history, references }).when({ ...stated, ...more });
const sound = { grade: 'sound', findings: undefined };

describe('grading an old contract', () => {
  it('says what is wrong with it, with what was found', () => {
    const { judgement } = grade().then(oldContractGraded());
    expect(judgement.warnings).toEqual([]);
    grade(sound).then(oldContractGraded({ grade: 'sound', findings: [] }));
    grade({ grade: 'oral', findings: [notWritten] }, [oral]).then(
      oldContractGraded({ grade: 'oral', findings: [{ ...notWritten, round: 1 }] }),
    );
  });

  it('is of old contracts, in order of days (OC6)', () => {
    grade({ contractId: leaseConcluded.data.contractId }, [leaseConcluded, leaseTookEffect]).refused(
      'CONTRACTS.NOT_TO_BE_GRADED',
    );
    const code = 'CONTRACTS.NOT_TO_BE_GRADED';
    for (const gradedOn of ['2008-02-28', '2026-03-03']) grade({ gradedOn }).refused(code);
    grade({ gradedOn: '2026-01-31' }, [recorded, oldContractGraded()]).refused(code);
  });

  it('gives a grade that fits what was found, and whether it was written (OC7)', () => {
    const refused = (more: object, history = [recorded]) =>
      grade(more, history).refused('CONTRACTS.GRADE_DOES_NOT_FIT').detail;
    expect(refused({ grade: 'sound' })).toContain('规范');
    expect(refused({ findings: undefined })).toContain('至少');
    expect(refused({ findings: [tooLong, tooLong] })).toContain('两次');
    expect(refused({ grade: 'oral', findings: [tooLong] })).toContain('没有书面合同');
    expect(refused({ findings: [notWritten] })).toContain('有书面合同');
    expect(refused({ grade: 'oral', findings: [notWritten] })).toContain('有书面合同');
    expect(refused(sound, [oral])).toContain('没有书面合同');
    expect(refused({ findings: [tooLong] }, [oral])).toContain('没有书面合同');
  });

  it('says of a price and of a term how far they are wrong (OC8)', () => {
    const found = (finding: object) => grade({ findings: [finding] }).refused('CONTRACTS.FINDING_UNCLEAR');
    found({ ...tooCheap, marketPriceFen: undefined });
    found({ ...tooCheap, marketPriceFen: 25_000 });
    found({ ...tooCheap, wrong: 'not-archived' });
    found({ ...tooLong, legalEndsOn: undefined });
    for (const legalEndsOn of ['2008-02-29', '2048-02-29']) found({ ...tooLong, legalEndsOn });
    expect(found({ ...tooLong, wrong: 'not-archived' }).field).toBe('findings[0]');
  });

  it('names the term that contradicts a grade of sound (OC9)', () => {
    const told = (kind: ContractKind, to: string, references = {}, more: object = {}) => {
      const history = [oldContractRecorded({ kind, to, democraticProcedure: true, ...more })];
      const { judgement } = grade(sound, history, references).then(
        oldContractGraded({ grade: 'sound', findings: [] }),
      );
      return judgement.warnings.map(({ rule, detail }) => `${rule} ${detail}`);
    };
    const overLong = [expect.stringMatching(/^OC9 .*2048-02-29.*2028-02-29.*超期限/)];
    expect(told('collective-lease', '2048-02-29')).toEqual(overLong);
    expect(told('house-lease', '2048-02-29')).toEqual(overLong);
    expect(told('house-lease', '2028-02-29')).toEqual([]);
    expect(told('household-contract', '2048-02-29')).toEqual([]);
    const policies = policy('leases.long-from-years', 10);
    const late = { signedOn: '2025-03-01' };
    expect(told('collective-lease', '2028-02-29', {}, late)).toEqual([]);
    expect(told('collective-lease', '2028-02-29', { policies }, late)).toHaveLength(1);
  });

  it('is looked at again when it contradicts the record (OC9)', () => {
    const warnings = (more: object, history = [recorded]) => {
      const { decided } = grade(more, history);
      return 'judgement' in decided ? decided.judgement.warnings.map(({ detail }) => detail) : [];
    };
    expect(warnings({}, [oldContractRecorded()])).toEqual([expect.stringContaining('未经民主程序')]);
    const offBook = { wrong: 'not-in-books', found: '收据没有交账' };
    expect(warnings({ findings: [offBook] })).toEqual([expect.stringContaining('未入账')]);
    expect(
      warnings({ findings: [offBook] }, [oldContractRecorded({ inBooks: false, democraticProcedure: true })]),
    ).toEqual([]);
  });
});

describe('a wrong point of an old contract', () => {
  it.each(Object.keys(POINT_DUTIES) as WrongPoint[])('%s is a duty with what was found', (wrong) => {
    const written = wrong !== 'not-written';
    const findings = [
      { over: tooLong, under: tooCheap }[wrong.split('-')[0] as 'over'] ?? { wrong, found: '见材料' },
    ];
    const { decided } = grade({ grade: written ? 'defective' : 'oral', findings }, [
      written ? recorded : oral,
    ]);
    if (!('judgement' in decided)) throw new Error(decided.detail);
    expect(decided.judgement.tasks).toEqual([
      expect.objectContaining({ code: POINT_DUTIES[wrong].code, occurrence: '1' }),
    ]);
    expect(decided.judgement.tasks[0]?.dueOn).toBeUndefined();
    expect(decided.judgement.tasks[0]?.detail).toContain('未配置');
  });

  it('is due within the county’s period', () => {
    const policies = policy('contract-clean-up.mending-period', { count: 6, unit: 'month' });
    const { judgement, policies: read } = grade({}, [recorded], { policies }).then(oldContractGraded());
    expect(judgement.tasks.map(({ dueOn }) => dueOn)).toEqual(['2026-08-03', '2026-08-03']);
    expect(judgement.tasks[1]?.detail).toContain('约定 250.00 元，市场价 2,500.00 元');
    expect(read).toEqual(['row of contract-clean-up.mending-period']);
  });
});

describe('grading again', () => {
  const history = [recorded, oldContractGraded()];

  it('keeps the duty of what is wrong still, and ends that of what is no longer found', () => {
    grade({ findings: [tooLong], gradedOn: '2026-03-01' }, history).then(
      oldContractGraded({
        findings: [OVER_LONG],
        noLongerFound: [{ wrong: 'under-priced', round: 1 }],
        gradedOn: '2026-03-01',
      }),
    );
  });

  it('begins anew with what was mended and is found again', () => {
    const mended = oldContractPutRight({ mends: [{ wrong: 'over-long', round: 1 }] });
    grade({ gradedOn: '2026-03-01' }, [...history, mended]).then(
      oldContractGraded({
        findings: [{ ...OVER_LONG, round: 2 }, UNDER_PRICED],
        gradedOn: '2026-03-01',
      }),
    );
  });

  it('counts the gradings', () => {
    const events = [...history, oldContractGraded()].map((event, revision) => ({
      ...event,
      revision,
      effectiveOn: '2026-02-01',
    }));
    expect(replay(contractStream, events).state?.old?.grading?.round).toBe(2);
    expect(OldContractGraded.name).toBe('OldContractGraded');
    expect(VILLAGE).toBe(OLD_CONTRACT.divisionCode);
  });
});
