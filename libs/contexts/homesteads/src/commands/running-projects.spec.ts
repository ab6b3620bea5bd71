import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, COMPANY, SHA, VILLAGE } from '#examples';
import { given } from '#given';
import type { DomainEvent, Fraction } from '#kernel';
import { RightEstablished, RightHeld } from '#land-rights/facts';
import {
  CHECKED,
  checkItem,
  consented,
  entitlement,
  existing,
  house,
  houseAppraised,
  houseNotBack,
  houseTaken,
  PLOT,
  plot,
  PROJECT,
  projectEnded,
  proposed,
  SHI,
  useAgreed,
  usedPlot,
} from '#made-homesteads';
import {
  HouseUseEntered,
  RevitalizationRevenueRecorded,
  RevitalizationStarted,
  type UseWay,
  RevitalizationEnded,
  UseReturned,
} from '../facts/index.js';
import { endRevitalization } from './end-revitalization.js';
import { recordRevitalizationRevenue } from './record-revitalization-revenue.js';
import { returnUse } from './return-use.js';
import { startRevitalization } from './start-revitalization.js';

const projectId = PROJECT;
const outOfOrder = 'HOMESTEADS.PROJECT_STEP_OUT_OF_ORDER';
const householdId = SHI.id;
const company = { kind: COMPANY.kind, id: COMPANY.id } as const;
const of = (numerator: number, denominator = 10): Fraction => ({ numerator, denominator });

const endedAsOf = (endedOn: string) => RevitalizationEnded.of({ ...projectEnded.data, endedOn });

describe('a project that is ready', () => {
  const { data: agreement } = useAgreed();
  const entered = HouseUseEntered.of({
    ...{ householdId, homesteadId: existing.data.homesteadId, parcelCode: PLOT, projectId, way: 'lease' },
    ...{ operator: company, number: agreement.number, signedOn: agreement.signedOn },
    ...{ from: agreement.from, to: agreement.to },
  });
  const leaseRight = {
    ...{ contractId: projectId, right: 'lease' as const, holders: [company] },
    ...{ from: agreement.from, to: agreement.to },
  };
  const inPlace = {
    entitlements: [entitlement(existing, consented, entered)],
    parcels: [plot(...usedPlot, RightHeld.of(leaseRight), RightEstablished.of(leaseRight))],
    houses: [house(houseAppraised(), houseTaken())],
  };
  const parties = [
    { party: 'household', householdId, ...of(3) },
    { party: 'collective', ...of(1) },
    { party: 'operator', ...of(6) },
  ];
  const start = (more: object = {}, references: object = {}, history: DomainEvent[] = [...ready]) =>
    given(startRevitalization, { history, references: { ...inPlace, ...references } }).when({
      ...{ projectId, startedOn: '2026-02-01', split: parties, ...more },
    });
  const ready = [proposed, useAgreed(), ...CHECKED];
  const started = RevitalizationStarted.of({
    startedOn: '2026-02-01',
    split: [
      { party: { kind: 'household', id: householdId }, share: of(3) },
      { party: { kind: 'collective', id: COLLECTIVE }, share: of(1) },
      { party: COMPANY, share: of(6) },
    ],
  });

  it('starts with its checklist complete and valid (RV7)', () => {
    start().then(started);
    const incomplete = 'HOMESTEADS.CHECKLIST_INCOMPLETE';
    const { detail } = start({}, {}, [proposed, useAgreed(), ...CHECKED.slice(1)]).refused(incomplete);
    expect(detail).toContain('营业执照');
    start({}, {}, [...ready, checkItem('fire-safety', { validUntil: '2026-01-31' })]).refused(incomplete);
    start({}, {}, [...ready, checkItem('fire-safety', { metOn: '2026-02-02' })]).refused(incomplete);
    start({}, {}, [...ready, checkItem('fire-safety', { validUntil: '2026-02-01' })]).then(started);
    start({}, {}, [...ready, started]).refused(outOfOrder);
  });

  it('starts with houses whose use stands with their households and on their plots (RV8)', () => {
    const missing = 'HOMESTEADS.NO_HOUSE_IN_PLACE';
    const onlyOthers = [{ party: 'operator', ...of(1, 1) }];
    start({ split: onlyOthers }, {}, [proposed, ...CHECKED]).refused(missing);
    start({}, { entitlements: [entitlement(existing, consented)] }).refused(missing);
    start({}, { parcels: [plot(...usedPlot)] }).refused(missing);
    const unsafe = 'HOMESTEADS.HOUSE_NOT_SAFE';
    start({}, { houses: [] }).refused(missing, unsafe);
    const expired = houseAppraised({ validUntil: '2026-01-31' });
    start({}, { houses: [house(expired, houseTaken())] }).refused(unsafe);
    const notBack = [house(houseAppraised(), ...houseNotBack, houseTaken())];
    start({}, { houses: notBack }).refused('HOMESTEADS.HOUSE_NOT_GIVEN_BACK');
    const cooperation = { way: 'cooperation' as UseWay };
    const history = [proposed, useAgreed(cooperation), ...CHECKED];
    start({}, { parcels: [plot(...usedPlot)] }, history).then(started);
  });

  it('splits the whole of its revenue among those who take part (RV9)', () => {
    const uneven = 'HOMESTEADS.SPLIT_NOT_WHOLE';
    const [household, own, operator] = parties;
    start({ split: [household, own] }).refused(uneven);
    start({ split: [household, own, { ...operator, ...of(7) }] }).refused(uneven);
    start({ split: [household, own, operator, { ...own, ...of(1) }] }).refused(uneven);
    start({ split: [{ ...household, householdId: PROJECT }, own, operator] }).refused(uneven);
  });

  it('gives nothing to whose house comes later, until it is there (RV62)', () => {
    const later = [proposed, useAgreed({ from: '2026-03-01' }), ...CHECKED];
    const { detail } = start({}, {}, later).refused('HOMESTEADS.FIRST_SPLIT_WITHOUT_HOUSE');
    expect(detail).toContain('2026-02-01');
    const others = [
      { party: 'collective', ...of(4) },
      { party: 'operator', ...of(6) },
    ];
    expect(start({ split: others }, {}, later).decided).toHaveProperty('events');
  });

  const revenue = (history: DomainEvent[], more: object = {}) =>
    given(recordRevitalizationRevenue, { history }).when({
      ...{
        projectId,
        from: '2026-02-01',
        to: '2026-02-15',
        revenueFen: 1_000_001,
        paperSha256: SHA,
        ...more,
      },
    });
  const earned = RevitalizationRevenueRecorded.of({
    ...{ projectId, collectiveId: COLLECTIVE, divisionCode: VILLAGE, from: '2026-02-01', to: '2026-02-15' },
    revenueFen: 1_000_001,
    parts: [
      { party: { kind: 'household', id: householdId }, amountFen: 300_000 },
      { party: { kind: 'collective', id: COLLECTIVE }, amountFen: 100_000 },
      { party: COMPANY, amountFen: 600_001 },
    ],
    rents: [],
    paperSha256: SHA,
  });

  it('records what it earned in a period once, split to the fen (RV10)', () => {
    const history = [...ready, started];
    revenue(history).then(earned);
    revenue([...history, projectEnded]).then(earned);
    const period = 'HOMESTEADS.REVENUE_PERIOD';
    revenue([...history, earned], { from: '2026-02-15', to: '2026-02-20' }).refused(period);
    revenue(history, { from: '2026-01-31' }).refused(period);
    revenue(history, { to: '2026-03-03' }).refused(period);
    revenue([...history, projectEnded], { to: '2026-03-01' }).refused(period);
    revenue(ready).refused(outOfOrder, period);
  });

  it('does not end before what happened in it (RV15)', () => {
    const early = 'HOMESTEADS.ENDED_BEFORE_WHAT_HAPPENED';
    const end = (endedOn: string, ...more: DomainEvent[]) =>
      given(endRevitalization, { history: [...ready, ...more] }).when({
        ...{ projectId, ground: 'agreement', endedOn },
      });
    expect(end('2026-02-14', started, earned).refused(early).detail).toContain('2026-02-15');
    end('2026-02-15', started, earned).then(endedAsOf('2026-02-15'));
    end('2026-01-09').refused(early);
    end('2026-01-31').refused(early);
    const later = useAgreed({ signedOn: '2026-02-20', from: '2026-04-01' });
    end('2026-02-19', started, later).refused(early);
    end('2026-02-20', started, later).then(endedAsOf('2026-02-20'));
  });

  it('ends, and gives the houses back (RV11)', () => {
    const history = [...ready, started];
    const end = (endedOn: string) =>
      given(endRevitalization, { history }).when({ projectId, ground: 'agreement', endedOn });
    end('2026-02-28').then(projectEnded);
    end('2026-01-31').refused(outOfOrder, 'HOMESTEADS.ENDED_BEFORE_WHAT_HAPPENED');
    const back = {
      parcelCode: PLOT,
      returnedOn: '2026-03-01',
      condition: 'sound',
      paperSha256: SHA,
    } as const;
    const giveBack = (...past: DomainEvent[]) =>
      given(returnUse, { history: past }).when({ projectId, ...back });
    const returned = UseReturned.of({ ...back, householdId });
    giveBack(...history, projectEnded).then(returned);
    const none = 'HOMESTEADS.NO_HOUSE_TO_RETURN';
    giveBack(...history).refused(none);
    giveBack(...history, projectEnded, returned).refused(none);
    giveBack(...history, endedAsOf('2026-03-02')).refused(none);
  });
});
