import { describe, expect, it } from '@jest/globals';
import { InitialMembersEntered } from '../facts/index.js';
import { COLLECTIVE, COUNTY, SHA, VILLAGE, collective, collectiveOfTheNextVillage, policy } from '#examples';
import { FATHER, SON, SUNS, ofVillage, roster } from '#family';
import { given, known as knownStream } from '#given';
import { held } from '#people';
import { dutyBookStream } from '#posts/facts';
import {
  AuditFindingsPutRight,
  AuditRecorded,
  ReadingAnswered,
  ReadingRequested,
  SuitRequestAnswered,
  SuitRequested,
} from '../facts/index.js';
import { answerReading } from './answer-reading.js';
import { answerSuitRequest } from './answer-suit-request.js';
import { auditIdOf, recordAudit } from './record-audit.js';
import { recordFindingsPutRight } from './record-findings-put-right.js';
import { readingRequestIdOf, requestReading } from './request-reading.js';
import { requestSuit, suitRequestIdOf } from './request-suit.js';

const ofIt = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };

describe('a member who asks to read or copy papers', () => {
  const asked = {
    ...ofIt,
    memberId: FATHER,
    papers: ['minutes', 'accounts'],
    manner: 'copy',
    requestedOn: '2026-03-02',
  } as const;
  const requestId = readingRequestIdOf({ ...asked, papers: ['minutes', 'accounts'] });
  const requested = ReadingRequested.of({ ...asked, papers: ['minutes', 'accounts'], requestId });
  const references = { collective, roster: roster() };
  const ask = (more: object = {}, others: object = {}) =>
    given(requestReading, { references: { ...references, ...others } }).when({ ...asked, ...more });
  const answered = { requestId, outcome: 'provided', answeredOn: '2026-03-02' } as const;
  const answer = (more: object = {}, later: ReturnType<typeof ReadingAnswered.of>[] = []) =>
    given(answerReading, { history: [requested, ...later] }).when({ ...answered, ...more });
  const refused = { ...answered, outcome: 'refused', cause: '理事长不在' } as const;
  const order = {
    by: 'township',
    documentNumber: '辽政责改〔2026〕2号',
    documentSha256: SHA,
    orderedOn: '2026-03-02',
  } as const;

  it('is to be given them, within the period of the county where it has set one (D3)', () => {
    const { tasks } = ask().then(requested).judgement;
    expect(tasks).toMatchObject([{ rule: 'D3', detail: expect.stringContaining('members.reading-period') }]);
    expect(tasks[0]).not.toHaveProperty('dueOn');
    const policies = policy('members.reading-period', { count: 5, unit: 'working-day' });
    expect(ask({}, { policies }).then(requested).judgement.tasks).toMatchObject([{ dueOn: '2026-03-09' }]);
  });

  it('is on the roster of a registered collective on the day (OV1, D3a)', () => {
    ask({}, { collective: collectiveOfTheNextVillage }).refused('COLLECTIVES.NOTHING_TO_OVERSEE');
    ask({ memberId: SUNS }).refused('COLLECTIVES.READER_IS_NO_MEMBER');
    ask({}, { roster: undefined }).refused('COLLECTIVES.READER_IS_NO_MEMBER');
    const bySon = { ...requested.data, memberId: SON };
    ask({ memberId: SON }).then(ReadingRequested.of({ ...bySon, requestId: readingRequestIdOf(bySon) }));
  });

  it('is answered once, after asking, and a refusal has its reason (D3b)', () => {
    const { judgement } = answer().then(ReadingAnswered.of(answered));
    expect(judgement.held).toContain('D3');
    for (const wrong of [{ answeredOn: '2026-03-01' }, { answeredOn: '2026-03-03' }, { outcome: 'refused' }])
      answer(wrong).refused('COLLECTIVES.READING_ANSWERED');
    answer({}, [ReadingAnswered.of(answered)]).refused('COLLECTIVES.READING_ANSWERED');
  });

  it('may not be refused, which is noted when it happens (D3c)', () => {
    const { judgement } = answer(refused).then(ReadingAnswered.of(refused));
    expect(judgement.warnings).toMatchObject([
      { rule: 'D3c', detail: expect.stringContaining('理事长不在') },
    ]);
    expect(judgement.tasks).toMatchObject([{ rule: 'D3' }]);
  });

  it('gets after a refusal what an authority orders to be given, or what is given after all (D3b, D3e)', () => {
    const before = [ReadingAnswered.of(refused)];
    const { judgement } = answer({ order }, before).then(ReadingAnswered.of({ ...answered, order }));
    expect(judgement).toMatchObject({ tasks: [], held: expect.arrayContaining(['D3', 'D3e']) });
    answer({}, before).then(ReadingAnswered.of(answered));
    answer(refused, before).refused('COLLECTIVES.READING_ANSWERED');
    answer({ order }).refused('COLLECTIVES.ORDER_OUT_OF_PLACE');
    for (const orderedOn of ['2026-03-01', '2026-03-03'])
      answer({ order: { ...order, orderedOn } }, before).refused('COLLECTIVES.ORDER_OUT_OF_PLACE');
  });

  it('names each kind of papers once (M30)', () => {
    const { detail } = ask({ papers: ['minutes', 'accounts', 'minutes'] }).refused(
      'COLLECTIVES.PAPERS_NAMED_TWICE',
    );
    expect(detail).toContain('会议记录');
  });

  it('says which papers are meant that are of no kind (D3d)', () => {
    const { wayForward } = ask({ papers: ['other'] }).refused('COLLECTIVES.PAPERS_NOT_DESCRIBED');
    expect(wayForward).toContain('写明资料的名称');
    const described = { papers: ['other'], description: '2025 年询价记录' } as const;
    const other = { ...requested.data, ...described, papers: ['other' as const] };
    ask(described).then(ReadingRequested.of({ ...other, requestId: readingRequestIdOf(other) }));
  });
});

describe('an audit of a collective', () => {
  const audited = {
    ...ofIt,
    kind: 'special',
    auditor: 'county-agriculture',
    authority: '左权县农业农村局',
    ...{ periodFrom: '2025-01-01', periodTo: '2025-12-31', documentNumber: '左农审〔2026〕3号' },
    ...{ documentSha256: SHA, reportedOn: '2026-02-20', findings: 3, putRightBy: '2026-05-20' },
  } as const;
  const auditId = auditIdOf(audited);
  const recorded = AuditRecorded.of({ ...audited, auditId, auditorDivision: COUNTY });
  const record = (more: object = {}, history: (typeof recorded)[] = []) =>
    given(recordAudit, { history, references: { collective } }).when({ ...audited, ...more });
  const right = { auditId, putRight: 2, putRightOn: '2026-03-01', documentSha256: SHA };
  const putRight = (more: object = {}) =>
    given(recordFindingsPutRight, { history: [recorded] }).when({ ...right, ...more });

  it('is recorded with its findings, which are to be put right in time (D6d)', () => {
    expect(record().then(recorded).judgement.tasks).toMatchObject([{ rule: 'D6d', dueOn: '2026-05-20' }]);
    const clean = { findings: 0, putRightBy: undefined };
    const { judgement } = record(clean).then(AuditRecorded.of({ ...recorded.data, ...clean }));
    expect(judgement).toMatchObject({ tasks: [], held: expect.arrayContaining(['D6d']) });
  });

  it('is by those who may audit so (D6)', () => {
    record({ auditor: 'state-audit' }).refused('COLLECTIVES.AUDITED_BY_ANOTHER');
    record({ kind: 'fiscal' }).refused('COLLECTIVES.AUDITED_BY_ANOTHER');
    record({ auditor: 'county-finance' }).refused('COLLECTIVES.AUDITED_BY_ANOTHER');
    record({ kind: 'term', auditor: 'county-finance' }).then(
      AuditRecorded.of({ ...recorded.data, kind: 'term', auditor: 'county-finance' }),
    );
  });

  it('is recorded where its body is: the county records none of a township (D6f)', () => {
    const { detail } = record({ auditor: 'township' }).refused('COLLECTIVES.AUDIT_OF_ANOTHER_BODY');
    expect(detail).toContain(VILLAGE.slice(0, 9));
    const { authority: _, ...unsigned } = audited;
    given(recordAudit, { references: { collective } })
      .when(unsigned)
      .then(AuditRecorded.of({ ...recorded.data, authority: '县级农业农村主管部门' }));
  });

  it('is recorded once, of a period that is over, with a deadline for its findings (D6a, D6b, D6c)', () => {
    record({}, [recorded]).refused('COLLECTIVES.AUDIT_ALREADY_RECORDED');
    record({ periodTo: '2026-02-21' }).refused('COLLECTIVES.AUDITED_PERIOD');
    record({ periodFrom: '2026-01-01' }).refused('COLLECTIVES.AUDITED_PERIOD');
    for (const wrong of [{ putRightBy: undefined }, { putRightBy: '2026-02-19' }, { findings: 0 }])
      record(wrong).refused('COLLECTIVES.FINDINGS_WITHOUT_DEADLINE');
  });

  it('is put right part by part, and no further (D6e)', () => {
    const part = AuditFindingsPutRight.of({ ...right, remaining: 1 });
    expect(putRight().then(part).judgement.tasks).toMatchObject([{ rule: 'D6d' }]);
    expect(
      putRight({ putRight: 3 }).then(AuditFindingsPutRight.of({ ...right, putRight: 3, remaining: 0 }))
        .judgement.tasks,
    ).toEqual([]);
    putRight({ putRight: 4 }).refused('COLLECTIVES.FINDINGS_ALREADY_PUT_RIGHT');
    putRight({ putRightOn: '2026-02-19' }).refused('COLLECTIVES.FINDINGS_ALREADY_PUT_RIGHT');
  });
});

describe('members who ask the supervisors to sue', () => {
  const memberIds = Array.from(
    { length: 10 },
    (_, at) => `00000000-0000-5000-8000-0000000001${String(at).padStart(2, '0')}`,
  );
  const members = roster(
    InitialMembersEntered.of({
      ...ofVillage,
      householdId: SUNS,
      members: memberIds.map((personId) => ({ personId })),
    }),
  );
  const asked = {
    ...ofIt,
    ...{ memberIds, against: [FATHER], harm: '低价出租河滩地', receivedOn: '2026-02-02', requestSha256: SHA },
  };
  const requestId = suitRequestIdOf(asked);
  const requested = SuitRequested.of({ ...asked, requestId });
  const ask = (more: object = {}) =>
    given(requestSuit, { references: { collective, roster: members } }).when({ ...asked, ...more });
  const sued = {
    requestId,
    outcome: 'members-sued',
    on: '2026-02-25',
    caseNumber: '（2026）晋0722民初12号',
  } as const;
  const refused = SuitRequestAnswered.of({ requestId, outcome: 'refused', on: '2026-02-05' });
  const answer = (more: object = {}, later: (typeof refused)[] = []) =>
    given(answerSuitRequest, { history: [requested, ...later] }).when({ ...sued, ...more });

  it('are ten of full civil capacity at least (D8), and are to see it brought in fifteen days (D8a)', () => {
    // The fifteenth day falls into the Spring Festival, and moves to the first working day after it.
    expect(ask().then(requested).judgement.tasks).toMatchObject([{ rule: 'D8a', dueOn: '2026-02-24' }]);
    const { wayForward } = ask({ memberIds: [...memberIds.slice(1), SON, memberIds[1]] }).refused(
      'COLLECTIVES.FEWER_THAN_TEN_MEMBERS',
    );
    expect(wayForward).toContain('还差 1 名');
    const { detail } = ask({ memberIds: [...memberIds.slice(1), memberIds[1]] }).refused(
      'COLLECTIVES.FEWER_THAN_TEN_MEMBERS',
    );
    expect(detail).toContain(`${memberIds[1]} 等人重复列名`);
    ask({ memberIds: [...memberIds, memberIds[1]] }).then(requested);
  });

  it('name somebody whom the register knows, and not themselves (D8d)', () => {
    const officer = held('board-chair', '张');
    const known = { dutyBook: knownStream(dutyBookStream, VILLAGE, officer) };
    const nobody = '00000000-0000-5000-8000-00000000ffff';
    for (const against of [[nobody], [FATHER, nobody], [memberIds[0]]])
      expect(ask({ against }).refused('COLLECTIVES.ACCUSED_UNKNOWN').field).toMatch(/^against\[/);
    const references = { collective, roster: members, ...known };
    const against = [officer.data.personId];
    given(requestSuit, { references })
      .when({ ...asked, against })
      .then(SuitRequested.of({ ...requested.data, against }));
  });

  it('ask once by one letter (D8e)', () => {
    given(requestSuit, { history: [requested], references: { collective, roster: members } })
      .when(asked)
      .refused('COLLECTIVES.SUIT_ALREADY_REQUESTED');
  });

  it('sue themselves once the supervisors have refused or the days are over (D8c)', () => {
    const early = { on: '2026-02-24' };
    answer(early).refused('COLLECTIVES.MEMBERS_SUE_TOO_EARLY');
    answer().then(SuitRequestAnswered.of(sued));
    answer(early, [refused]).then(SuitRequestAnswered.of({ ...sued, ...early }));
  });

  it('get each outcome recorded in its turn, with the number of the case (D8b)', () => {
    const bySupervisors = { ...sued, outcome: 'supervisors-sued', on: '2026-02-10' } as const;
    const { judgement } = answer(bySupervisors).then(SuitRequestAnswered.of(bySupervisors));
    expect(judgement.held).toContain('D8a');
    answer({ outcome: 'supervisors-sued', caseNumber: undefined }).refused('COLLECTIVES.SUIT_REQUEST_OVER');
    answer({ ...refused.data }, [refused]).refused('COLLECTIVES.SUIT_REQUEST_OVER');
    answer({}, [SuitRequestAnswered.of(bySupervisors)]).refused('COLLECTIVES.SUIT_REQUEST_OVER');
    answer({ on: '2026-02-04' }, [refused]).refused('COLLECTIVES.SUIT_REQUEST_OVER');
  });
});
