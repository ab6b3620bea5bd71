import { describe, expect, it } from '@jest/globals';
import { HouseholdExtinctionRecorded, householdStream } from '#collectives/facts';
import { NEIGHBOUR_VILLAGE, SHA, VILLAGE, policy } from '#examples';
import { given, known, idGiven } from '#given';
import type { DomainEvent } from '#kernel';
import { parcelStream } from '#land-rights/facts';
import {
  PLACE,
  PLOT,
  SHI,
  applied,
  existing,
  plot,
  plotOwned,
  plotRegistered,
  usedPlot,
} from '#made-homesteads';
import { householdRegistered } from '#people';
import {
  ExistingHomesteadRecorded,
  HomesteadFellThrough,
  HouseDisposed,
  IdleSurveyRecorded,
} from '../facts/index.js';
import { recordExistingHomestead } from './record-existing-homestead.js';
import {
  RecordHomesteadFallenThrough,
  recordHomesteadFallenThrough,
} from './record-homestead-fallen-through.js';
import { recordIdleSurvey } from './record-idle-survey.js';

const { householdId } = PLACE;
const { homesteadId } = existing.data;

const houseLet = HouseDisposed.of({
  ...{ homesteadId, parcelCode: 'elsewhere', way: 'lease', disposedOn: '2024-03-01', paperSha256: SHA },
});

describe('a homestead that a household has already', () => {
  const stated = { householdId, divisionCode: VILLAGE, parcelCode: PLOT, source: 'granted-before' };
  const record = (more: object = {}, history: DomainEvent[] = [], references: object = {}) =>
    given(recordExistingHomestead, {
      history,
      references: { household: SHI, parcel: plot(), ...references },
    }).when({ ...stated, since: '1998-05-01', ...more });

  it('is recorded on its plot', () => {
    const { judgement } = record().then(
      ExistingHomesteadRecorded.of({ ...existing.data, homesteadId: idGiven('homestead') }),
    );
    expect(judgement.warnings).toEqual([]);
  });

  it('may be the second (P21b) and too large (P21c), which is said and nothing more', () => {
    const elsewhere = { ...existing, data: { ...existing.data, parcelCode: 'elsewhere' } };
    const policies = (standard: number) => ({ policies: policy('homesteads.area-standard-dm2', standard) });
    const warned = record({}, [elsewhere], policies(15_999)).then(
      ExistingHomesteadRecorded.of({ ...existing.data, homesteadId: idGiven('homestead') }),
    );
    expect(warned.judgement.warnings).toMatchObject([{ rule: 'P21b' }, { rule: 'P21c' }]);
    const { judgement } = record({}, [], policies(16_000)).then(
      ExistingHomesteadRecorded.of({ ...existing.data, homesteadId: idGiven('homestead') }),
    );
    expect(judgement.warnings).toEqual([]);
  });

  it('may be of a household that is extinct, whose heirs have the house (HS1b)', () => {
    const registered = householdRegistered('石', '温');
    const gone = HouseholdExtinctionRecorded.of({ ...PLACE, extinctOn: '2026-01-20' });
    const household = known(householdStream, householdId, registered, gone);
    const { judgement } = record({}, [], { household }).then(
      ExistingHomesteadRecorded.of({ ...existing.data, homesteadId: idGiven('homestead') }),
    );
    expect(judgement.warnings).toMatchObject([{ rule: 'HS1b' }]);
    record({ divisionCode: NEIGHBOUR_VILLAGE }, [], { household }).refused(
      ...['HOMESTEADS.HOUSEHOLD_NOT_OF_VILLAGE', 'HOMESTEADS.PLOT_NOT_FREE'],
    );
  });

  it('may come after a house was let (P22b), which is said and nothing more', () => {
    const { judgement } = record({}, [applied, houseLet]).then(
      ExistingHomesteadRecorded.of({ ...existing.data, homesteadId: idGiven('homestead') }),
    );
    expect(judgement.warnings).toMatchObject([{ rule: 'P22b' }]);
  });

  it('is said to be a new grant from the day of the law, or of the county, on (P23d)', () => {
    const warningsOf = (since: string, source = 'granted-before', references: object = {}) =>
      record({ since, source }, [], references).then(
        ExistingHomesteadRecorded.of({
          ...{ ...existing.data, homesteadId: idGiven('homestead'), since },
          source: source === 'inherited' ? 'inherited' : 'granted-before',
        }),
      ).judgement.warnings;
    const [warning] = warningsOf('2021-09-01');
    expect(warning).toMatchObject({ rule: 'P23d' });
    expect(warningsOf('2021-08-31')).toEqual([]);
    expect(warningsOf('2025-01-01', 'inherited')).toEqual([]);
    const policies = policy('homesteads.existing-facts-before', '2020-01-01');
    expect(warningsOf('2020-01-01', 'granted-before', { policies })).toMatchObject([{ rule: 'P23d' }]);
  });

  it('is of a household and on a plot of the village, once', () => {
    record({ divisionCode: NEIGHBOUR_VILLAGE }).refused(
      'HOMESTEADS.HOUSEHOLD_NOT_OF_VILLAGE',
      'HOMESTEADS.PLOT_NOT_FREE',
    );
    const unowned = known(parcelStream, PLOT, plotRegistered());
    record({}, [], { parcel: unowned }).refused('HOMESTEADS.PLOT_NOT_FREE');
    record({}, [existing], { parcel: plot(...usedPlot) }).refused(
      'HOMESTEADS.PLOT_ALREADY_RECORDED',
      'HOMESTEADS.PLOT_NOT_FREE',
    );
    const heir = record({ source: 'inherited' }, [], { parcel: plot(...usedPlot) });
    expect(heir.refused('HOMESTEADS.PLOT_NOT_FREE').wayForward).toContain(
      '由继承人取得的，在其名下登记房屋继承',
    );
    const works = known(parcelStream, PLOT, plotRegistered({ kind: 'construction-profit' }), plotOwned);
    expect(record({}, [], { parcel: works }).refused('HOMESTEADS.PLOT_NOT_FREE').detail).toContain(
      '不是宅基地',
    );
  });

  it('falls through when its plot cannot bear it, and may be recorded again (HS14)', () => {
    const cause = '地块已有宅基地使用权。';
    const fall = new RecordHomesteadFallenThrough(householdId, homesteadId, cause, '1998-05-01');
    const fallen = HomesteadFellThrough.of({ homesteadId, cause });
    given(recordHomesteadFallenThrough, { history: [existing] })
      .when(fall)
      .then(fallen);
    given(recordHomesteadFallenThrough, { history: [existing, fallen] })
      .when(fall)
      .refused('HOMESTEADS.NOTHING_TO_FALL_THROUGH');
    record({}, [existing, fallen]).then(
      ExistingHomesteadRecorded.of({ ...existing.data, homesteadId: idGiven('homestead') }),
    );
  });
});

describe('an idle house', () => {
  const found = {
    state: 'idle',
    since: '2019-02-01',
    condition: 'needs-repair',
    willingness: 'lease',
  } as const;
  const survey = (history: DomainEvent[], more: object = {}) =>
    given(recordIdleSurvey, { history }).when({
      ...{ householdId, parcelCode: PLOT, surveyedOn: '2025-12-01', ...found, ...more },
    });

  it('is found as it has been (HS8), with what its household wants (HS7)', () => {
    survey([existing]).then(
      IdleSurveyRecorded.of({
        homesteadId,
        surveyedOn: '2025-12-01',
        ...found,
        note: undefined,
        disputed: undefined,
      }),
    );
    survey([existing], { since: '2025-12-02' }).refused('HOMESTEADS.SURVEY_DATES');
    survey([existing], { parcelCode: 'elsewhere' }).refused('HOMESTEADS.NOT_THE_HOUSEHOLDS');
  });

  it('is found so once a day, and otherwise by what was recorded later (HS66)', () => {
    const before = IdleSurveyRecorded.of({ homesteadId, surveyedOn: '2025-12-01', ...found });
    survey([existing, before], { disputed: false }).refused('HOMESTEADS.SURVEY_ALREADY_RECORDED');
    for (const other of [{ willingness: 'none' }, { surveyedOn: '2025-12-02' }])
      expect(survey([existing, before], other).decided).toHaveProperty('events');
  });
});
