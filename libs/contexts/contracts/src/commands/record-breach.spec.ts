import { describe, expect, it } from '@jest/globals';
import { LEASE, SHA, leaseConcluded, leaseTookEffect } from '#examples';
import { given, idGiven } from '#given';
import { BreachRecorded, BreachRemedied } from '../facts/index.js';
import { recordBreachRemedied } from './record-breach-remedied.js';
import { recordBreach } from './record-breach.js';

const { contractId } = LEASE;
const history = [leaseConcluded, leaseTookEffect];
const command = {
  contractId,
  kind: 'rent-unpaid',
  since: '2026-02-02',
  noticedOn: '2026-02-10',
  remedyBy: '2026-02-25',
  noticeSha256: SHA,
} as const;
const breachId = idGiven('breach');
const recorded = BreachRecorded.of({ ...command, breachId });
const remedy = { contractId, breachId, remediedOn: '2026-02-20' };
const remedied = BreachRemedied.of(remedy);

describe('recording a breach', () => {
  it('says what is wrong since when, and until when it may be remedied', () => {
    given(recordBreach, { history }).when(command).then(recorded);
  });

  it.each([
    [{ since: '2026-01-09' }, '2026-01-09'],
    [{ since: '2026-02-11' }, '2026-02-11'],
    [{ remedyBy: '2026-02-10' }, '2026-02-10'],
  ])('comes after the contract and before the remedy, not with %j (CL11)', (more, named) => {
    const asked = given(recordBreach, { history }).when({ ...command, ...more });
    expect(asked.refused('CONTRACTS.BREACH_NOTICE_UNCLEAR').detail).toContain(named);
  });
});

describe('recording that a breach was remedied', () => {
  const mend = (more: object, past = [...history, recorded]) =>
    given(recordBreachRemedied, { history: past }).when({ ...remedy, ...more });

  it('ends it, once, and not before the notice (CL12)', () => {
    mend({}).then(remedied);
    expect(mend({}, history).refused('CONTRACTS.NO_BREACH_TO_REMEDY').field).toBe('breachId');
    const twice = given(recordBreachRemedied, { history: [...history, recorded, remedied] }).when(remedy);
    expect(twice.refused('CONTRACTS.NO_BREACH_TO_REMEDY').detail).toContain('2026-02-20');
    mend({ remediedOn: '2026-02-09' }).refused('CONTRACTS.NO_BREACH_TO_REMEDY');
  });
});
