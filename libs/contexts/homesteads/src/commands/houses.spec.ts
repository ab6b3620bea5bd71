import { describe, expect, it } from '@jest/globals';
import { NEIGHBOUR_VILLAGE, SHA, VILLAGE, policy } from '#examples';
import { given, idGiven, known } from '#given';
import type { DomainEvent } from '#kernel';
import { parcelStream } from '#land-rights/facts';
import {
  PLOT,
  PROJECT,
  SHI,
  houseAppraised,
  houseTaken,
  plot,
  plotOwned,
  plotRegistered,
} from '#made-homesteads';
import { idOf } from '#people';
import { HouseFreed, HouseGivenBack, type SafetyReport, safetyOn } from '../facts/index.js';
import { recordHouseSafety } from './record-house-safety.js';
import {
  FreeHouse,
  NoteHouseGivenBack,
  TakeHouse,
  freeHouse,
  noteHouseGivenBack,
  takeHouse,
} from './take-house.js';

const other = idOf('another project');
const freed = HouseFreed.of({
  ...{ parcelCode: PLOT, divisionCode: VILLAGE, projectId: PROJECT, freedOn: '2026-02-20', undone: false },
});

describe('a house that projects want', () => {
  const take = (history: DomainEvent[], projectId = PROJECT) => {
    const { householdId, number, from, to } = houseTaken().data;
    return given(takeHouse, { history }).when(
      new TakeHouse(PLOT, VILLAGE, projectId, householdId, number, from, to, '2026-01-10'),
    );
  };
  const free = (history: DomainEvent[], projectId = PROJECT) =>
    given(freeHouse, { history }).when(new FreeHouse(PLOT, projectId, false, '2026-02-20'));

  it('is had by one of them at a time (RV17), which frees it (RV18)', () => {
    take([]).then(houseTaken({ householdId: SHI.id }));
    take([houseTaken()], other).refused('HOMESTEADS.HOUSE_TAKEN');
    take([houseTaken()]).refused('HOMESTEADS.HOUSE_TAKEN');
    free([houseTaken()]).then(freed);
    free([houseTaken()], other).refused('HOMESTEADS.HOUSE_NOT_HAD');
    free([houseTaken(), freed]).refused('HOMESTEADS.HOUSE_NOT_HAD');
    take([houseTaken(), freed], other).then(houseTaken({ projectId: other }));
  });
});

describe('a house that is to be given back', () => {
  const back = new NoteHouseGivenBack(PLOT, PROJECT, '2026-02-21');
  const givenBack = HouseGivenBack.of({
    ...{ parcelCode: PLOT, divisionCode: VILLAGE, projectId: PROJECT, returnedOn: '2026-02-21' },
  });
  const giveBack = (history: DomainEvent[]) => given(noteHouseGivenBack, { history }).when(back);

  it('is awaited from the project whose use has ended, once (RV30)', () => {
    giveBack([houseTaken(), freed]).then(givenBack);
    giveBack([houseTaken()]).refused('HOMESTEADS.HOUSE_NOT_AWAITED');
    giveBack([houseTaken(), freed, givenBack]).refused('HOMESTEADS.HOUSE_NOT_AWAITED');
    const undone = { ...freed, data: { ...freed.data, undone: true } };
    giveBack([houseTaken(), undone]).refused('HOMESTEADS.HOUSE_NOT_AWAITED');
  });
});

describe('the safety of a house', () => {
  const { documentNumber, agency, grade, appraisedOn, validUntil } = houseAppraised().data;
  const report = { documentNumber, agency, grade, appraisedOn, validUntil, sha256: SHA };
  const record = (more: object = {}, references: object = {}, history: DomainEvent[] = []) =>
    given(recordHouseSafety, { history, references: { parcel: plot(), ...references } }).when({
      ...{ parcelCode: PLOT, divisionCode: VILLAGE, ...report, ...more },
    });
  const recorded = (more: object = {}) => houseAppraised({ reportId: idGiven('report'), ...more });

  it('is appraised on a homestead of the village (RV19), for a time (RV20)', () => {
    expect(record().then(recorded()).judgement.tasks).toEqual([]);
    record({}, { policies: policy('homesteads.safety-reminder-months', 6) }).then(
      recorded({ renewalDueOn: '2029-07-04' }),
    );
    const none = 'HOMESTEADS.NO_HOUSE_THERE';
    record({}, { parcel: undefined }).refused(none);
    record({ divisionCode: NEIGHBOUR_VILLAGE }).refused(none);
    const works = known(parcelStream, PLOT, plotRegistered({ kind: 'construction-profit' }), plotOwned);
    record({}, { parcel: works }).refused(none);
    record({ validUntil: appraisedOn }).refused('HOMESTEADS.REPORT_DATES');
  });

  it('is recorded once from one report, with where it stands (RV63)', () => {
    const { detail, facts } = record({ appraisedOn: '2026-01-20' }, {}, [houseAppraised()]).refused(
      'HOMESTEADS.REPORT_ALREADY_RECORDED',
    );
    expect(detail).toContain('左房鉴字1号 已经登记：2025-12-20 鉴定');
    expect(facts).toEqual({ reportId: houseAppraised().data.reportId });
    const another = { documentNumber: '左房鉴字2号' };
    expect(record(another, {}, [houseAppraised()]).then(recorded(another)).judgement.held).toContain('RV63');
  });

  it('is appraised anew before the report runs out while the house is in use (RV22)', () => {
    const tasksOf = (more: object) => record(more, {}, [houseTaken()]).then(recorded(more)).judgement.tasks;
    expect(tasksOf({})).toMatchObject([{ rule: 'RV22', dueOn: '2029-12-04', occurrence: idGiven('report') }]);
    expect(tasksOf({ grade: 'd' })).toMatchObject([{ dueOn: '2026-03-02' }]);
    const past = { validUntil: '2026-03-20', renewalDueOn: '2026-02-20' };
    expect(tasksOf(past)).toMatchObject([{ dueOn: '2026-03-02' }]);
    const take = (...history: DomainEvent[]) => {
      const { householdId, number, from, to } = houseTaken().data;
      const taking = new TakeHouse(PLOT, VILLAGE, PROJECT, householdId, number, from, to, '2026-01-10');
      const { tasks } = given(takeHouse, { history }).when(taking).then(houseTaken()).judgement;
      return tasks.filter(({ rule }) => rule === 'RV22');
    };
    expect(take()).toMatchObject([{ rule: 'RV22', dueOn: '2026-01-10', occurrence: 'none' }]);
    expect(take(houseAppraised())).toMatchObject([{ dueOn: '2029-12-04' }]);
  });

  it('is shown as it is on a day', () => {
    const stateOn = (day: string, more: Partial<SafetyReport> = {}) =>
      safetyOn({ ...houseAppraised().data, ...more }, day);
    expect(stateOn('2029-12-03')).toBe('valid');
    expect(stateOn('2029-12-04')).toBe('expiring');
    expect(stateOn('2030-01-04')).toBe('expiring');
    expect(stateOn('2030-01-05')).toBe('expired');
    expect(stateOn('2026-02-01', { grade: 'c' })).toBe('dangerous');
    expect(safetyOn(undefined, '2026-02-01')).toBe('none');
  });
});
