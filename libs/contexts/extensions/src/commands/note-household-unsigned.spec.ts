import { describe, expect, it } from '@jest/globals';
import { contractStream } from '#contracts/facts';
import { COLLECTIVE, SHA, VILLAGE, zhang } from '#examples';
import { given, known } from '#given';
import type { DomainEvent } from '#kernel';
import {
  NEW_TERM,
  OLD_LAND,
  campaign,
  campaignId,
  contractIssued,
  householdConfirmed,
  livingHousehold,
  oldContract,
  sheet,
  sheetId,
  sheetOpened,
  sheetPlace,
  surveyed,
  untilConfirmed,
  untilIssuing,
} from '#made-extensions';
import { ExtensionRegistrationFiled, HouseholdExtended, HouseholdNotSigned } from '../facts/index.js';
import { confirmHouseholdExtension } from './confirm-household-extension.js';
import { fileExtensionRegistration } from './file-extension-registration.js';
import { issueExtensionContract } from './issue-extension-contract.js';
import { NoteHouseholdExtended, noteHouseholdExtended } from './note-extension-outcome.js';
import { noteHouseholdUnsigned } from './note-household-unsigned.js';

const said = { notedOn: '2026-02-20', reason: 'unreachable' as const, note: '两次上门未遇' };
const unsigned = HouseholdNotSigned.of({ ...sheetPlace, ...said });
const left = [sheetOpened, surveyed(), unsigned];
const filed = ExtensionRegistrationFiled.of({
  ...{ campaignId, collectiveId: COLLECTIVE, divisionCode: VILLAGE, filedOn: '2026-03-01' },
  ...{ authority: '不动产登记中心', sha256: SHA, extended: 0, notExtended: 0, areaDm2: 0, notSigned: 1 },
});

describe('a household that does not sign', () => {
  const note = (history: readonly DomainEvent[], more: object = {}) =>
    given(noteHouseholdUnsigned, { history }).when({
      ...{ sheetId, notedOn: said.notedOn, cause: said.reason, explanation: said.note, ...more },
    });

  it('is noted with its reason once it was surveyed (EX33), and stays a duty (EX34)', () => {
    const { judgement } = note([sheetOpened, surveyed()]).then(unsigned);
    expect(judgement.held).toContain('EX33');
    expect(judgement.tasks).toMatchObject([{ rule: 'EX34', dueOn: sheetOpened.data.endsOn }]);
    const refused = 'EXTENSIONS.NOT_TO_BE_LEFT_UNSIGNED';
    note([sheetOpened]).refused(refused);
    note(untilConfirmed).refused(refused);
    note([sheetOpened, surveyed()], { notedOn: '2026-01-09' }).refused(refused);
  });

  it('does not keep the list from being filed, where it stands apart (EX27)', () => {
    given(fileExtensionRegistration, { history: untilIssuing, references: { sheets: [sheet(...left)] } })
      .when({ campaignId, filedOn: '2026-03-01', authority: '不动产登记中心', sha256: SHA })
      .then(filed);
  });

  it('is extended later by the same sheet, which ends the duty', () => {
    given(confirmHouseholdExtension, { history: left, references: { parcels: [] } })
      .when({ sheetId, confirmedOn: '2026-01-12', paperSha256: SHA })
      .then(householdConfirmed);
    const issued = contractIssued({ signedOn: '2026-03-02' });
    const references = {
      ...{ household: livingHousehold(zhang.id), campaign: campaign(...untilIssuing, filed) },
      parcels: [],
    };
    given(issueExtensionContract, { history: [...left, householdConfirmed], references })
      .when({ sheetId, signedOn: '2026-03-02' })
      .then(issued);
    const terms = { contractId: 'new-1', number: '延0001', signedOn: '2026-03-02', ...NEW_TERM };
    const contract = known(contractStream, 'new-1', oldContract({ ...terms, extensionSheetId: sheetId }));
    const { judgement } = given(noteHouseholdExtended, {
      history: [...left, householdConfirmed, issued],
      references: { contract },
    })
      .when(new NoteHouseholdExtended(sheetId, 'new-1', '2026-03-02'))
      .then(HouseholdExtended.of({ ...sheetPlace, ...terms, parcels: [OLD_LAND], areaDm2: 333_350 }));
    expect(judgement.held).toContain('EX34');
  });
});
