import { describe, expect, it } from '@jest/globals';
import {
  COLLECTIVE,
  COMPANY,
  COUNTY,
  RESOLUTION,
  TOWNSHIP,
  VILLAGE,
  collective,
  division,
  resolution,
} from '#examples';
import { given, known } from '#given';
import {
  DivisionRegistered,
  DivisionRenamed,
  DivisionSuccessionRecorded,
  DivisionSuperseded,
  divisionStream,
} from '#divisions/facts';
import { recordAuthorisation } from './record-authorisation.js';

const TOWN = division(TOWNSHIP, '辽阳镇', 'township');
const places = {
  ...{ collective, resolution: resolution(), place: division(VILLAGE, '黄家会村', 'village') },
  ...{ townships: [TOWN], laterTownships: [TOWN], counties: [division(COUNTY, '左权县', 'county')] },
};
const record = (kind: string, authority: string, references: object = {}) =>
  given(recordAuthorisation, {
    references: { ...places, ...references },
    role: kind.startsWith('county') ? 'county-reviewer' : 'station-reviewer',
  }).when({
    ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, kind, authority, number: '批〔2025〕12号' },
    ...{ acceptedOn: '2025-12-15', decidedOn: '2025-12-20', granted: true },
    ...{ resolutionId: RESOLUTION, granteeId: COMPANY.id },
  });
const refused = 'DECISIONS.AUTHORITY_OF_ANOTHER_LEVEL';
const taken = (...stated: Parameters<typeof record>) =>
  expect([stated, record(...stated).decided]).toEqual([
    stated,
    expect.objectContaining({ events: expect.anything() }),
  ]);

const township = ['辽阳镇人民政府', '左权县辽阳镇人民政府', '晋中市左权县辽阳镇人民政府'];
const county = ['左权县人民政府', '晋中市左权县人民政府'];
const department = ['左权县农业农村局', '晋中市左权县林业局', '左权县国有资产监督管理委员会'];
const wrong = ['桐峪镇人民政府', '人民政府', '左权县', '和顺县辽阳镇人民政府', '山西省农业农村厅'];

describe('the authority that approves or reviews (A4)', () => {
  it.each([
    ['township-approval', township, [...county, ...department]],
    ['township-review', township, [...county, ...department]],
    ['county-approval', county, [...township, ...department, '和顺县人民政府']],
    ['county-department-approval', department, [...township, ...county, '和顺县农业农村局']],
    ['capital-review', [...township, ...county, ...department], []],
  ])('of a kind is of its level and place: %s', (kind, right, others) => {
    for (const authority of right) taken(kind, authority);
    for (const authority of [...others, ...wrong]) record(kind, authority).refused(refused);
  });

  it('is told by the name that is expected', () => {
    const { detail, wayForward, field } = record('township-approval', '左权县农业农村局').refused(refused);
    expect(detail).toContain('应由辽阳镇人民政府作出，所填的机关是“左权县农业农村局”');
    expect(wayForward).toContain('机关填辽阳镇人民政府');
    expect(field).toBe('authority');
  });

  it('of a subdistrict is its office', () => {
    const subdistrict = [division(TOWNSHIP, '滨河街道', 'township')];
    const street = { townships: subdistrict, laterTownships: subdistrict };
    taken('township-approval', '滨河街道办事处', street);
    record('township-approval', '滨河街道人民政府', street).refused(refused);
  });

  it('bears the name of any time, also of the townships before and after', () => {
    const [former, later] = ['140722203', '140722101'];
    const registered = DivisionRegistered.of({ code: TOWNSHIP, name: '城关镇', kind: 'township' });
    const renamed = DivisionRenamed.of({
      ...{ divisionCode: TOWNSHIP, name: '辽阳镇', from: '2015-06-01', documentNumber: '函1号' },
    });
    const own = known(divisionStream, TOWNSHIP, registered, renamed);
    const townships = [own, division(former, '龙泉乡', 'township')];
    const both = { townships, laterTownships: [own, division(later, '桐峪镇', 'township')] };
    for (const name of ['城关镇', '辽阳镇', '龙泉乡', '桐峪镇'])
      taken('township-approval', `${name}人民政府`, both);
    expect(record('township-approval', '麻田镇人民政府', both).refused(refused).detail).toContain(
      '应由辽阳镇人民政府作出',
    );
  });

  it('is only of the right level where the register does not know the place', () => {
    const unknown = { townships: [], laterTownships: [], counties: [] };
    const village = DivisionRegistered.of({ code: VILLAGE, name: '黄家会村', kind: 'village' });
    const came = DivisionSuccessionRecorded.of({ divisionCode: VILLAGE, predecessors: ['140722204201'] });
    const went = DivisionSuperseded.of({
      ...{ divisionCode: VILLAGE, change: 'recoded', endedOn: '2025-01-01', documentNumber: '函2号' },
      successors: ['140722101230'],
    });
    for (const moved of [came, went])
      taken('township-approval', '麻田镇人民政府', { place: known(divisionStream, VILLAGE, village, moved) });
    taken('township-approval', '麻田镇人民政府', unknown);
    taken('county-approval', '和顺县人民政府', unknown);
    taken('county-department-approval', '和顺县林业局', unknown);
    for (const kind of ['township-approval', 'county-approval'])
      expect(record(kind, '山西省林业厅', unknown).refused(refused).detail).toContain('××');
    record('county-department-approval', '林业局', unknown).refused(refused);
  });
});
