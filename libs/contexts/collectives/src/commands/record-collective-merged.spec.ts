import { describe, expect, it } from '@jest/globals';
import type { AuthorisationRecorded } from '#decisions/facts';
import type { DataOf, DomainEvent } from '#kernel';
import { division } from '#examples';
import { given, known } from '#given';
import {
  HEYI,
  HEYI_VILLAGE,
  SHANGWU,
  SHANGWU_VILLAGE,
  XIAWU,
  XIAWU_VILLAGE,
  authorised,
  collective,
  newId,
  paperOf,
  papersOf,
  party,
  announcement,
  resolved,
  shown,
} from '../../../../../test/reorganising.js';
import {
  CollectiveMergerRecorded,
  LeftoverListed,
  type LeftoverKind,
  collectiveStream,
} from '../facts/index.js';
import { recordCollectiveMerged } from './record-collective-merged.js';

const listed = (...kinds: LeftoverKind[]) =>
  kinds.map((kind) =>
    LeftoverListed.of({ collectiveId: XIAWU, divisionCode: XIAWU_VILLAGE, leftoverId: kind, kind }),
  );
const shangwu = collective(SHANGWU, SHANGWU_VILLAGE);
const xiawu = collective(XIAWU, XIAWU_VILLAGE, ...listed('account', 'seal', 'archive'));

/** 下武 goes into 上武. */
const command = {
  collectiveId: SHANGWU,
  divisionCode: SHANGWU_VILLAGE,
  parties: [party(SHANGWU), party(XIAWU)],
  announcement,
  effectiveOn: '2026-02-01',
};
const lawful = { collectives: [shangwu, xiawu], divisions: [], ...papersOf(SHANGWU, XIAWU) };
const merged = (more: Partial<DataOf<typeof CollectiveMergerRecorded>> = {}) =>
  CollectiveMergerRecorded.of({
    reorganisationId: newId('reorganisation'),
    divisionCode: SHANGWU_VILLAGE,
    successorId: SHANGWU,
    on: '2026-02-01',
    absorbed: [XIAWU],
    exercisesFor: [XIAWU],
    parties: [shown(SHANGWU, SHANGWU_VILLAGE), shown(XIAWU, XIAWU_VILLAGE)],
    announcement,
    ...more,
  });
const merging = (change: object = {}, references: object = {}, history: DomainEvent[] = []) =>
  given(recordCollectiveMerged, { history, references: { ...lawful, ...references } }).when({
    ...command,
    ...change,
  });

describe('merging collectives', () => {
  it('into one of them records who goes on, for whom, and on which papers', () => {
    const { judgement } = merging().then(merged());
    expect(judgement.warnings).toEqual([]);
    expect(judgement.held).toEqual(
      expect.arrayContaining(['M15', 'M15-1', 'M15-2', 'M15-3', 'RG2', 'RG3', 'RG4', 'RG5', 'LO1']),
    );
  });

  it('into a new one sets it up under its own code', () => {
    const heyi = { collectiveId: HEYI, name: '合意村股份经济合作社', divisionCode: HEYI_VILLAGE };
    const references = {
      divisions: [division(HEYI_VILLAGE, '合意村', 'village')],
      collectives: [shangwu, xiawu, known(collectiveStream, HEYI)],
    };
    merging(heyi, references).then(
      merged({
        divisionCode: HEYI_VILLAGE,
        successorId: HEYI,
        founded: { ...heyi, level: 'N2' },
        absorbed: [SHANGWU, XIAWU],
        exercisesFor: [SHANGWU, XIAWU],
      }),
    );
    merging(heyi, { ...references, divisions: [] }).refused('COLLECTIVES.DIVISION_NOT_REGISTERED');
    const taken = [shangwu, xiawu, collective(HEYI, HEYI_VILLAGE)];
    merging(heyi, { ...references, collectives: taken }).refused('COLLECTIVES.ALREADY_REGISTERED');
  });

  it('wants one successor: one of them, or a new one with a name (RG5)', () => {
    const divisions = [division(SHANGWU_VILLAGE, '上武村', 'village')];
    merging({ name: '新社' }, { divisions }).refused(
      'COLLECTIVES.SUCCESSOR_DOES_NOT_FIT',
      'COLLECTIVES.ALREADY_REGISTERED',
    );
    merging({ collectiveId: HEYI }).refused('COLLECTIVES.SUCCESSOR_DOES_NOT_FIT');
  });

  it('wants every party once, and registered in the county (RG4, RG2)', () => {
    merging({ parties: [party(SHANGWU), party(XIAWU), party(XIAWU)] }).refused(
      'COLLECTIVES.PARTY_NAMED_TWICE',
    );
    merging({}, { collectives: [shangwu, collective(XIAWU, '140723100231')] }).refused(
      'COLLECTIVES.PARTY_NOT_REGISTERED',
    );
  });

  it('wants every party to act still, and mergers in the order of their days (RG3)', () => {
    const gone = merged({ successorId: HEYI, on: '2025-06-01' });
    const { wayForward } = merging({}, {}, [gone]).refused('COLLECTIVES.PARTY_ACTS_NO_MORE');
    expect(wayForward).toContain(HEYI);
    const later = merged({ absorbed: [HEYI], exercisesFor: [HEYI], on: '2026-02-02' });
    merging({}, {}, [later]).refused('COLLECTIVES.PARTY_ACTS_NO_MORE');
  });

  it('hands on for whom a party acted before', () => {
    const before = merged({ successorId: XIAWU, absorbed: [HEYI], exercisesFor: [HEYI], on: '2025-06-01' });
    merging({}, {}, [before]).then(merged({ exercisesFor: [XIAWU, HEYI] }));
  });

  it('is decided by the members of each, before it takes effect (M15)', () => {
    for (const wrong of [
      resolved(XIAWU, { matter: 'land-lease-outside' }),
      resolved(XIAWU, { collectiveId: SHANGWU }),
      resolved(XIAWU, { heldOn: '2026-02-02' }),
    ])
      merging({}, { resolutions: [resolved(SHANGWU), wrong] }).refused('COLLECTIVES.NOT_RESOLVED');
    merging({}, { resolutions: [resolved(SHANGWU)] }).refused(
      'COLLECTIVES.NOT_RESOLVED',
      'COLLECTIVES.NOT_REVIEWED',
      'COLLECTIVES.NOT_APPROVED',
    );
  });

  it('is reviewed by the township and approved by the county, in this order (M15-1, M15-2)', () => {
    const { authorisations } = papersOf(SHANGWU);
    const review = authorised('township-review', XIAWU);
    const approval = authorised('county-approval', XIAWU);
    const refused = authorised('township-review', XIAWU, { granted: false });
    merging({}, { authorisations: [...authorisations, refused, approval] }).refused(
      'COLLECTIVES.NOT_REVIEWED',
    );
    const mistakes: Partial<DataOf<typeof AuthorisationRecorded>>[] = [
      { granted: false },
      { kind: 'township-approval' },
      { decidedOn: '2026-02-02' },
      { decidedOn: '2025-12-19' },
      { resolutionId: paperOf('resolution', SHANGWU) },
    ];
    for (const wrong of mistakes) {
      const mistaken = authorised('county-approval', XIAWU, wrong);
      const announced = { announcement: { ...announcement, announcedOn: '2026-02-03' } };
      merging(announced, { authorisations: [...authorisations, review, mistaken] }).refused(
        'COLLECTIVES.NOT_APPROVED',
      );
    }
  });

  it('is announced after the last approval, and by now (M15-3)', () => {
    for (const announcedOn of ['2026-01-09', '2026-03-03'])
      merging({ announcement: { ...announcement, announcedOn } }).refused('COLLECTIVES.NOT_ANNOUNCED');
  });

  it('warns while what every village has is neither handed over nor recorded as left over (LO1)', () => {
    const collectives = [shangwu, collective(XIAWU, XIAWU_VILLAGE, ...listed('seal'))];
    const { judgement } = merging({}, { collectives }).then(merged());
    expect(judgement.warnings).toMatchObject([{ rule: 'LO1' }]);
    expect(judgement.warnings[0]?.detail).toMatch(/账户、账簿；档案/);
  });
});
