import { describe, expect, it } from '@jest/globals';
import { HouseholdExtinctionRecorded, HouseholdRegistered, householdStream } from '#collectives/facts';
import {
  COLLECTIVE,
  CONTRACT_TERM,
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
  ContractRightEstablished,
  type Holder,
  RightHeld,
  RightSucceeded,
} from '../facts/index.js';
import { newId } from '../../../../../test/reorganising.js';
import { recallContractLand } from './recall-contract-land.js';
import { succeedToRight } from './succeed-to-right.js';
import { folded, lease, leased } from '../../../../../test/land.js';

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

  it('stands under the contract as before', () => {
    const after = folded([...forest(), succeeded([{ kind: 'household', id: li.id }])]);
    expect(after?.rights.at(-1)).toMatchObject({ contractId: newRightId, underContract: 'c1' });
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
