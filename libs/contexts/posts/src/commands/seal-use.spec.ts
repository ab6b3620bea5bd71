import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '#kernel';
import { given, known } from '#given';
import { COLLECTIVE, SHA, VILLAGE, held, householdOf, idOf, kin } from '#people';
import {
  CustodyContested,
  CustodyHandedOver,
  CustodyLost,
  CustodyRegistered,
  SealUsed,
  dutyBookStream,
} from '../facts/index.js';
import { recordSealUse } from './record-seal-use.js';

const [KEEPER, APPROVER, APPLICANT, TENANT] = [idOf('张'), idOf('李'), idOf('王'), idOf('赵')];
const custodyId = idOf('公章');

const OFFICERS: readonly DomainEvent[] = [
  held('accountant', '张'),
  held('board-chair', '李'),
  held('director', '王'),
];

const registered = (more: object = {}) =>
  CustodyRegistered.of({
    custodyId,
    divisionCode: VILLAGE,
    organisationId: COLLECTIVE,
    kind: 'official-seal',
    label: '黄家会村股份经济合作社公章',
    keepingId: 'k1',
    keeperId: KEEPER,
    from: '2026-01-05',
    listSha256: SHA,
    ...more,
  });
const command = {
  custodyId,
  divisionCode: VILLAGE,
  on: '2026-03-01',
  purpose: '签订河滩机动地出租合同',
  documentSha256: SHA,
  copies: 3,
  applicantId: APPLICANT,
  approverId: APPROVER,
};
const used = (more: object = {}) => {
  const { on: usedOn, divisionCode: _, ...stated } = command;
  return SealUsed.of({
    ...stated,
    number: 1,
    usedOn,
    keeperId: KEEPER,
    counterpartyIds: undefined,
    ...more,
  });
};
const use = (more: object = {}, history: DomainEvent[] = [registered()], officers = OFFICERS) =>
  given(recordSealUse, { history, references: { book: known(dutyBookStream, VILLAGE, ...officers) } }).when({
    ...command,
    ...more,
  });

describe('using a seal', () => {
  it('is asked for, approved and done by three persons, and numbered without gaps', () => {
    use().then(used());
    use({}, [registered(), used(), used({ number: 2 })]).then(used({ number: 3 }));
  });

  it('is not approved by the applicant, nor by the keeper, who does not apply either', () => {
    const { detail } = use({ applicantId: APPROVER }).refused('POSTS.SAME_HANDS');
    expect(detail).toBe('审批人不能同时是申请人。');
    use({ approverId: KEEPER }).refused('POSTS.SAME_HANDS');
    use({ applicantId: KEEPER }).refused('POSTS.SAME_HANDS');
  });

  it('is approved and done by whoever is in office on the day', () => {
    const ended = [held('accountant', '张', { to: '2026-02-28' }), ...OFFICERS.slice(1)];
    const { detail } = use({}, [registered()], ended).refused('POSTS.NOT_IN_OFFICE');
    expect(detail).toBe('保管人的“会计”已于 2026-02-28 任满或终止，2026-03-01 不在任。');
    use({ approverId: idOf('外人') }).refused('POSTS.NOT_IN_OFFICE');
  });

  it('is asked for by somebody the register knows', () => {
    use({ applicantId: TENANT }).refused('POSTS.APPLICANT_NOT_REGISTERED');
    const household = householdOf('赵');
    const book = known(dutyBookStream, VILLAGE, ...OFFICERS);
    given(recordSealUse, { history: [registered()], references: { book, household } })
      .when({ ...command, applicantId: TENANT, applicantHouseholdId: household.id })
      .then(used({ applicantId: TENANT }));
  });

  it('is not approved for near kin, and seen by everybody when an officer is the other side', () => {
    const counterpartyIds = [TENANT];
    use({ counterpartyIds }).then(used({ counterpartyIds }));
    use({ counterpartyIds }, [registered()], [...OFFICERS, kin('李', 'sibling', '赵')]).refused(
      'POSTS.DECIDES_FOR_KIN',
    );
    use({ counterpartyIds: [KEEPER] }).refused('POSTS.DECIDES_FOR_KIN');
    const related = use({ counterpartyIds }, [registered()], [...OFFICERS, kin('王', 'sibling', '赵')]);
    expect(related.then(used({ counterpartyIds })).judgement.warnings).toMatchObject([{ rule: 'M8' }]);
  });

  it('is not approved for an applicant who is near kin', () => {
    const related = [...OFFICERS, kin('李', 'child', '王')];
    const { detail } = use({}, [registered()], related).refused('POSTS.DECIDES_FOR_KIN');
    expect(detail).toContain('审批人是申请人的近亲属');
    const toKeeper = [...OFFICERS, kin('王', 'spouse', '张')];
    expect(use({}, [registered()], toKeeper).refused('POSTS.DECIDES_FOR_KIN').detail).toContain('保管人');
  });

  it('that was forgotten is entered late with a reason, and shown as late (PS57, PS63)', () => {
    const history = [registered(), used({ usedOn: '2026-02-20' })];
    const { wayForward } = use({ on: '2026-02-01' }, history).refused('POSTS.CUSTODY_OUT_OF_ORDER');
    expect(wayForward).toContain('lateReason');
    const late = { on: '2026-02-01', lateReason: '当日停电' };
    const recorded = used({ number: 2, usedOn: '2026-02-01', lateReason: '当日停电' });
    const { judgement } = use(late, history).then(recorded);
    expect(judgement.warnings).toMatchObject([{ rule: 'PS63', detail: expect.stringContaining('当日停电') }]);
    // What follows is in the order of what came last.
    use({ on: '2026-02-10' }, [...history, recorded]).refused('POSTS.CUSTODY_OUT_OF_ORDER');
    // In its turn it is not late, whatever reason is given.
    expect(use({ lateReason: '无' }, history).then(used({ number: 2 })).judgement.warnings).toEqual([]);
    use({ ...late, on: '2026-01-04' }, history).refused('POSTS.CUSTODY_OUT_OF_ORDER');
    use({ ...late, on: '2026-03-03' }, history).refused('POSTS.CUSTODY_OUT_OF_ORDER');
  });

  it('entered late is that of whoever kept the seal on the day, though it is lost or handed on since', () => {
    const handedOn = CustodyHandedOver.of({
      custodyId,
      ...{ giverId: KEEPER, takerId: idOf('孙'), supervisorId: APPROVER },
      ...{ endedKeepingId: 'k1', keepingId: 'k2', on: '2026-02-10', listSha256: SHA },
    });
    const late = { on: '2026-02-01', lateReason: '当日停电' };
    const recorded = used({ usedOn: '2026-02-01', lateReason: '当日停电' });
    const lost = {
      custodyId,
      divisionCode: VILLAGE,
      keepingId: 'k2',
      on: '2026-02-20',
      circumstances: '丢失',
    };
    use(late, [registered(), handedOn]).then(recorded);
    use(late, [registered(), handedOn, CustodyLost.of(lost)]).then(recorded);
    const conflict = { custodyId, keepingId: 'k2', code: 'POSTS.SAME', detail: '冲突' };
    use(late, [registered(), handedOn, CustodyContested.of(conflict)]).then(recorded);
  });

  it('is of a seal that is at hand and not in conflict', () => {
    use({}, [registered({ kind: 'archive' })]).refused('POSTS.NOT_A_SEAL');
    const conflict = { custodyId, keepingId: 'k1', code: 'POSTS.SAME', detail: '冲突' };
    use({}, [registered(), CustodyContested.of(conflict)]).refused('POSTS.CUSTODY_CONTESTED');
    const lost = {
      custodyId,
      divisionCode: VILLAGE,
      keepingId: 'k1',
      on: '2026-02-01',
      circumstances: '丢失',
    };
    use({}, [registered(), CustodyLost.of(lost)]).refused('POSTS.CUSTODY_ENDED');
    use({ on: '2026-01-04' }).refused('POSTS.CUSTODY_OUT_OF_ORDER');
    use({ on: '2026-03-03' }).refused('POSTS.CUSTODY_OUT_OF_ORDER');
    use({ on: '2026-02-01' }, [registered(), used()]).refused('POSTS.CUSTODY_OUT_OF_ORDER');
  });
});
