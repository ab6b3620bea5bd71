import { describe, expect, it } from '@jest/globals';
import { contractStream } from '#contracts/facts';
import { PARCEL, SHA, li } from '#examples';
import { given, known } from '#given';
import type { DomainEvent, Loaded } from '#kernel';
import {
  OLD_LAND,
  OLD_TERM,
  NEW_TERM,
  campaign,
  contractIssued,
  extinctHousehold,
  householdConfirmed,
  listedHousehold,
  livingHousehold,
  liSheetId,
  oldContract,
  oldContractTookEffect,
  sheetId,
  sheetOpened,
  sheetPlace,
  surveyed,
  untilConfirmed,
  untilIssuing,
  untilPublished,
} from '#made-extensions';
import {
  ConveyanceEndsWithTerm,
  EndingConveyanceSettled,
  HouseholdExtended,
  HouseholdExtensionRefused,
  HouseholdNotExtended,
  HouseholdSheetOpened,
  type ListedHousehold,
} from '../facts/index.js';
import { confirmHouseholdExtension } from './confirm-household-extension.js';
import {
  IssueExtensionInTurn,
  issueExtensionContract,
  issueExtensionInTurn,
} from './issue-extension-contract.js';
import {
  NoteEndingConveyance,
  SettleEndingConveyance,
  noteEndingConveyance,
  settleEndingConveyance,
} from './note-ending-conveyance.js';
import {
  NoteExtensionRefused,
  NoteHouseholdExtended,
  noteExtensionRefused,
  noteHouseholdExtended,
} from './note-extension-outcome.js';
import { OpenHouseholdSheet, openHouseholdSheet } from './open-household-sheet.js';

describe('the sheet of a household', () => {
  const { sheetId: _, householdId: __, ...place } = sheetPlace;
  const open = (listed: ListedHousehold = listedHousehold, history: DomainEvent[] = []) =>
    given(openHouseholdSheet, {
      history,
      references: { contracts: [known(contractStream, 'old-1', oldContract(), oldContractTookEffect)] },
    }).when(new OpenHouseholdSheet(place, listed, '2026-01-05'));

  it('says what the old contracts say, and is opened once (EX15)', () => {
    expect(open().then(sheetOpened).judgement.held).toContain('EX15');
    open(listedHousehold, [sheetOpened]).refused('EXTENSIONS.SHEET_ALREADY_OPENED');
  });

  it('of somebody who takes land over is of that land', () => {
    const from = { sheetId, parcels: [PARCEL] };
    const taker = { ...listedHousehold, sheetId: liSheetId, householdId: li.id, from };
    open(taker).then(
      HouseholdSheetOpened.of({
        ...{ ...sheetOpened.data, sheetId: liSheetId, householdId: li.id, fromSheetId: sheetId },
      }),
    );
  });
});

describe('what a household has confirmed', () => {
  const confirm = (history: readonly DomainEvent[], confirmedOn = '2026-01-12') =>
    given(confirmHouseholdExtension, { history, references: { parcels: [] } }).when({
      sheetId,
      confirmedOn,
      paperSha256: SHA,
    });
  const terms = { numberPrefix: '延', agreedUse: '种植粮食' };
  const issue = (history: readonly DomainEvent[], on = '2026-02-20') =>
    given(issueExtensionInTurn, { history, references: { parcels: [] } }).when(
      new IssueExtensionInTurn(sheetId, terms.numberPrefix, terms.agreedUse, on),
    );

  it('was found before, and is confirmed once (EX23)', () => {
    expect(confirm([sheetOpened, surveyed()]).then(householdConfirmed).judgement.held).toContain('EX23');
    confirm([sheetOpened]).refused('EXTENSIONS.NOT_TO_BE_CONFIRMED');
    confirm(untilConfirmed).refused('EXTENSIONS.NOT_TO_BE_CONFIRMED');
    confirm([sheetOpened, surveyed()], '2026-01-09').refused('EXTENSIONS.NOT_TO_BE_CONFIRMED');
  });

  it('becomes a contract for thirty years from the day after the old one (EX24, EX25, T1)', () => {
    const { judgement } = issue(untilConfirmed).then(contractIssued());
    expect(judgement.held).toEqual(expect.arrayContaining(['EX24', 'EX25']));
    expect(contractIssued().data).toMatchObject({ ...NEW_TERM });
    issue([sheetOpened, surveyed()]).refused('EXTENSIONS.NOT_READY_FOR_CONTRACT');
    issue([...untilConfirmed, contractIssued()]).refused('EXTENSIONS.NOT_READY_FOR_CONTRACT');
    issue(untilConfirmed, '2026-01-11').refused('EXTENSIONS.SIGNED_BEFORE_CONFIRMED');
  });

  it('becomes none where nobody is left to sign', () => {
    const givenUp = [{ parcelCode: PARCEL, ground: 'extinct' as const }];
    const extinct = surveyed({ kept: [], givenUp, newAreaDm2: 0, outcome: 'not-extended' });
    const none = HouseholdNotExtended.of({ ...sheetPlace, on: '2026-02-20', givenUp, passedOn: [] });
    issue([sheetOpened, extinct]).then(none);
    const paper = [{ parcelCode: PARCEL, ground: 'surrendered' as const, paperSha256: SHA }];
    const surrendered = surveyed({ kept: [], givenUp: paper, newAreaDm2: 0, outcome: 'not-extended' });
    issue([sheetOpened, surrendered]).refused('EXTENSIONS.NOT_READY_FOR_CONTRACT');
    issue([sheetOpened, surrendered, householdConfirmed]).then(
      HouseholdNotExtended.of({ ...none.data, givenUp: paper }),
    );
  });

  it('is signed by whoever passes all of the land on, unless nobody is left (EX24)', () => {
    const passedOn = [{ householdId: li.id, parcels: [PARCEL], paperSha256: SHA }];
    const passed = surveyed({ kept: [], passedOn, newAreaDm2: 0, outcome: 'not-extended' });
    const none = HouseholdNotExtended.of({ ...sheetPlace, on: '2026-02-20', givenUp: [], passedOn });
    const givenBy = (household: Loaded<unknown>, history: readonly DomainEvent[]) =>
      given(issueExtensionInTurn, { history, references: { household, parcels: [] } }).when(
        new IssueExtensionInTurn(sheetId, terms.numberPrefix, terms.agreedUse, '2026-02-20'),
      );
    givenBy(livingHousehold(), [sheetOpened, passed]).refused('EXTENSIONS.NOT_READY_FOR_CONTRACT');
    givenBy(livingHousehold(), [sheetOpened, passed, householdConfirmed]).then(none);
    givenBy(extinctHousehold, [sheetOpened, passed]).then(none);
  });

  const refusal = {
    number: '延0001',
    code: 'LAND_RIGHTS.OWNERSHIP_NOT_RECORDED',
    detail: '尚未登记所有权。',
  };
  const refusedEvent = HouseholdExtensionRefused.of({ ...sheetPlace, ...refusal });

  it('is noted as refused once (EX26), and tried again under another number', () => {
    const refuse = (history: readonly DomainEvent[]) =>
      given(noteExtensionRefused, { history }).when(
        new NoteExtensionRefused(sheetId, refusal.number, refusal.code, refusal.detail, '2026-02-20'),
      );
    const issuedOnce = [...untilConfirmed, contractIssued()];
    expect(refuse(issuedOnce).then(refusedEvent).judgement.held).toContain('EX26');
    refuse([...issuedOnce, refusedEvent]).refused('EXTENSIONS.NO_CONTRACT_UNDER_WAY');
    const again = (history: readonly DomainEvent[], running = untilIssuing) =>
      given(issueExtensionContract, {
        history,
        references: { campaign: campaign(...running), parcels: [] },
      }).when({
        ...{ sheetId, signedOn: '2026-02-25' },
      });
    again([...issuedOnce, refusedEvent]).then(
      contractIssued({ number: '延0001-2', attempt: 2, signedOn: '2026-02-25' }),
    );
    again(untilConfirmed, untilPublished).refused('EXTENSIONS.OUT_OF_TURN');
  });

  it('is extended when its contract has taken effect', () => {
    const concluded = oldContract({
      ...{
        contractId: 'new-1',
        number: '延0001',
        signedOn: '2026-02-20',
        ...NEW_TERM,
        extensionSheetId: sheetId,
      },
    });
    const extended = HouseholdExtended.of({
      ...{ ...sheetPlace, contractId: 'new-1', number: '延0001', parcels: [OLD_LAND], areaDm2: 333_350 },
      ...{ signedOn: '2026-02-20', ...NEW_TERM },
    });
    const note = (history: readonly DomainEvent[], contract: Loaded<unknown> | undefined) =>
      given(noteHouseholdExtended, { history, references: { contract } }).when(
        new NoteHouseholdExtended(sheetId, 'new-1', '2026-02-20'),
      );
    note([...untilConfirmed, contractIssued()], known(contractStream, 'new-1', concluded)).then(extended);
    note(untilConfirmed, undefined).refused('EXTENSIONS.NO_CONTRACT_UNDER_WAY');
  });
});

describe('a conveyance that ends with the old term', () => {
  const noted = ConveyanceEndsWithTerm.of({
    ...{ ...sheetPlace, contractId: 'lease-1', contractNumber: '流1', endsOn: OLD_TERM.to },
  });
  const settled = EndingConveyanceSettled.of({ ...sheetPlace, contractId: 'lease-1' });
  const note = (history: readonly DomainEvent[]) =>
    given(noteEndingConveyance, { history }).when(
      new NoteEndingConveyance(sheetId, 'lease-1', '流1', OLD_TERM.to, '2026-01-05'),
    );
  const settle = (history: readonly DomainEvent[]) =>
    given(settleEndingConveyance, { history }).when(
      new SettleEndingConveyance(sheetId, 'lease-1', OLD_TERM.to, '2026-12-31'),
    );

  it('leaves a duty until it is renewed or has ended (T2a, EX29)', () => {
    const { judgement } = note([sheetOpened]).then(noted);
    expect(judgement.tasks).toMatchObject([{ rule: 'T2a', dueOn: OLD_TERM.to, occurrence: 'lease-1' }]);
    expect(judgement.held).toContain('EX29');
    note([sheetOpened, noted]).refused('EXTENSIONS.CONVEYANCE_ALREADY_NOTED');
    expect(settle([sheetOpened, noted]).then(settled).judgement.held).toContain('T2a');
    settle([sheetOpened]).refused('EXTENSIONS.CONVEYANCE_ALREADY_NOTED');
    settle([sheetOpened, noted, settled]).refused('EXTENSIONS.CONVEYANCE_ALREADY_NOTED');
  });
});
