import {
  CollectiveRegistered,
  HouseholdRegistered,
  collectiveStream,
  householdStream,
} from '#collectives/facts';
import { ContractConcluded, ContractTookEffect } from '#contracts/facts';
import {
  AuthorisationRecorded,
  ResolutionAdopted,
  authorisationStream,
  resolutionStream,
} from '#decisions/facts';
import { DivisionRegistered, divisionStream } from '#divisions/facts';
import type { DataOf, DomainEvent, JsonValue, Loaded } from '#kernel';
import {
  CollectiveOwnershipRecorded,
  ContractRightEstablished,
  ParcelRegistered,
  RightHeld,
  parcelStream,
} from '#land-rights/facts';
import { type PolicyKey, PolicyRowSet, policyStream } from '#policies/facts';
import { known } from './given.js';

export * from './duty.js';

/** The village that the specs speak of: its collective, its households, its land and what was decided of it. */

export const COUNTY = '140722';
export const TOWNSHIP = '140722100';
export const VILLAGE = '140722100230';
export const NEIGHBOUR_VILLAGE = '140722100231';
export const COLLECTIVE = 'N2140722MF00000057';
export const SHA = 'a1'.repeat(32);

export function division(code: string, name: string, kind: DataOf<typeof DivisionRegistered>['kind']) {
  return known(divisionStream, code, DivisionRegistered.of({ code, name, kind }));
}

/** A number of the county's own, in the row `row of <key>`. */
export function policySet(key: PolicyKey, value: JsonValue) {
  const basis = { law: '左权县农村产权管理办法', article: '第八条' };
  const row = { rowId: `row of ${key}`, divisionCode: COUNTY, key, value, from: '2025-01-01', basis };
  return PolicyRowSet.of(row);
}
export function policy(key: PolicyKey, value: JsonValue): Loaded<unknown> {
  return known(policyStream, COUNTY, policySet(key, value));
}

function collectiveOf(collectiveId: string, name: string, divisionCode: string): Loaded<unknown> {
  return known(
    collectiveStream,
    collectiveId,
    CollectiveRegistered.of({ collectiveId, name, level: 'N2', divisionCode, registeredOn: '2020-01-01' }),
  );
}
export const collective = collectiveOf(COLLECTIVE, '黄家会村股份经济合作社', VILLAGE);
/** The same code, registered in the next village: not the collective that a clerk of this one may act for. */
export const collectiveOfTheNextVillage = collectiveOf(COLLECTIVE, '上武村股份经济合作社', NEIGHBOUR_VILLAGE);

function household(householdId: string, contractorCode: string, collectiveId = COLLECTIVE) {
  const registered = HouseholdRegistered.of({
    householdId,
    collectiveId,
    divisionCode: contractorCode.slice(0, 12),
    contractorCode,
    members: [],
  });
  return known(householdStream, householdId, registered);
}
export const zhang = household('6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21', `${VILLAGE}000001`);
export const li = household('0b1f6a52-7a1d-5d5e-8e0c-3f2d5a9c7b11', `${VILLAGE}000002`);
export const wangOfTheNextVillage = household(
  '9c2e7d40-15b8-5a3f-b6a1-7e4c0d8f2a35',
  `${NEIGHBOUR_VILLAGE}000001`,
  'N2140722MF00000073',
);
export const COOPERATIVE = {
  kind: 'cooperative',
  id: '93140722MA0AB12CXF',
  name: '左权县太行种植专业合作社',
} as const;
export const COMPANY = {
  kind: 'company',
  id: '91140722MA0CD34E72',
  name: '太行农业开发有限公司',
} as const;

/** Five 亩 of arable land of the collective, contracted to nobody. */
export const PARCEL = `${VILLAGE}0000001`;
export function ownedParcel(more: Partial<DataOf<typeof ParcelRegistered>> = {}): readonly DomainEvent[] {
  return [
    ParcelRegistered.of({
      code: PARCEL,
      divisionCode: VILLAGE,
      name: '河滩地',
      areaDm2: 333_350,
      category: '10',
      landClass: 'arable',
      plantedUse: '1',
      ...more,
    }),
    CollectiveOwnershipRecorded.of({ collectiveId: COLLECTIVE, nature: '32' }),
  ];
}

/** The same land, contracted to one household for the thirty years from 2023 on. */
export const CONTRACT_TERM = { from: '2023-01-01', to: '2052-12-31' } as const;
const contract = {
  contractId: 'c1',
  holders: [{ kind: 'household' as const, id: zhang.id }],
  ...CONTRACT_TERM,
};
export const contractedParcel: readonly DomainEvent[] = [
  ...ownedParcel(),
  RightHeld.of({ ...contract, right: 'contract-right' }),
  ContractRightEstablished.of(contract),
];
export const parcel = (...history: readonly DomainEvent[]) => known(parcelStream, PARCEL, ...history);

/** The members' decision to lease the land to somebody outside, adopted on 2025-12-12. */
export const RESOLUTION = '3b5f8a1c-0d2e-5c4b-9f6a-1e7d8c9b0a23';
export function resolutionAdopted(more: Partial<DataOf<typeof ResolutionAdopted>> = {}) {
  return ResolutionAdopted.of({
    resolutionId: RESOLUTION,
    collectiveId: COLLECTIVE,
    divisionCode: VILLAGE,
    matter: 'land-lease-outside',
    subject: '将河滩机动地出租给太行种植专业合作社，租期五年',
    parcels: [PARCEL],
    body: 'members-assembly',
    noticedOn: '2025-12-01',
    heldOn: '2025-12-12',
    eligible: 300,
    rosterSha256: SHA,
    present: 240,
    inFavour: 210,
    against: 20,
    abstained: 10,
    needed: 200,
    ...more,
  });
}
export function resolution(
  more: Parameters<typeof resolutionAdopted>[0] = {},
  ...later: DomainEvent[]
): Loaded<unknown> {
  const adopted = resolutionAdopted(more);
  return known(resolutionStream, adopted.data.resolutionId, adopted, ...later);
}

/** The township's approval of that decision, of 2025-12-20; or another authorisation. */
export function authorisation(more: Partial<DataOf<typeof AuthorisationRecorded>> = {}): Loaded<unknown> {
  const recorded = AuthorisationRecorded.of({
    authorisationId: 'e5a0c3d2-4b6f-5e8a-a1c9-2d7f3b8e6c40',
    collectiveId: COLLECTIVE,
    divisionCode: VILLAGE,
    kind: 'township-approval',
    number: '辽政批〔2025〕12号',
    authority: '辽阳镇人民政府',
    acceptedOn: '2025-12-15',
    decidedOn: '2025-12-20',
    granted: true,
    ...more,
  });
  return known(authorisationStream, recorded.data.authorisationId, recorded);
}

const RENT_STEPS = [
  { fromYear: 1, amountFen: 100_000 },
  { fromYear: 3, amountFen: 120_000 },
];
/** A lease of the household's contracted land to the cooperative for 1,000 元 a year, 1,200 元 from the third on. */
export const LEASE = {
  contractId: '9180729d-ced9-5f3f-b843-d09d3c8213b9',
  kind: 'household-lease',
  number: '流1',
  divisionCode: VILLAGE,
  collectiveId: COLLECTIVE,
  grantees: [COOPERATIVE],
  parcels: [{ parcelCode: PARCEL, grantor: { kind: 'household', id: zhang.id }, areaDm2: 333_350 }],
  signedOn: '2026-01-10',
  from: '2026-01-10',
  to: '2030-12-31',
  paperSha256: SHA,
  agreedUse: '种植中药材',
  payments: {
    firstDueOn: '2026-02-01',
    lines: [
      {
        payer: COOPERATIVE,
        payee: { kind: 'household', id: zhang.id },
        account: 'household-account',
        steps: RENT_STEPS,
      },
    ],
  },
} satisfies DataOf<typeof ContractConcluded>;
export const leaseConcluded = ContractConcluded.of(LEASE);
export const leaseTookEffect = ContractTookEffect.of({ contractId: LEASE.contractId, on: LEASE.from });

/** An organisation as a clerk names it among the lessees. */
export function granteeOf({ kind, id: creditCode, name }: typeof COOPERATIVE | typeof COMPANY) {
  return { kind, creditCode, name };
}
export const STATED_RENT = {
  payeeHouseholdId: zhang.id,
  account: 'household-account',
  steps: RENT_STEPS,
};
/** The lease as a clerk states it, and the subjects that it refers to. */
export const STATED_LEASE = {
  collectiveId: COLLECTIVE,
  divisionCode: VILLAGE,
  number: LEASE.number,
  form: 'written',
  signedOn: LEASE.signedOn,
  from: LEASE.from,
  to: LEASE.to,
  paperSha256: SHA,
  agreedUse: LEASE.agreedUse,
  grantors: [{ householdId: zhang.id, parcels: [PARCEL] }],
  grantees: [granteeOf(COOPERATIVE)],
  payments: { firstDueOn: LEASE.payments.firstDueOn, lines: [STATED_RENT] },
};
export const leaseReferences = {
  collective,
  priorities: [],
  parcels: [parcel(...contractedParcel)],
  households: [zhang, li, wangOfTheNextVillage],
};
