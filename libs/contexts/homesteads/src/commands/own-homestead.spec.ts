import { describe, expect, it } from '@jest/globals';
import { RESOLUTION, SHA, resolution } from '#examples';
import { given } from '#given';
import type { DomainEvent } from '#kernel';
import { CONSENT, PLACE, PLOT, PROJECT, consented, existing, stateAfter } from '#made-homesteads';
import { idOf } from '#people';
import {
  HomesteadFellThrough,
  HomesteadSurrendered,
  HouseUseEntered,
  HouseUseLeft,
  OwnerConsentWithdrawn,
} from '../facts/index.js';
import { EnterHouseUse, LeaveHouseUse, enterHouseUse, leaveHouseUse } from './house-in-project.js';
import { surrenderHomestead } from './surrender-homestead.js';

const { householdId } = PLACE;
const { homesteadId } = existing.data;
const company = { kind: 'company', id: '91140722MA0CD34E72' } as const;
const term = { number: '盘活1', from: '2026-02-01', to: '2046-01-31' } as const;
const consentId = CONSENT;
const entered = HouseUseEntered.of({
  ...{ householdId, homesteadId, parcelCode: PLOT, projectId: PROJECT, way: 'lease', operator: company },
  ...{ ...term, signedOn: '2026-01-10', consentId },
});
const left = (undone: boolean) =>
  HouseUseLeft.of({ homesteadId, parcelCode: PLOT, projectId: PROJECT, leftOn: '2026-02-20', undone });
const notTheirs = 'HOMESTEADS.NOT_THE_HOUSEHOLDS';
const inProject = 'HOMESTEADS.HOUSE_IN_PROJECT';

describe('giving up a homestead for a compensation', () => {
  const stated = {
    parcelCode: PLOT,
    ground: 'settled-in-city',
    compensationFen: 6_000_000,
    paidBy: 'collective',
    keepsQualification: true,
    surrenderedOn: '2026-02-10',
    resolutionId: RESOLUTION,
    paperSha256: SHA,
  } as const;
  const resolved = resolution({ matter: 'homestead-use', parcels: undefined });
  const surrender = (more: object = {}, history: DomainEvent[] = [existing], decided = resolved) =>
    given(surrenderHomestead, { history, references: { resolution: decided } }).when({
      ...{ householdId, askedBy: 'household', ...stated, ...more },
    });

  it('is the own will of the household, also of one that has moved to the city (P24a)', () => {
    surrender().then(HomesteadSurrendered.of({ homesteadId, ...stated }));
    for (const askedBy of ['collective', 'government', 'village-committee', 'other']) {
      const { detail, basis } = surrender({ askedBy }).refused('HOMESTEADS.SURRENDER_NOT_VOLUNTARY');
      expect(detail).toContain('进城落户');
      expect(basis).toContainEqual({ law: '土地管理法实施条例', article: '第三十六条' });
    }
    surrender({ askedBy: 'collective', ground: 'second-homestead' }).refused(
      'HOMESTEADS.SURRENDER_NOT_VOLUNTARY',
    );
  });

  it('is decided by the members where the collective pays (HS12)', () => {
    surrender({}, [existing], resolution()).refused('HOMESTEADS.SURRENDER_NOT_RESOLVED');
    surrender({ paidBy: 'government', resolutionId: undefined }, [existing], resolution()).then(
      HomesteadSurrendered.of({ homesteadId, ...stated, paidBy: 'government', resolutionId: undefined }),
    );
  });

  it('is left to the accountant where the collective pays (HS65)', () => {
    const tasksOf = (more: object) => {
      const { decided } = surrender(more);
      return 'judgement' in decided ? decided.judgement.tasks : [];
    };
    expect(tasksOf({})).toMatchObject([
      { rule: 'HS65', dueOn: '2026-03-02', detail: expect.stringContaining('60000 元') },
    ]);
    expect([tasksOf({ compensationFen: 0 }), tasksOf({ paidBy: 'government' })]).toEqual([[], []]);
  });

  it('waits while the house is in a project (HS11), and happens once (HS7)', () => {
    surrender({}, [existing, entered]).refused(inProject);
    surrender({}, [existing, HomesteadSurrendered.of({ homesteadId, ...stated })]).refused(notTheirs);
  });
});

describe('a house in a project', () => {
  const enter = (history: DomainEvent[], projectId = PROJECT) =>
    given(enterHouseUse, { history }).when(
      new EnterHouseUse(
        ...([householdId, PLOT, projectId, 'lease', company, term.number] as const),
        ...([term.from, term.to, '2026-01-10', consentId] as const),
      ),
    );
  const leave = (history: DomainEvent[], undone = false, projectId = PROJECT) =>
    given(leaveHouseUse, { history }).when(
      new LeaveHouseUse(householdId, PLOT, projectId, undone, '2026-02-20'),
    );

  it('is in one at a time (HS11), and leaves that one (HS13)', () => {
    enter([existing]).then(entered);
    enter([existing, entered], idOf('another project')).refused(inProject);
    leave([existing, entered]).then(left(false));
    leave([existing, entered], false, idOf('another project')).refused('HOMESTEADS.HOUSE_NOT_IN_PROJECT');
    leave([existing, entered, left(false)]).refused('HOMESTEADS.HOUSE_NOT_IN_PROJECT');
    enter([existing, entered, left(false)]).then(entered);
    enter([HomesteadFellThrough.of({ homesteadId, cause: '没有。' })]).refused('ENTITLEMENT.NOT_FOUND');
  });

  it('enters only on a consent that was not taken back meanwhile (HS20)', () => {
    const withdrawn = OwnerConsentWithdrawn.of({
      ...{ homesteadId, consentId, withdrawnOn: '2026-01-11', paperSha256: SHA },
    });
    enter([existing, consented]).then(entered);
    enter([existing, consented, withdrawn]).refused('HOMESTEADS.CONSENT_WITHDRAWN');
  });

  it('counts as let unless the use came to nothing', () => {
    const lets = (...history: DomainEvent[]) => stateAfter(existing, ...history)?.disposals;
    expect(lets(entered)).toHaveLength(1);
    expect(lets(entered, left(false))).toHaveLength(1);
    expect(lets(entered, left(true))).toEqual([]);
  });

  it('counts as let when the lease of another house to the same project came to nothing', () => {
    const second = { homesteadId: idOf('second'), parcelCode: 'elsewhere' };
    const undone = stateAfter(
      ...[existing, { ...existing, data: { ...existing.data, ...second } }],
      ...[entered, { ...entered, data: { ...entered.data, ...second } }],
      HouseUseLeft.of({ ...left(true).data, ...second }),
    );
    expect(undone?.disposals).toMatchObject([{ parcelCode: PLOT, projectId: PROJECT }]);
  });
});
