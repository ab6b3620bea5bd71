import { describe, expect, it } from '@jest/globals';
import { type DomainEvent, DIQI_NAMESPACE, type Loaded, uuidV5 } from '#kernel';
import { given, known, idGiven } from '#given';
import { COLLECTIVE, SHA, VILLAGE, held, idOf, theCollective } from '#people';
import {
  CustodyCancelled,
  CustodyContested,
  type CustodyKind,
  CustodyHandedOver,
  CustodyLost,
  CustodyRegistered,
  dutyBookStream,
} from '../facts/index.js';
import { cancelCustody } from './cancel-custody.js';
import { ContestCustody, contestCustody } from './contest-custody.js';
import { handOverCustody } from './hand-over-custody.js';
import { recordCustodyLoss } from './record-custody-loss.js';
import { registerCustody } from './register-custody.js';

const [ZHANG, LI, WANG] = [idOf('张'), idOf('李'), idOf('王')];
const keepingId = idGiven('keeping');
const EARLIER = idOf('前一次保管');

const OFFICERS = [held('director', '张'), held('supervisor', '李'), held('party-secretary', '王')];
const bookOf = (...more: DomainEvent[]): Loaded<unknown> =>
  known(dutyBookStream, VILLAGE, ...OFFICERS, ...more);

const label = '黄家会村股份经济合作社财务专用章';
const custodyId = uuidV5(DIQI_NAMESPACE, `custody/${COLLECTIVE}/financial-seal/${label}`);
const registered = (more: object = {}) =>
  CustodyRegistered.of({
    custodyId,
    divisionCode: VILLAGE,
    organisationId: COLLECTIVE,
    kind: 'financial-seal',
    label,
    keepingId,
    keeperId: ZHANG,
    from: '2026-01-05',
    listSha256: SHA,
    ...more,
  });
const kept = registered({ keepingId: EARLIER });

describe('registering what is kept', () => {
  const command = {
    divisionCode: VILLAGE,
    collectiveId: COLLECTIVE,
    kind: 'financial-seal' as CustodyKind,
    label,
    keeperId: ZHANG,
    from: '2026-01-05',
    listSha256: SHA,
  };
  const register = (more: object = {}, book = bookOf(), history: DomainEvent[] = []) =>
    given(registerCustody, { history, references: { collective: theCollective, book } }).when({
      ...command,
      ...more,
    });

  it('says whose it is, what it is, and who has it from which day', () => {
    expect(register().then(registered()).judgement.warnings).toEqual([]);
  });

  it('is once, and of an organisation of the place', () => {
    register({}, bookOf(), [kept]).refused('POSTS.CUSTODY_ALREADY_REGISTERED');
    given(registerCustody, { references: { book: bookOf() } })
      .when(command)
      .refused('POSTS.COLLECTIVE_NOT_REGISTERED');
    register({ from: '2026-03-03' }).refused('POSTS.CUSTODY_NOT_BEGUN');
  });

  it('is with somebody in office on the day: not before, not after, not a stranger', () => {
    const { detail } = register(
      {},
      known(dutyBookStream, VILLAGE, held('director', '张', { to: '2025-12-31' })),
    ).refused('POSTS.NOT_IN_OFFICE');
    expect(detail).toContain('2025-12-31');
    register({}, known(dutyBookStream, VILLAGE, held('director', '张', { from: '2026-01-06' }))).refused(
      'POSTS.NOT_IN_OFFICE',
    );
    register({ keeperId: idOf('外人') }).refused('POSTS.NOT_IN_OFFICE');
    // To keep one seal is no post that would let one keep another.
    register({ keeperId: idOf('外人') }, bookOf(held('contract-seal', '外人'))).refused(
      'POSTS.NOT_IN_OFFICE',
    );
  });

  it('knows the people of the station, who keep seals for villages', () => {
    const station = known(
      dutyBookStream,
      '140722100',
      held('agency-accountant', '赵', { divisionCode: '140722100', organisationId: undefined }),
    );
    given(registerCustody, { references: { collective: theCollective, book: bookOf(), station } })
      .when({ ...command, keeperId: idOf('赵') })
      .then(registered({ keeperId: idOf('赵') }));
  });

  it('keeps the seals of one payment, and the cashier and the financial seal, apart', () => {
    register({}, bookOf(held('bank-seal', '张'))).refused('POSTS.PAYMENT_SEALS_TOGETHER');
    register({}, bookOf(held('cashier', '张'))).refused('POSTS.CASHIER_KEEPS_FINANCIAL_SEAL');
  });

  it('warns of one keeper of the same seal for collective and committee', () => {
    const { judgement } = register(
      {},
      bookOf(held('financial-seal', '张', { organisationId: VILLAGE })),
    ).then(registered());
    expect(judgement.warnings).toMatchObject([{ rule: 'M12' }]);
  });
});

describe('handing over what is kept', () => {
  const command = {
    custodyId,
    divisionCode: VILLAGE,
    giverId: ZHANG,
    takerId: WANG,
    supervisorId: LI,
    on: '2026-03-01',
    listSha256: SHA,
  };
  const { divisionCode: _, ...hands } = command;
  const handedOver = CustodyHandedOver.of({ ...hands, endedKeepingId: EARLIER, keepingId });
  const handOver = (more: object = {}, history: DomainEvent[] = [kept], book = bookOf()) =>
    given(handOverCustody, { history, references: { book } }).when({ ...command, ...more });

  it('is from the keeper to another, under the eyes of a third', () => {
    handOver().then(handedOver);
  });

  it('is refused when two of the three are one, or the giver does not have it', () => {
    handOver({ takerId: ZHANG }).refused('POSTS.SAME_HANDS');
    handOver({ supervisorId: ZHANG }).refused('POSTS.SAME_HANDS');
    handOver({ supervisorId: WANG }).refused('POSTS.SAME_HANDS');
    handOver({ giverId: idOf('外人') }).refused('POSTS.GIVER_IS_NOT_KEEPER');
    handOver({ supervisorId: idOf('外人') }).refused('POSTS.NOT_IN_OFFICE');
  });

  it('weighs the new keeper against every other duty', () => {
    handOver({}, [kept], bookOf(held('cheques', '王'))).refused('POSTS.PAYMENT_SEALS_TOGETHER');
    const both = bookOf(held('financial-seal', '王', { organisationId: VILLAGE }));
    const { judgement } = handOver({}, [kept], both).then(handedOver);
    expect(judgement.warnings).toMatchObject([{ rule: 'M12' }]);
  });

  it('follows what was recorded before, up to today, and is of the place that is named', () => {
    handOver({ on: '2026-01-04' }).refused('POSTS.CUSTODY_OUT_OF_ORDER');
    handOver({ on: '2026-03-03' }).refused('POSTS.CUSTODY_OUT_OF_ORDER');
    handOver({ divisionCode: '140722100313' }).refused('CUSTODY.NOT_FOUND');
    handOver({}, []).refused('CUSTODY.NOT_FOUND');
  });

  it('ends a conflict of the keeper, and only that of this keeper', () => {
    const contest = new ContestCustody(
      custodyId,
      EARLIER,
      'POSTS.PAYMENT_SEALS_TOGETHER',
      '冲突',
      '2026-01-05',
    );
    const contested = CustodyContested.of({
      custodyId,
      keepingId: EARLIER,
      code: 'POSTS.PAYMENT_SEALS_TOGETHER',
      detail: '冲突',
    });
    const first = given(contestCustody, { history: [kept] })
      .when(contest)
      .then(contested);
    expect(first.judgement.tasks).toMatchObject([{ rule: 'PS62', occurrence: EARLIER }]);
    // Whoever keeps it now has nothing to hand on.
    const later = given(contestCustody, { history: [kept, handedOver] })
      .when(contest)
      .then(contested);
    expect(later.judgement.tasks).toEqual([]);
    given(contestCustody).when(contest).refused('CUSTODY.NOT_FOUND');
    handOver({}, [kept, contested]).then(handedOver);
  });
});

describe('what is kept comes to its end', () => {
  const loss = { custodyId, on: '2026-02-01', circumstances: '办公室被盗，已报案' };
  const lost = CustodyLost.of({ ...loss, divisionCode: VILLAGE, keepingId: EARLIER });
  const cancellation = {
    custodyId,
    divisionCode: VILLAGE,
    manner: 'destroyed' as const,
    supervisorId: LI,
    on: '2026-03-01',
    documentSha256: SHA,
  };
  const cancelled = CustodyCancelled.of({ ...cancellation, keepingId: EARLIER });
  const references = { book: bookOf() };

  it('by loss, which is to be made known when it was a seal', () => {
    const { judgement } = given(recordCustodyLoss, { history: [kept] })
      .when(loss)
      .then(lost);
    expect(judgement.tasks).toMatchObject([{ rule: 'PS38' }]);
    const archive = registered({ kind: 'archive', keepingId: EARLIER });
    const quietly = given(recordCustodyLoss, { history: [archive] })
      .when(loss)
      .then(lost);
    expect(quietly.judgement.tasks).toEqual([]);
    given(recordCustodyLoss, { history: [kept, lost] })
      .when(loss)
      .refused('POSTS.CUSTODY_ENDED');
    given(recordCustodyLoss).when(loss).refused('CUSTODY.NOT_FOUND');
  });

  it('by destruction under supervision of another than the keeper', () => {
    given(cancelCustody, { history: [kept], references })
      .when(cancellation)
      .then(cancelled);
    given(cancelCustody, { history: [kept], references })
      .when({ ...cancellation, supervisorId: ZHANG })
      .refused('POSTS.SAME_HANDS');
    given(cancelCustody, { history: [kept], references })
      .when({ ...cancellation, supervisorId: idOf('外人') })
      .refused('POSTS.NOT_IN_OFFICE');
    given(cancelCustody, { history: [kept, cancelled], references })
      .when(cancellation)
      .refused('POSTS.CUSTODY_ENDED');
  });
});
