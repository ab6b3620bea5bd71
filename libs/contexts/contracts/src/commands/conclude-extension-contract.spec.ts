import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, PARCEL, collective, ownedParcel, parcel, zhang } from '#examples';
import { given } from '#given';
import { NEW_TERM, contractIssued, oldContract, sheetId } from '#made-extensions';
import { ExtensionContractRefused } from '../facts/index.js';
import { ConcludeExtensionContract, concludeExtensionContract } from './conclude-extension-contract.js';
import { RefuseExtensionContract, refuseExtensionContract } from './refuse-extension-contract.js';
import { contractIdOf } from '../facts/index.js';

const conclude = (more: object = {}, others: object = {}) =>
  given(concludeExtensionContract, {
    references: { collective, parcels: [parcel(...ownedParcel())], households: [zhang], ...others },
  }).when(ConcludeExtensionContract.as({ ...contractIssued().data, ...more }));

describe('the contract that extends the old term of a household', () => {
  it('is a household contract like any other, and names the sheet of the household', () => {
    const number = '延0001';
    const concluded = oldContract({
      ...{ contractId: contractIdOf({ collectiveId: COLLECTIVE, number }), number },
      ...{ signedOn: '2026-02-20', ...NEW_TERM, extensionSheetId: sheetId },
    });
    expect(conclude().then(concluded).judgement.held).toEqual(expect.arrayContaining(['P1', 'T1']));
  });

  it('is refused by the same rules, for another term than the statutory one among them (T1)', () => {
    conclude({ to: '2057-12-31' }).refused('LAND_RIGHTS.TERM_NOT_STATUTORY');
    conclude({}, { parcels: [parcel()] }).refused('LAND_RIGHTS.OWNERSHIP_NOT_RECORDED');
  });

  it('is told to the campaign when it is refused', () => {
    const refused = {
      ...{ sheetId, divisionCode: '140722100230', number: '延0001' },
      ...{ code: 'LAND_RIGHTS.OWNERSHIP_NOT_RECORDED', detail: `地块 ${PARCEL} 尚未登记集体土地所有权。` },
    };
    given(refuseExtensionContract)
      .when(new RefuseExtensionContract(refused, '2026-02-20'))
      .then(ExtensionContractRefused.of(refused));
  });
});
