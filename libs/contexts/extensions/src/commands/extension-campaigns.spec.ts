import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, RESOLUTION, SHA, VILLAGE, collective, policy, resolution } from '#examples';
import { given, known } from '#given';
import type { DomainEvent, Loaded } from '#kernel';
import {
  booked,
  campaign,
  campaignId,
  campaignOpened,
  householdsListed,
  schemePublished,
  schemeResolved,
  schemeStated,
  sheet,
  sheetOpened,
  surveyClosed,
  surveyed,
} from '#made-extensions';
import {
  ExtensionCampaignClosed,
  ExtensionCampaignEntered,
  ExtensionCampaignOpened,
  ExtensionSchemePublished,
  HouseholdContractEntered,
  HouseholdContractStruck,
  campaignIdOf,
  contractingBookStream,
  extensionCampaignStream,
} from '../facts/index.js';
import { BeginExtensionCampaign, beginExtensionCampaign } from './begin-extension-campaign.js';
import { closeExtensionSurvey } from './close-extension-survey.js';
import {
  EnterHouseholdContract,
  StrikeHouseholdContract,
  enterHouseholdContract,
  strikeHouseholdContract,
} from './enter-household-contract.js';
import { NoteExtensionCampaign, noteExtensionCampaign } from './note-extension-campaign.js';
import { openExtensionCampaign } from './open-extension-campaign.js';
import { publishExtensionScheme } from './publish-extension-scheme.js';
import { recordSchemeResolved } from './record-scheme-resolved.js';
import { stateExtensionScheme } from './state-extension-scheme.js';

const where = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };
const book = { ...where, year: 2026 };
const entered = HouseholdContractEntered.of({ ...book, entry: booked });
const bookWith = (...events: DomainEvent[]) => known(contractingBookStream, campaignId, ...events);

describe('the book of contracts that run out in a year', () => {
  it('takes a contract in, once, and strikes it out', () => {
    given(enterHouseholdContract)
      .when(new EnterHouseholdContract(book, booked, '1997-01-01'))
      .then(entered);
    const struck = HouseholdContractStruck.of({ ...book, contractId: 'old-1' });
    given(strikeHouseholdContract, { history: [entered] })
      .when(new StrikeHouseholdContract(book, 'old-1', '2020-01-01'))
      .then(struck);
    expect(bookWith(entered, entered).state).toMatchObject({ entries: [booked] });
    expect(bookWith(entered, struck).state).toMatchObject({ entries: [] });
  });
});

describe('an extension campaign', () => {
  const opening = { campaignId, year: 2026, openedOn: '2026-01-05' };
  const inBook = ExtensionCampaignEntered.of({ ...where, campaign: opening });
  const open = (more: object = {}, others: object = {}, history: DomainEvent[] = []) =>
    given(openExtensionCampaign, {
      history,
      references: { collective, book: [bookWith(entered)], campaigns: [], ...others },
    }).when({ ...where, year: 2026, openedOn: '2026-01-05', ...more });
  const begin = (pages: Loaded<unknown>[], history: DomainEvent[] = []) =>
    given(beginExtensionCampaign, { history, references: { book: pages } }).when(
      new BeginExtensionCampaign(where, opening, opening.openedOn),
    );

  it('is entered in the book of its collective, and begins with the contracts that run out (EX7)', () => {
    const { judgement } = open().then(inBook);
    expect(judgement.held).toEqual(expect.arrayContaining(['EX1', 'EX2', 'EX3', 'EX4']));
    const begun = begin([bookWith(entered)]).then(campaignOpened, householdsListed);
    expect(begun.judgement.tasks).toMatchObject([{ rule: 'EX7', dueOn: '2026-12-31' }]);
    begin([bookWith(entered)], [campaignOpened]).refused('EXTENSIONS.CAMPAIGN_ALREADY_OPENED');
  });

  it('makes one sheet of the contracts of a household that end on one day', () => {
    const second = { ...booked, contractId: 'old-2', number: '承2' };
    const tenth = { ...booked, contractId: 'old-10', number: '承10', endsOn: '2026-06-30' };
    const ninth = { ...booked, contractId: 'old-9', number: '承9', endsOn: '2026-03-31' };
    const more = [tenth, second, ninth].map((entry) => HouseholdContractEntered.of({ ...book, entry }));
    const { decided } = begin([bookWith(entered, ...more)]);
    const households = [
      { ordinal: 1, contractIds: ['old-1', 'old-2'], endsOn: '2026-12-31' },
      { ordinal: 2, contractIds: ['old-9'], endsOn: '2026-03-31' },
      { ordinal: 3, contractIds: ['old-10'], endsOn: '2026-06-30' },
    ];
    expect(decided).toMatchObject({
      events: [{ data: { households: 3, lastEndsOn: '2026-12-31' } }, { data: { households } }],
    });
  });

  it('is opened once (EX1), after the last is closed (EX2), when it has begun (EX3), over something (EX4)', () => {
    const campaigns = [campaign(campaignOpened)];
    open({}, { campaigns }, [inBook]).refused('EXTENSIONS.CAMPAIGN_ALREADY_OPENED');
    const another = { year: 2027, openedOn: '2026-02-01' };
    open(another, { campaigns }, [inBook]).refused('EXTENSIONS.ANOTHER_CAMPAIGN_OPEN');
    // Entered a moment ago, and not begun yet.
    open(another, {}, [inBook]).refused('EXTENSIONS.ANOTHER_CAMPAIGN_OPEN');
    open({ openedOn: '2026-03-03' }).refused('EXTENSIONS.CAMPAIGN_NOT_BEGUN');
    open({}, { book: [] }).refused('EXTENSIONS.NOTHING_RUNS_OUT');
    open({}, { collective: undefined }).refused('CONTRACTS.ISSUER_NOT_REGISTERED');
  });

  it('begins no more years ahead than policy says (EX32)', () => {
    const lead = (policies?: Loaded<unknown>, year = 2026) => open({ year }, { policies });
    const { judgement, policies } = lead(policy('extension.campaign-lead-years', 1)).then(inBook);
    expect(judgement.held).toContain('EX32');
    expect(policies).toEqual(['row of extension.campaign-lead-years']);
    const refused = 'EXTENSIONS.CAMPAIGN_TOO_EARLY';
    lead(policy('extension.campaign-lead-years', 1), 2028).refused(refused);
    for (const year of [2029, 2057, 2087]) lead(undefined, year).refused(refused);
  });

  it('waits for an open campaign of any year, and begins when that is closed (EX2)', () => {
    for (const year of [2017, 2056, 2090]) {
      const other = { campaignId: campaignIdOf({ ...where, year }), year, openedOn: '2025-01-05' };
      const history = [ExtensionCampaignEntered.of({ ...where, campaign: other })];
      const begun = ExtensionCampaignOpened.of({ ...campaignOpened.data, ...other });
      const closed = ExtensionCampaignClosed.of({ campaignId: other.campaignId, closedOn: '2025-12-05' });
      const after = (...events: DomainEvent[]) =>
        open({}, { campaigns: [known(extensionCampaignStream, other.campaignId, ...events)] }, history);
      after(begun).refused('EXTENSIONS.ANOTHER_CAMPAIGN_OPEN');
      after(begun, closed).then(inBook);
    }
  });

  it('that began before its collective had a book is entered once (EX35)', () => {
    const note = (history: DomainEvent[] = []) =>
      given(noteExtensionCampaign, { history }).when(
        new NoteExtensionCampaign(where, opening, opening.openedOn),
      );
    expect(note().then(inBook).judgement.held).toContain('EX35');
    note([inBook]).refused('EXTENSIONS.CAMPAIGN_ALREADY_ENTERED');
  });

  it('ends its survey when every household is surveyed (EX8), step by step (EX5), in time (EX6)', () => {
    const close = (
      sheets: Loaded<unknown>[],
      history: DomainEvent[] = [campaignOpened, householdsListed],
      on = '2026-01-15',
    ) =>
      given(closeExtensionSurvey, { history, references: { sheets } }).when({
        campaignId,
        closedOn: on,
      });
    const found = sheet(sheetOpened, surveyed());
    expect(close([found]).then(surveyClosed).judgement.held).toEqual(
      expect.arrayContaining(['EX5', 'EX6', 'EX8']),
    );
    expect(close([sheet(sheetOpened)]).refused('EXTENSIONS.HOUSEHOLDS_NOT_SURVEYED').detail).toContain(
      '1 号',
    );
    close([sheet()]).refused('EXTENSIONS.HOUSEHOLDS_NOT_SURVEYED');
    close([found], [campaignOpened, householdsListed, surveyClosed]).refused('EXTENSIONS.OUT_OF_TURN');
    close([found], [campaignOpened, householdsListed], '2026-01-04').refused('EXTENSIONS.DATES_OUT_OF_ORDER');
  });

  it('states a scheme, which the assembly carries (EX9)', () => {
    const until = [campaignOpened, householdsListed, surveyClosed];
    given(stateExtensionScheme, { history: until })
      .when({ campaignId, statedOn: '2026-01-16', summary: '以原承包地为基础顺延三十年', sha256: SHA })
      .then(schemeStated);
    const decision = { matter: 'extension-scheme', heldOn: '2026-01-30', parcels: undefined } as const;
    const resolve = (resolved: Loaded<unknown> | undefined) =>
      given(recordSchemeResolved, {
        history: [...until, schemeStated],
        references: { resolution: resolved },
      }).when({ campaignId, resolvedOn: '2026-01-30', resolutionId: RESOLUTION });
    expect(resolve(resolution(decision)).then(schemeResolved).judgement.held).toContain('EX9');
    const refused = 'EXTENSIONS.SCHEME_NOT_RESOLVED';
    resolve(undefined).refused(refused);
    resolve(resolution({ ...decision, matter: 'household-contracting-plan' })).refused(refused);
    resolve(resolution({ ...decision, heldOn: '2026-01-10' })).refused(refused);
  });

  it('publishes the scheme as long as policy says (EX10)', () => {
    const history = [campaignOpened, householdsListed, surveyClosed, schemeStated, schemeResolved];
    const publish = (publishedUntil: string, policies?: Loaded<unknown>) =>
      given(publishExtensionScheme, { history, references: { policies } }).when({
        ...{ campaignId, publishedOn: '2026-02-01', publishedUntil, publishedAt: '村务公开栏', sha256: SHA },
      });
    const days = policy('extension.notice-period', { count: 7, unit: 'calendar-day' });
    const { judgement, policies } = publish('2026-02-16', days).then(schemePublished);
    expect(judgement.held).toContain('EX10');
    expect(policies).toEqual(['row of extension.notice-period']);
    expect(publish('2026-02-05', days).refused('EXTENSIONS.NOTICE_TOO_SHORT').wayForward).toContain(
      '2026-02-09',
    );
    const oneDay = policy('extension.notice-period', { count: 1, unit: 'calendar-day' });
    expect(publish('2026-02-16', oneDay).then(schemePublished).judgement.warnings).toMatchObject([
      { rule: 'PO20' },
    ]);
    publish('2026-02-05', oneDay).refused('EXTENSIONS.NOTICE_TOO_SHORT');
    // A guess of fifteen days, the last of which falls into the holidays of spring.
    const longer = ExtensionSchemePublished.of({ ...schemePublished.data, publishedUntil: '2026-02-24' });
    expect(publish('2026-02-24').then(longer).judgement.warnings).toMatchObject([{ rule: 'PO6' }]);
  });
});
