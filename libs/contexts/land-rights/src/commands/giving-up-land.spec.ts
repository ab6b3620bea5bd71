import { describe, expect, it } from '@jest/globals';
import { HouseholdExtinctionRecorded, HouseholdRegistered, householdStream } from '#collectives/facts';
import {
  COLLECTIVE,
  CONTRACT_TERM,
  COOPERATIVE,
  PARCEL,
  SHA,
  VILLAGE,
  authorisation,
  contractedParcel,
  li,
  ownedParcel,
  resolution,
  zhang,
} from '#examples';
import { given, known } from '#given';
import type { DomainEvent } from '#kernel';
import {
  ContractLandRecalled,
  ContractLandReturned,
  ContractLandSurrendered,
  ContractRightEstablished,
  type Holder,
  ManagementRightConveyed,
  ParcelExpropriated,
  RightEncumbered,
  RightEnded,
  RightExpired,
  RightHeld,
  RightSucceeded,
} from '../facts/index.js';
import { newId } from '../../../../../test/reorganising.js';
import { EndRight, endRight } from './end-right.js';
import { expropriateParcel } from './expropriate-parcel.js';
import { recallContractLand } from './recall-contract-land.js';
import { recordRightExpired } from './record-right-expired.js';
import { returnContractLand, surrenderContractLand } from './return-contract-land.js';
import { succeedToRight } from './succeed-to-right.js';

const cooperative: Holder = { kind: 'cooperative', id: COOPERATIVE.id };
const lease = { contractId: 'c2', holders: [cooperative], from: '2026-01-01', to: '2030-12-31' };
const leased = [RightHeld.of({ ...lease, right: 'management-right' }), ManagementRightConveyed.of(lease)];
const secured = RightEncumbered.of({
  encumbranceId: 'e1',
  rightId: 'c1',
  kind: 'financing-security',
  creditorId: '91140722MA0CD34E72',
  creditorName: '左权县农村信用合作联社',
  amountFen: 5_000_000,
  contractNumber: '农信担2026-7',
  paperSha256: SHA,
});
const named = { parcelCode: PARCEL, rightId: 'c1', paperSha256: SHA };
const forest = (): DomainEvent[] => {
  const contract = {
    contractId: 'c1',
    holders: [{ kind: 'household' as const, id: zhang.id }],
    ...CONTRACT_TERM,
  };
  return [
    ...ownedParcel({ landClass: 'forest' }),
    RightHeld.of({ ...contract, right: 'contract-right' }),
    ContractRightEstablished.of(contract),
  ];
};
const place = { householdId: zhang.id, collectiveId: COLLECTIVE, divisionCode: VILLAGE };
const extinct = known(
  householdStream,
  zhang.id,
  HouseholdRegistered.of({
    ...place,
    contractorCode: `${VILLAGE}000001`,
    members: [],
  }),
  HouseholdExtinctionRecorded.of({ ...place, extinctOn: '2026-01-15' }),
);

describe('land that a household gives back', () => {
  const command = { ...named, noticedOn: '2025-08-31', effectiveOn: '2026-02-28' };
  const returned = ContractLandReturned.of({
    rightId: 'c1',
    noticedOn: '2025-08-31',
    endedOn: '2026-02-28',
    paperSha256: SHA,
  });

  it('is announced half a year ahead (T10)', () => {
    given(returnContractLand, { history: contractedParcel }).when(command).then(returned);
    given(returnContractLand, { history: contractedParcel })
      .when({ ...command, noticedOn: '2025-09-01' })
      .refused('CONTRACTS.RETURN_NOT_ANNOUNCED');
  });

  it('is surrendered for a compensation', () => {
    given(surrenderContractLand, { history: contractedParcel })
      .when({ ...named, compensationFen: 2_000_000, effectiveOn: '2026-02-28' })
      .then(
        ContractLandSurrendered.of({
          rightId: 'c1',
          endedOn: '2026-02-28',
          compensationFen: 2_000_000,
          paperSha256: SHA,
        }),
      );
  });

  it('is conveyed to nobody (L28) and secures nothing (L29)', () => {
    const { detail } = given(returnContractLand, { history: [...contractedParcel, ...leased] })
      .when(command)
      .refused('LAND_RIGHTS.CONVEYANCES_STAND');
    expect(detail).toContain('2030-12-31');
    given(returnContractLand, { history: [...contractedParcel, secured] })
      .when(command)
      .refused('LAND_RIGHTS.SECURITY_STANDS');
    const over = RightEnded.of({ contractId: 'c2', endedOn: '2026-01-31' });
    given(returnContractLand, { history: [...contractedParcel, ...leased, over] })
      .when(command)
      .then(returned);
  });

  it('is given back once, and is contracted (L22)', () => {
    for (const [history, rightId] of [
      [[...contractedParcel, returned], 'c1'],
      [[...contractedParcel, ...leased], 'c2'],
      [ownedParcel(), 'c1'],
    ] as const) {
      const { decided } = given(returnContractLand, { history }).when({ ...command, rightId });
      expect(decided).toMatchObject({ code: 'LAND_RIGHTS.RIGHT_NOT_ESTABLISHED' });
    }
  });
});

describe('land that is recalled', () => {
  const recalling = (more: object = {}, history: readonly DomainEvent[] = contractedParcel) =>
    given(recallContractLand, { history, references: { household: zhang, ...more } });
  const recall = (ground: string, more: object = {}) => ({
    ...named,
    ground,
    effectiveOn: '2026-02-28',
    ...more,
  });
  const recalled = (ground: 'household-extinct' | 'land-adjustment' | 'decided', more: object = {}) =>
    ContractLandRecalled.of({ rightId: 'c1', endedOn: '2026-02-28', ground, paperSha256: SHA, ...more });

  it.each([
    ['settled-in-city', 'LAND_RIGHTS.SETTLED_IN_CITY_IS_NO_GROUND'],
    ['marriage', 'LAND_RIGHTS.MARRIAGE_IS_NO_GROUND'],
    ['debt-offset', 'LAND_RIGHTS.NO_GROUND_TO_RECALL'],
    ['staple-and-responsibility-fields', 'LAND_RIGHTS.NO_GROUND_TO_RECALL'],
    ['left-idle', 'LAND_RIGHTS.NO_GROUND_TO_RECALL'],
    ['other', 'LAND_RIGHTS.NO_GROUND_TO_RECALL'],
  ])('is not because of %s (P24, P14a, P15a)', (ground, code) => {
    recalling().when(recall(ground)).refused(code);
  });

  it('is that of a household that is no more (L30)', () => {
    recalling({ household: extinct }).when(recall('household-extinct')).then(recalled('household-extinct'));
    recalling().when(recall('household-extinct')).refused('LAND_RIGHTS.HOUSEHOLD_NOT_EXTINCT');
  });

  it('is forest only when there are no heirs (L30)', () => {
    const of = () => recalling({ household: extinct }, forest());
    of().when(recall('household-extinct')).refused('LAND_RIGHTS.HOUSEHOLD_NOT_EXTINCT');
    of()
      .when(recall('household-extinct', { withoutHeirs: true }))
      .then(recalled('household-extinct'));
  });

  it('is adjusted by two thirds and with the approval of the county (P9)', () => {
    const decided = resolution({ matter: 'land-adjustment' });
    const approved = authorisation({
      kind: 'county-approval',
      resolutionId: decided.id,
      decidedOn: '2026-01-10',
    });
    const command = recall('land-adjustment', { resolutionId: decided.id, approvalId: approved.id });
    recalling({ resolution: decided, approval: approved })
      .when(command)
      .then(recalled('land-adjustment', { resolutionId: decided.id, approvalId: approved.id }));
    for (const references of [{}, { resolution: decided }, { approval: approved }])
      recalling(references).when(command).refused('LAND_RIGHTS.ADJUSTMENT_NOT_AUTHORISED');
  });

  it('is decided by a court, which is named (L31)', () => {
    const documentNumber = '（2026）晋0722民初5号';
    recalling().when(recall('decided')).refused('LAND_RIGHTS.DECISION_NOT_NAMED');
    recalling().when(recall('decided', { documentNumber })).then(recalled('decided', { documentNumber }));
  });
});

describe('land that is expropriated', () => {
  it('takes every right with it, and what is carved from it', () => {
    const stated = {
      approvalNumber: '晋政地字〔2026〕12号',
      authority: '山西省人民政府',
      expropriatedOn: '2026-02-28',
    };
    const history = [...contractedParcel, ...leased];
    given(expropriateParcel, { history })
      .when({ parcelCode: PARCEL, ...stated })
      .then(
        ParcelExpropriated.of(stated),
        RightEnded.of({ contractId: 'c1', endedOn: '2026-02-28' }),
        RightEnded.of({ contractId: 'c2', endedOn: '2026-02-28' }),
      );
    given(expropriateParcel, { history: [...history, ParcelExpropriated.of(stated)] })
      .when({ parcelCode: PARCEL, ...stated })
      .refused('LAND_RIGHTS.PARCEL_NO_MORE');
  });
});

describe('the end of a contract', () => {
  it('ends what was carved from its right (T3)', () => {
    given(endRight, { history: [...contractedParcel, ...leased] })
      .when(new EndRight(PARCEL, 'c1', '2026-02-28'))
      .then(
        RightEnded.of({ contractId: 'c1', endedOn: '2026-02-28' }),
        RightEnded.of({ contractId: 'c2', endedOn: '2026-02-28' }),
      );
  });
});

describe('who goes on with a right', () => {
  const succeeding = { ...named, effectiveOn: '2026-02-01', heirs: [{ householdId: li.id }] };
  const newRightId = newId('right');
  const succeeded = (holders: Holder[], more: object = {}) =>
    RightSucceeded.of({
      rightId: 'c1',
      newRightId,
      holders,
      from: '2026-02-01',
      to: CONTRACT_TERM.to,
      paperSha256: SHA,
      ...more,
    });
  const references = { household: extinct, heirs: [li] };

  it('are the heirs in forest, for the rest of the term (L32)', () => {
    given(succeedToRight, { history: forest(), references })
      .when(succeeding)
      .then(succeeded([{ kind: 'household', id: li.id }]));
    given(succeedToRight, { history: forest(), references: { ...references, household: zhang } })
      .when(succeeding)
      .refused('LAND_RIGHTS.RIGHT_DOES_NOT_PASS');
  });

  it('is nobody in arable land (L32)', () => {
    const { detail } = given(succeedToRight, { history: contractedParcel, references })
      .when(succeeding)
      .refused('LAND_RIGHTS.RIGHT_DOES_NOT_PASS');
    expect(detail).toContain('承包耕地');
  });

  it('are the heirs of whoever contracted by other ways, not those of a lessee (L32)', () => {
    const wastes = [...ownedParcel({ category: '23', landClass: 'wasteland' }), ...leased];
    const person = { name: '赵四', identityNumber: '140722188001010038' };
    given(succeedToRight, {
      history: wastes,
      references: { household: undefined, heirs: [] },
      persons: [{ personId: 'p1', commitment: SHA, known: false, differs: [] }],
    })
      .when({ ...succeeding, rightId: 'c2', heirs: [{ person }] })
      .then(succeeded([{ kind: 'person', id: 'p1' }], { rightId: 'c2', to: lease.to }));
    given(succeedToRight, { history: [...contractedParcel, ...leased], references })
      .when({ ...succeeding, rightId: 'c2' })
      .refused('LAND_RIGHTS.RIGHT_DOES_NOT_PASS');
  });

  it('is named once each (L33)', () => {
    for (const heirs of [[{}], [{ householdId: zhang.id }]])
      given(succeedToRight, { history: forest(), references })
        .when({ ...succeeding, heirs })
        .refused('LAND_RIGHTS.HOLDER_UNCLEAR');
  });
});

describe('a right that runs out', () => {
  const expiring = { parcelCode: PARCEL, rightId: 'c2', stillUsed: true };

  it('is no tacit renewal when the land is used on (T11)', () => {
    const history = [...contractedParcel, ...leased];
    const { judgement } = given(recordRightExpired, { history, today: '2031-01-05' })
      .when(expiring)
      .then(RightExpired.of({ rightId: 'c2', expiredOn: lease.to, stillUsed: true }));
    expect(judgement.tasks).toMatchObject([{ rule: 'T11', dueOn: '2031-01-31' }]);
  });

  it('has run out (L34)', () => {
    given(recordRightExpired, { history: [...contractedParcel, ...leased], today: lease.to })
      .when(expiring)
      .refused('LAND_RIGHTS.TERM_NOT_OVER');
  });
});
