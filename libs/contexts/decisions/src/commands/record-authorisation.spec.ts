import { describe, expect, it } from '@jest/globals';
import { DIQI_NAMESPACE, uuidV5 } from '#kernel';
import {
  COLLECTIVE,
  COMPANY,
  COUNTY,
  RESOLUTION,
  VILLAGE,
  collective,
  collectiveOfTheNextVillage,
  division,
  resolution,
} from '#examples';
import { given } from '#given';
import { theTownship } from '#people';
import { AuthorisationRecorded } from '../facts/index.js';
import { recordAuthorisation } from './record-authorisation.js';

const theCounty = division(COUNTY, '左权县', 'county');
const idOf = (number: string) => uuidV5(DIQI_NAMESPACE, `authorisation/${COLLECTIVE}/${number}`);
const approval = {
  collectiveId: COLLECTIVE,
  divisionCode: VILLAGE,
  kind: 'township-approval',
  number: '辽政批〔2025〕12号',
  authority: '辽阳镇人民政府',
  acceptedOn: '2025-12-15',
  decidedOn: '2025-12-20',
  granted: true,
  resolutionId: RESOLUTION,
} as const;
const review = {
  collectiveId: COLLECTIVE,
  divisionCode: VILLAGE,
  kind: 'capital-review',
  number: '左农审〔2025〕7号',
  authority: '左权县农业农村局',
  acceptedOn: '2025-11-03',
  decidedOn: '2025-12-01',
  granted: true,
  granteeId: COMPANY.id,
} as const;
const approved = AuthorisationRecorded.of({ ...approval, authorisationId: idOf(approval.number) });
const reviewed = AuthorisationRecorded.of({ ...review, authorisationId: idOf(review.number) });
const places = { townships: [theTownship], laterTownships: [], counties: [theCounty] };
const before = { references: { ...places, collective, resolution: resolution() } };

describe('recording an authorisation', () => {
  it('is of a resolution by the township, or of a grantee by its reviewers; refusals are recorded too', () => {
    given(recordAuthorisation, before).when(approval).then(approved);
    given(recordAuthorisation, { references: { ...places, collective } })
      .when(review)
      .then(reviewed);
    given(recordAuthorisation, before)
      .when({ ...approval, granted: false })
      .then(AuthorisationRecorded.of({ ...approved.data, granted: false }));
  });

  it('is of the county only when the county records it (A3)', () => {
    const ofTheCounty = { ...approval, kind: 'county-approval', authority: '左权县人民政府' } as const;
    given(recordAuthorisation, { ...before, role: 'county-reviewer' })
      .when(ofTheCounty)
      .then(AuthorisationRecorded.of({ ...ofTheCounty, authorisationId: idOf(approval.number) }));
    const authority = '左权县农业农村局';
    const ofItsDepartment = { ...approval, authority, kind: 'county-department-approval' } as const;
    given(recordAuthorisation, { ...before, role: 'county-reviewer' })
      .when(ofItsDepartment)
      .then(AuthorisationRecorded.of({ ...ofItsDepartment, authorisationId: idOf(approval.number) }));
    for (const command of [ofTheCounty, ofItsDepartment])
      given(recordAuthorisation, { ...before, role: 'station-reviewer' })
        .when(command)
        .refused('DECISIONS.RECORDED_BY_ANOTHER_LEVEL');
  });

  it('is refused for a number that is recorded, and says since when (A0)', () => {
    const { detail } = given(recordAuthorisation, { ...before, history: [approved] })
      .when(approval)
      .refused('DECISIONS.AUTHORISATION_ALREADY_RECORDED');
    expect(detail).toMatch(/辽政批〔2025〕12号.*2025-12-20/);
  });

  it('is about a collective registered in the division named (A1)', () => {
    for (const absent of [undefined, collectiveOfTheNextVillage])
      given(recordAuthorisation, { references: { ...before.references, collective: absent } })
        .when(approval)
        .refused('DECISIONS.AUTHORISATION_WITHOUT_SUBJECT');
  });

  it('approves a resolution of the same collective, reviews a grantee (A1)', () => {
    const ofAnother = resolution({ collectiveId: 'N2140722MF00000073' });
    for (const each of [undefined, ofAnother]) {
      const { detail, field } = given(recordAuthorisation, {
        references: { ...places, collective, resolution: each },
      })
        .when(approval)
        .refused('DECISIONS.AUTHORISATION_WITHOUT_SUBJECT');
      expect(detail).toContain(RESOLUTION);
      expect(field).toBe('resolutionId');
    }
    const { field } = given(recordAuthorisation, before)
      .when({ ...review, granteeId: undefined })
      .refused('DECISIONS.AUTHORISATION_WITHOUT_SUBJECT');
    expect(field).toBe('granteeId');
  });

  it.each([
    ['decided before it was accepted', { acceptedOn: '2025-12-21' }, /2025-12-20.*2025-12-21/],
    ['decided tomorrow', { decidedOn: '2026-03-03' }, /2026-03-03/],
    ['approved before it was resolved', { acceptedOn: '2025-12-01', decidedOn: '2025-12-11' }, /2025-12-12/],
  ])('is refused when %s (A2)', (_, dates, named) => {
    const { detail, field } = given(recordAuthorisation, before)
      .when({ ...approval, ...dates })
      .refused('DECISIONS.AUTHORISATION_DATES');
    expect(detail).toMatch(named);
    expect(field).toBe('decidedOn');
  });

  it('of a grantee may come before the resolution to lease (A2)', () => {
    given(recordAuthorisation, before)
      .when({ ...review, resolutionId: RESOLUTION })
      .then(AuthorisationRecorded.of({ ...reviewed.data, resolutionId: RESOLUTION }));
  });

  it('warns of a review that took more than twenty working days, and of no approval (P11-20)', () => {
    const warningsOf = (command: object) =>
      (given(recordAuthorisation, before).when(command).decided as typeof accepted).judgement.warnings;
    const accepted = given(recordAuthorisation, before).when(review).then(reviewed);
    expect(accepted.judgement.warnings).toEqual([]);
    expect(warningsOf({ ...review, decidedOn: '2025-12-02' })).toMatchObject([
      { rule: 'P11-20', detail: expect.stringContaining('2025-12-01') },
    ]);
    expect(warningsOf({ ...approval, acceptedOn: '2025-11-03' })).toEqual([]);
  });
});
