import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, SHA, VILLAGE, zhang } from '#examples';
import { given, known } from '#given';
import type { DomainEvent, Loaded } from '#kernel';
import {
  campaignId,
  campaignOpened,
  householdConfirmed,
  householdsListed,
  issuingStarted,
  liSheetId,
  listedHousehold,
  schemePublished,
  schemeResolved,
  schemeStated,
  sheet,
  sheetId,
  sheetOpened,
  sheetPlace,
  surveyed,
  untilIssuing,
  untilPublished,
  OLD_TERM,
  oldContract,
} from '#made-extensions';
import { ContractTookEffect, contractStream } from '#contracts/facts';
import {
  ExtensionCampaignClosed,
  ExtensionHouseholdsListed,
  ExtensionRegistrationFiled,
  ExtensionSchemePublished,
  ExtensionSchemeResolved,
  ExtensionSchemeStated,
  HouseholdExtended,
  SchemeObjectionAnswered,
  SchemeObjectionRaised,
  sheetIdOf,
} from '../facts/index.js';
import { closeExtensionCampaign, fileExtensionRegistration } from './file-extension-registration.js';
import { listContractInCampaign } from './list-contract-in-campaign.js';
import { ListLandTaker, listLandTaker } from './list-land-taker.js';
import { answerSchemeObjection, raiseSchemeObjection } from './scheme-objections.js';
import { startExtensionIssuing } from './start-extension-issuing.js';
import { stateExtensionScheme } from './state-extension-scheme.js';

const where = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };

describe('an objection to the scheme', () => {
  const raise = (more: object = {}, history = untilPublished) =>
    given(raiseSchemeObjection, { history }).when({
      ...{ campaignId, raisedOn: '2026-02-03', content: '东坡地应在我户名下', sheetId, ...more },
    });
  const objectionId = '00000000-0000-5000-8000-000000000001';
  const raised = SchemeObjectionRaised.of({
    ...{ campaignId, objectionId, raisedOn: '2026-02-03', content: '东坡地应在我户名下', sheetId },
  });

  it('is raised while the scheme is published, about a sheet of the campaign or the scheme (EX13)', () => {
    const { decided } = raise();
    expect(decided).toMatchObject({ events: [{ type: 'SchemeObjectionRaised', data: { sheetId } }] });
    raise({ sheetId: liSheetId }).refused('EXTENSIONS.OBJECTION_OUT_OF_TIME');
    raise({ raisedOn: '2026-02-17' }).refused('EXTENSIONS.OBJECTION_OUT_OF_TIME');
    raise({}, untilIssuing).refused('EXTENSIONS.DATES_OUT_OF_ORDER', 'EXTENSIONS.OUT_OF_TURN');
    const data = 'events' in decided ? decided.events[0]?.data : undefined;
    raise().then(SchemeObjectionRaised.of(SchemeObjectionRaised.schema.parse(data)));
  });

  it('is answered once (EX14), and before contracts are signed (EX12)', () => {
    const answered = SchemeObjectionAnswered.of({
      ...{ campaignId, objectionId, answeredOn: '2026-02-10', answer: '经核对不成立', upheld: false },
    });
    const answer = (more: object = {}, history: readonly DomainEvent[] = [...untilPublished, raised]) =>
      given(answerSchemeObjection, { history }).when({ ...answered.data, ...more });
    expect(answer().then(answered).judgement.held).toContain('EX14');
    answer({ objectionId: sheetId }).refused('EXTENSIONS.NO_OBJECTION_TO_ANSWER');
    answer({ answeredOn: '2026-02-02' }).refused('EXTENSIONS.NO_OBJECTION_TO_ANSWER');
    answer({}, [...untilPublished, raised, answered]).refused('EXTENSIONS.NO_OBJECTION_TO_ANSWER');
    const start = (history: readonly DomainEvent[]) =>
      given(startExtensionIssuing, { history, references: { objected: [] } }).when({
        ...{ campaignId, signedOn: '2026-02-20', numberPrefix: '延', agreedUse: '种植粮食' },
      });
    start([...untilPublished, raised]).refused('EXTENSIONS.OBJECTIONS_UNANSWERED');
    expect(start([...untilPublished, raised, answered]).then(issuingStarted).judgement.held).toContain(
      'EX12',
    );
  });
});

describe('an objection that was upheld', () => {
  const objectionId = '00000000-0000-5000-8000-000000000001';
  const upheld = (about: { sheetId?: string }): DomainEvent[] => [
    SchemeObjectionRaised.of({
      campaignId,
      objectionId,
      raisedOn: '2026-02-03',
      content: '少一块地',
      ...about,
    }),
    SchemeObjectionAnswered.of({
      ...{ campaignId, objectionId, answeredOn: '2026-02-10', answer: '属实，更正', upheld: true },
    }),
  ];
  const start = (
    history: readonly DomainEvent[],
    objected: Loaded<unknown>[] = [],
    signedOn = '2026-02-20',
  ) =>
    given(startExtensionIssuing, { history, references: { objected } }).when({
      ...{ campaignId, signedOn, numberPrefix: '延', agreedUse: '种植粮食' },
    });
  const refused = 'EXTENSIONS.OBJECTIONS_UNANSWERED';

  it('has its household surveyed anew before contracts are signed (EX12)', () => {
    const history = [...untilPublished, ...upheld({ sheetId })];
    start(history, [sheet(sheetOpened, surveyed(), householdConfirmed)]).refused(refused);
    start(history, [sheet(sheetOpened)]).refused(refused);
    const anew = surveyed({ surveyedOn: '2026-02-11' });
    start(history, [sheet(sheetOpened, surveyed(), householdConfirmed, anew)]).then(issuingStarted);
  });

  it('to the scheme has it stated, carried and published anew (EX12)', () => {
    const history = [...untilPublished, ...upheld({})];
    start(history).refused(refused);
    const stated = ExtensionSchemeStated.of({ ...schemeStated.data, statedOn: '2026-02-11' });
    const { statedOn, summary, sha256 } = stated.data;
    const restate = (before: readonly DomainEvent[]) =>
      given(stateExtensionScheme, { history: before }).when({ campaignId, statedOn, summary, sha256 });
    restate(history).then(stated);
    restate(untilPublished).refused('EXTENSIONS.OUT_OF_TURN');
    const restated = [...history, stated];
    start(restated).refused('EXTENSIONS.OUT_OF_TURN');
    const published = { publishedOn: '2026-02-13', publishedUntil: '2026-02-19' };
    const again = [
      ExtensionSchemeResolved.of({ ...schemeResolved.data, resolvedOn: '2026-02-12' }),
      ExtensionSchemePublished.of({ ...schemePublished.data, ...published }),
    ];
    start([...restated, ...again]).then(issuingStarted);
  });
});

describe('the contracts of a campaign', () => {
  const start = (signedOn: string, history = untilPublished) =>
    given(startExtensionIssuing, { history, references: { objected: [] } }).when({
      ...{ campaignId, signedOn, numberPrefix: '延', agreedUse: '种植粮食' },
    });

  it('are signed when the notice is over (EX11), and again for those who come late', () => {
    expect(start('2026-02-20').then(issuingStarted).judgement.held).toContain('EX11');
    start('2026-02-16').refused('EXTENSIONS.NOTICE_RUNNING');
    start('2026-02-20', untilIssuing).then(issuingStarted);
    start('2026-02-20', [campaignOpened, householdsListed]).refused('EXTENSIONS.OUT_OF_TURN');
  });

  const { parcels, ...terms } = {
    ...{
      contractId: 'new-1',
      number: '延0001',
      signedOn: '2026-02-20',
      from: '2027-01-01',
      to: '2056-12-31',
    },
    parcels: [{ parcelCode: '1', areaDm2: 333_350 }],
  };
  const extended = HouseholdExtended.of({ ...sheetPlace, ...terms, parcels, areaDm2: 333_350 });
  const filed = ExtensionRegistrationFiled.of({
    ...{ campaignId, ...where, filedOn: '2026-03-01', authority: '不动产登记中心', sha256: SHA },
    ...{ extended: 1, notExtended: 0, areaDm2: 333_350 },
  });

  it('go to the registration authority when every household is settled (EX27), which ends the duty (EX7)', () => {
    const file = (sheets: Loaded<unknown>[]) =>
      given(fileExtensionRegistration, { history: untilIssuing, references: { sheets } }).when({
        ...{ campaignId, filedOn: '2026-03-01', authority: '不动产登记中心', sha256: SHA },
      });
    const { judgement } = file([sheet(sheetOpened, surveyed(), householdConfirmed, extended)]).then(filed);
    expect(judgement.held).toEqual(expect.arrayContaining(['EX7', 'EX27']));
    file([sheet(sheetOpened, surveyed())]).refused('EXTENSIONS.HOUSEHOLDS_NOT_SETTLED');
  });

  it('are the end of the campaign', () => {
    const close = (history: readonly DomainEvent[]) =>
      given(closeExtensionCampaign, { history }).when({ campaignId, closedOn: '2026-03-02' });
    close([...untilIssuing, filed]).then(ExtensionCampaignClosed.of({ campaignId, closedOn: '2026-03-02' }));
    close(untilIssuing).refused('EXTENSIONS.OUT_OF_TURN');
  });
});

describe('a household that takes land over', () => {
  const { ordinal: _, ...line } = listedHousehold;
  const taker = { ...line, sheetId: liSheetId, from: { sheetId, parcels: ['1'] } };
  const list = (history: readonly DomainEvent[]) =>
    given(listLandTaker, { history }).when(new ListLandTaker(campaignId, taker, '2026-01-10'));

  it('is listed once (EX28)', () => {
    const listed = ExtensionHouseholdsListed.of({ campaignId, households: [{ ...taker, ordinal: 2 }] });
    expect(list([campaignOpened, householdsListed]).then(listed).judgement.held).toContain('EX28');
    list([campaignOpened, householdsListed, listed]).refused('EXTENSIONS.HOUSEHOLD_ALREADY_LISTED');
  });
});

describe('a contract that came into the register after the campaign began', () => {
  const contractId = '3b5f8a1c-0d2e-5c4b-9f6a-1e7d8c9b0a23';
  const late = (more: Parameters<typeof oldContract>[0] = {}) =>
    known(
      contractStream,
      contractId,
      oldContract({ contractId, number: '承99', ...more }),
      ContractTookEffect.of({ contractId, on: OLD_TERM.from }),
    );
  const list = (
    contract: Loaded<unknown> | undefined,
    history: readonly DomainEvent[] = [campaignOpened, householdsListed],
  ) => given(listContractInCampaign, { history, references: { contract } }).when({ campaignId, contractId });
  const line = {
    ...{ sheetId: sheetIdOf(campaignId, zhang.id, contractId), householdId: zhang.id, ordinal: 2 },
    ...{ endsOn: OLD_TERM.to, contractIds: [contractId] },
  };
  const listed = ExtensionHouseholdsListed.of({ campaignId, households: [line] });

  it('is listed by hand, once, when it runs out in the year (EX30)', () => {
    expect(list(late()).then(listed).judgement.held).toContain('EX30');
    const refused = 'EXTENSIONS.CONTRACT_NOT_OF_THE_BASE';
    list(undefined).refused(refused);
    list(late({ kind: 'household-lease' })).refused(refused);
    list(late({ collectiveId: 'N2140722MF00000073' })).refused(refused);
    list(late({ to: '2027-12-31' })).refused(refused);
    list(late({ parcels: [] })).refused(refused);
    list(known(contractStream, contractId, oldContract({ contractId }))).refused(refused);
    const again = [campaignOpened, householdsListed, listed];
    given(listContractInCampaign, { history: again, references: { contract: late() } })
      .when({ campaignId, contractId })
      .refused(refused);
  });

  it('is listed after the list was filed too: it gets its contract, and the list is filed again', () => {
    const filed = ExtensionRegistrationFiled.of({
      ...{ campaignId, ...where, filedOn: '2026-03-01', authority: '不动产登记中心', sha256: SHA },
      ...{ extended: 1, notExtended: 0, areaDm2: 333_350 },
    });
    list(late(), [...untilIssuing, filed]).then(listed);
    const refused = 'EXTENSIONS.OUT_OF_TURN';
    const closed = { campaignId, closedOn: '2026-03-02' };
    const supplemented = [...untilIssuing, filed, listed];
    given(closeExtensionCampaign, { history: supplemented }).when(closed).refused(refused);
    given(fileExtensionRegistration, { history: supplemented, references: { sheets: [sheet()] } })
      .when({ campaignId, filedOn: '2026-03-02', authority: '不动产登记中心', sha256: SHA })
      .refused('EXTENSIONS.HOUSEHOLDS_NOT_SETTLED');
    list(late(), [...untilIssuing, filed, ExtensionCampaignClosed.of(closed)]).refused(refused);
  });
});
