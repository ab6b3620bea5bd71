import { describe, expect, it } from '@jest/globals';
import {
  CollectiveRegistered,
  HouseholdRegistered,
  collectiveStream,
  householdStream,
} from '#collectives/facts';
import { CollectiveOwnershipRecorded, ParcelRegistered, parcelStream } from '#land-rights/facts';
import { PolicyRowSet, policyStream } from '#policies/facts';
import { given, known } from '#given';
import { concludeCollectiveLease } from './conclude-collective-lease.js';

const divisionCode = '140722100230';
const collectiveId = 'N2140722MF00000057';
const householdId = '6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21';
const code = `${divisionCode}0000001`;
const sha256 = 'a1'.repeat(32);

const collective = known(
  collectiveStream,
  collectiveId,
  CollectiveRegistered.of({
    collectiveId,
    name: '黄家会村股份经济合作社',
    level: 'N2',
    divisionCode,
    registeredOn: '2020-01-01',
  }),
);
const household = known(
  householdStream,
  householdId,
  HouseholdRegistered.of({
    householdId,
    collectiveId,
    divisionCode,
    contractorCode: `${divisionCode}000001`,
    members: [],
  }),
);
const parcel = (landClass: 'wasteland' | 'water') =>
  known(
    parcelStream,
    code,
    ParcelRegistered.of({
      code,
      divisionCode,
      name: '松树坪荒坡',
      areaDm2: 333_350,
      category: '24',
      landClass,
      plantedUse: '2',
    }),
    CollectiveOwnershipRecorded.of({ collectiveId, nature: '32' }),
  );
const county = (...rows: [rowId: string, years: number][]) =>
  known(
    policyStream,
    '140722',
    ...rows.map(([rowId, value]) =>
      PolicyRowSet.of({
        rowId,
        divisionCode: '140722',
        key: 'wasteland.longest-term-years',
        value,
        from: '2020-01-01',
        basis: { law: '左权县“四荒”治理办法', article: '第五条' },
      }),
    ),
  );
const lease = (to: string) => ({
  collectiveId,
  divisionCode,
  number: '荒1',
  form: 'written',
  signedOn: '2026-01-10',
  from: '2026-01-10',
  to,
  paperSha256: sha256,
  agreedUse: '植树种草',
  parcels: [code],
  grantees: [{ kind: 'household', householdId }],
  payments: {
    firstDueOn: '2026-02-01',
    lines: [{ account: 'collective-account', steps: [{ fromYear: 1, amountFen: 10_000 }] }],
  },
});
const before = (landClass: 'wasteland' | 'water', policies = county()) => ({
  references: { collective, parcels: [parcel(landClass)], households: [household], policies },
});
const codesOf = (outcomes: readonly { code: string }[]) => outcomes.map(({ code }) => code);

function accepted(to: string, references: ReturnType<typeof before>) {
  const { decided } = given(concludeCollectiveLease, references).when(lease(to));
  if (!('judgement' in decided)) throw new Error(decided.detail);
  return decided;
}

describe('a lease of “四荒” land', () => {
  it('lasts fifty years at most where the county says nothing, which is a guess and said to be one', () => {
    const { judgement, policies } = accepted('2075-12-31', before('wasteland'));
    expect(codesOf(judgement.warnings)).toContain('POLICIES.TO_BE_CONFIRMED');
    expect(policies).toEqual([]);
    const { wayForward } = given(concludeCollectiveLease, before('wasteland'))
      .when(lease('2076-01-10'))
      .refused('CONTRACTS.WASTELAND_TERM_TOO_LONG');
    expect(wayForward).toContain('2076-01-09');
  });

  it('lasts as long as the county says, by the row that the decision records', () => {
    const own = before('wasteland', county(['r1', 30]));
    const { judgement, policies } = accepted('2055-12-31', own);
    expect(codesOf(judgement.warnings)).not.toContain('POLICIES.TO_BE_CONFIRMED');
    expect(policies).toEqual(['r1']);
    given(concludeCollectiveLease, own)
      .when(lease('2075-12-31'))
      .refused('CONTRACTS.WASTELAND_TERM_TOO_LONG');
  });

  it('is the only one that the number is for', () => {
    const { judgement } = accepted('2079-12-31', before('water'));
    expect(codesOf(judgement.warnings)).not.toContain('POLICIES.TO_BE_CONFIRMED');
  });
});
