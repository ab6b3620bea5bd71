import { describe, expect, it } from '@jest/globals';
import { LEASE, PARCEL, SHA, contractedParcel, leaseConcluded, leaseTookEffect, li, parcel } from '#examples';
import { given } from '#given';
import type { DomainEvent } from '#kernel';
import {
  ManagementRightConveyed,
  ManagementRightConveyedOnward,
  ParcelExpropriated,
  ParcelSealed,
  RightEncumbered,
  RightHeld,
} from '#land-rights/facts';
import { due, recorded } from '#supplements';
import {
  ContractAnnulled,
  ContractConcluded,
  ContractLandReshaped,
  ContractRenewed,
} from '../facts/index.js';
import { annulContract } from './annul-contract.js';

const { contractId, divisionCode, from, to } = LEASE;
const error = '同一份合同录入了两次，另一份的编号是对的';
const command = {
  contractId,
  basis: 'error-proven',
  error,
  documents: [{ title: '合同扫描件', sha256: SHA }],
} as const;
const holders = LEASE.grantees.map(({ kind, id }) => ({ kind, id }));
const conveyed: readonly DomainEvent[] = [
  ...contractedParcel,
  RightHeld.of({ contractId, right: 'management-right', holders, from, to }),
  ManagementRightConveyed.of({ contractId, holders, from, to }),
];
const inEffect = [leaseConcluded, leaseTookEffect];
const annulling = (
  history: readonly DomainEvent[] = inEffect,
  land: readonly DomainEvent[] = conveyed,
  more: object = {},
) => given(annulContract, { history, references: { land: [parcel(...land)] } }).when({ ...command, ...more });

describe('a contract that was recorded by mistake', () => {
  const annulled = ContractAnnulled.of({
    ...{ contractId, divisionCode, since: LEASE.signedOn, basis: 'error-proven', error },
    ...{ before: { standing: 'in-effect' }, after: { standing: 'annulled' } },
  });

  it('is taken out as of its signing', () => {
    const { judgement } = annulling().then(annulled);
    expect(judgement.held).toEqual(['RC1', 'CL3', 'RC7', 'RC8', 'P27', 'L19']);
  });

  it('is taken out once, on paper (CL3, RC1)', () => {
    annulling([...inEffect, annulled]).refused('CONTRACTS.NOT_RUNNING');
    annulling(inEffect, conveyed, { documents: [] }).refused('CORRECTIONS.WITHOUT_PAPER');
  });

  it('stays when books or papers rest on it (RC7)', () => {
    const renewed = ContractRenewed.of({ contractId, renewedById: 'c9', renewedOn: '2026-02-01' });
    const refused = (...more: DomainEvent[]) =>
      annulling([...inEffect, ...more]).refused('CONTRACTS.SOMETHING_RESTS_ON_IT').detail;
    expect(refused(due(1, 100_000))).toContain('应收租金 1 笔');
    expect(refused(recorded({ agreedUse: '种植粮食' }))).toContain('补充协议');
    expect(refused(renewed)).toContain('续签');
    const moved = ContractLandReshaped.of({
      ...{ contractId, divisionCode, formerParcelCode: PARCEL, from: '2026-02-01' },
      parts: [{ parcelCode: `${PARCEL.slice(0, -1)}8`, areaDm2: 333_350 }],
    });
    expect(refused(moved)).toContain('分割');
    const extending = ContractConcluded.of({ ...LEASE, extensionSheetId: 's1' });
    annulling([extending, leaseTookEffect]).refused('CONTRACTS.SOMETHING_RESTS_ON_IT');
  });

  it('stays when others have rights out of its own (RC8)', () => {
    const refused = (...land: readonly DomainEvent[]) =>
      annulling(inEffect, land).refused('CONTRACTS.SOMETHING_RESTS_ON_ITS_RIGHTS').detail;
    const onward = ManagementRightConveyedOnward.of({
      ...{ rightId: 'r3', upstream: contractId, contractNumber: '再1', paperSha256: SHA, consentSha256: SHA },
      ...{ holders: [{ kind: 'household', id: li.id }], from, to },
    });
    expect(refused(...conveyed, onward)).toContain('由它流转出的权利');
    const secured = RightEncumbered.of({
      ...{ encumbranceId: 'e1', rightId: contractId, kind: 'financing-security' },
      ...{ creditorId: '91140722MA0CD34E72', creditorName: '左权县农村信用合作联社', amountFen: 5_000_000 },
      ...{ contractNumber: '农信担2026-7', paperSha256: SHA },
    });
    expect(refused(...conveyed, secured)).toContain('担保');
    expect(refused(...contractedParcel)).toContain(PARCEL);
    const gone = ParcelExpropriated.of({
      approvalNumber: '晋政地字1号',
      authority: '山西省人民政府',
      expropriatedOn: '2026-01-31',
    });
    expect(refused(...conveyed, gone)).toContain('征收');
    const sealed = ParcelSealed.of({
      ...{ encumbranceId: 'e2', authority: '左权县人民法院', documentNumber: '（2026）晋0722执保12号' },
    });
    annulling(inEffect, [...conveyed, sealed]).refused('LAND_RIGHTS.DISPUTED_OR_SEALED');
  });
});
