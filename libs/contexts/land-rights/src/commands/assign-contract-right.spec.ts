import { describe, expect, it } from '@jest/globals';
import {
  COLLECTIVE,
  CONTRACT_TERM,
  PARCEL,
  SHA,
  VILLAGE,
  contractedParcel,
  li,
  wangOfTheNextVillage,
  zhang,
} from '#examples';
import { ContractNumberTaken, contractIdOf, contractNumberStream } from '#contracts/facts';
import { given, known } from '#given';
import { type DomainEvent } from '#kernel';
import { newId } from '../../../../../test/reorganising.js';
import {
  ContractLandReturned,
  ContractLandSurrendered,
  ContractRightAssigned,
  ContractRightEstablished,
  RightEncumbered,
  RightHeld,
} from '../facts/index.js';
import { assignContractRight } from './assign-contract-right.js';
import { returnContractLand, surrenderContractLand } from './return-contract-land.js';
import { folded, household, leased, secured } from '../../../../../test/land.js';

const right = newId('right');
describe('a contract right that is assigned', () => {
  const command = {
    parcelCode: PARCEL,
    rightId: 'c1',
    householdId: li.id,
    contractNumber: '承2026-9',
    paperSha256: SHA,
    consent: 'given',
    consentSha256: SHA,
    effectiveOn: '2026-03-01',
  } as const;
  const assigned = (more: object = {}) =>
    ContractRightAssigned.of({
      rightId: 'c1',
      newRightId: right,
      holders: [household(li.id)],
      from: '2026-03-01',
      to: CONTRACT_TERM.to,
      contractNumber: '承2026-9',
      paperSha256: SHA,
      consent: 'given',
      consentSha256: SHA,
      ...more,
    });
  const assigning = (history: readonly DomainEvent[] = contractedParcel, transferee: unknown = li) =>
    given(assignContractRight, { history, references: { transferee: transferee as typeof li } });

  it('goes to a household of the same collective with the consent of the issuer (P2)', () => {
    assigning().when(command).then(assigned());
    for (const more of [{ consent: undefined }, { consentSha256: undefined }])
      assigning()
        .when({ ...command, ...more })
        .refused('LAND_RIGHTS.ASSIGNMENT_NOT_CONSENTED');
    assigning(contractedParcel, wangOfTheNextVillage)
      .when({ ...command, householdId: wangOfTheNextVillage.id })
      .refused('LAND_RIGHTS.ASSIGNMENT_NOT_CONSENTED');
    assigning(contractedParcel, zhang)
      .when({ ...command, householdId: zhang.id })
      .refused('LAND_RIGHTS.ASSIGNMENT_NOT_CONSENTED');
  });

  it('goes all the same when the consent is wrongly withheld, and the register says so (P2a)', () => {
    const withheld = { ...command, consent: 'wrongly-withheld' };
    assigning().when(withheld).refused('LAND_RIGHTS.ASSIGNMENT_NOT_CONSENTED');
    const asked = { ...withheld, requestedOn: '2025-11-01' };
    const { judgement } = assigning()
      .when(asked)
      .then(assigned({ consent: 'wrongly-withheld', requestedOn: '2025-11-01' }));
    expect(judgement.warnings).toMatchObject([{ rule: 'P2a' }]);
    assigning()
      .when({ ...asked, requestedOn: '2026-03-03' })
      .refused('LAND_RIGHTS.STATED_DAY_TO_COME');
  });

  it('leaves its conveyances standing (L35), and secures no debt any more (L29)', () => {
    const { judgement } = assigning([...contractedParcel, ...leased])
      .when(command)
      .then(assigned());
    expect(judgement.warnings.map(({ rule }) => rule)).toContain('L35');
    assigning([...contractedParcel, secured])
      .when(command)
      .refused('LAND_RIGHTS.SECURITY_STANDS');
    const after = folded([...contractedParcel, ...leased, assigned()]);
    expect(after?.rights).toMatchObject([
      { contractId: 'c1', to: '2026-02-28', standing: 'ended' },
      { contractId: 'c2', upstream: right, standing: 'established' },
      { contractId: right, right: 'contract-right', from: '2026-03-01', standing: 'established' },
    ]);
  });

  it('has a contract under a number that no other has (K1)', () => {
    const number = '承2026-9';
    const identity = { collectiveId: COLLECTIVE, number };
    const taken = known(
      contractNumberStream,
      contractIdOf(identity),
      ContractNumberTaken.of({
        ...identity,
        contractId: 'c9',
        divisionCode: VILLAGE,
        signedOn: '2026-01-05',
      }),
    );
    const refused = given(assignContractRight, {
      history: contractedParcel,
      references: { transferee: li, taken },
    })
      .when(command)
      .refused('CONTRACTS.NUMBER_ALREADY_USED');
    expect(refused).toMatchObject({ field: 'contractNumber' });
    expect(refused.detail).toContain('2026-01-05');
  });

  describe('of land that is extended already', () => {
    const next = { contractId: 'x1', holders: [household(zhang.id)], from: '2053-01-01', to: '2082-12-31' };
    const held = RightHeld.of({ ...next, right: 'contract-right' });
    const extended = [...contractedParcel, held, ContractRightEstablished.of(next)];
    const both = { ...command, laterContractNumber: '承2053-9' };

    it('goes with that of the next term, under a contract of its own (L49)', () => {
      const later = assigned({
        ...{ rightId: 'x1', newRightId: newId('right/1'), contractNumber: '承2053-9' },
        ...{ from: next.from, to: next.to },
      });
      assigning(extended).when(both).then(assigned(), later);
      for (const laterContractNumber of [undefined, command.contractNumber])
        assigning(extended)
          .when({ ...command, laterContractNumber })
          .refused('LAND_RIGHTS.NEXT_TERM_NOT_NUMBERED');
      assigning().when(both).refused('LAND_RIGHTS.NEXT_TERM_NOT_NUMBERED');
      expect(folded([...extended, assigned(), later])?.rights).toMatchObject([
        { contractId: 'c1', standing: 'ended', to: '2026-02-28' },
        { contractId: 'x1', standing: 'ended', to: '2052-12-31' },
        { contractId: right, holders: [household(li.id)], to: CONTRACT_TERM.to },
        { contractId: newId('right/1'), holders: [household(li.id)], from: next.from, to: next.to },
      ]);
    });

    it('waits until the extension is there (L48), and until that secures no debt (L29)', () => {
      assigning([...contractedParcel, held])
        .when(both)
        .refused('LAND_RIGHTS.EXTENSION_UNDER_WAY');
      const burdened = RightEncumbered.of({ ...secured.data, rightId: 'x1' });
      assigning([...extended, burdened])
        .when(both)
        .refused('LAND_RIGHTS.SECURITY_STANDS');
    });

    it('is given back for both terms', () => {
      const giving = {
        ...{ parcelCode: PARCEL, rightId: 'c1', paperSha256: SHA },
        effectiveOn: '2026-03-01',
      };
      const returned = { noticedOn: '2025-06-01', endedOn: '2026-03-01', paperSha256: SHA };
      given(returnContractLand, { history: extended })
        .when({ ...giving, noticedOn: '2025-06-01' })
        .then(
          ContractLandReturned.of({ ...returned, rightId: 'c1' }),
          ContractLandReturned.of({ ...returned, rightId: 'x1' }),
        );
      const paid = { endedOn: '2026-03-01', paperSha256: SHA };
      given(surrenderContractLand, { history: extended })
        .when({ ...giving, compensationFen: 100 })
        .then(
          ContractLandSurrendered.of({ ...paid, rightId: 'c1', compensationFen: 100 }),
          ContractLandSurrendered.of({ ...paid, rightId: 'x1', compensationFen: 0 }),
        );
      given(returnContractLand, { history: [...contractedParcel, held] })
        .when({ ...giving, noticedOn: '2025-06-01' })
        .refused('LAND_RIGHTS.EXTENSION_UNDER_WAY');
    });
  });

  it('is assigned once', () => {
    assigning([...contractedParcel, assigned()])
      .when(command)
      .refused('LAND_RIGHTS.RIGHT_NOT_ESTABLISHED');
  });
});
