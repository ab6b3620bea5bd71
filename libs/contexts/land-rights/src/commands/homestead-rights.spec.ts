import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, COMPANY } from '#examples';
import { given } from '#given';
import { type DomainEvent, replay } from '#kernel';
import { PLOT, SHI, plotOwned, plotRegistered, usedPlot } from '#made-homesteads';
import {
  type Holder,
  RightEnded,
  RightEstablished,
  RightHeld,
  RightHoldRefused,
  WITHOUT_END,
  parcelStream,
  rightOf,
} from '../facts/index.js';
import { ConfirmRight, confirmRight } from './confirm-right.js';
import { EndRight, endRight } from './end-right.js';
import { encumberRight } from './encumber-right.js';
import { HoldRight, holdRight } from './hold-right.js';
import { RefuseHold, refuseHold } from './refuse-hold.js';

const household: Holder = { kind: 'household', id: SHI.id };
const collective: Holder = { kind: 'collective', id: COLLECTIVE };
const company: Holder = { kind: COMPANY.kind, id: COMPANY.id };
const owned: readonly DomainEvent[] = [plotRegistered(), plotOwned];
const [held, established] = usedPlot as [
  ReturnType<typeof RightHeld.of>,
  ReturnType<typeof RightEstablished.of>,
];
const { contractId, from } = established.data;

const use = new HoldRight(
  PLOT,
  contractId,
  'homestead-use',
  collective,
  [household],
  from,
  WITHOUT_END,
  from,
);
const leaseBy = (grantor: Holder, begin = '2026-02-01') =>
  new HoldRight(PLOT, 'project', 'lease', grantor, [company], begin, '2046-01-31', begin, '盘活1');
const lease = { contractId: 'project', right: 'lease' as const, holders: [company] };
const leased = [
  RightHeld.of({ ...lease, from: '2026-02-01', to: '2046-01-31' }),
  RightEstablished.of({ ...lease, from: '2026-02-01', to: '2046-01-31' }),
];

describe('the use of a homestead', () => {
  it('is held and established on its plot without a last day, once (L11)', () => {
    given(holdRight, { history: owned })
      .when(use)
      .then(RightHeld.of({ ...held.data, contractNumber: undefined, listingId: undefined }));
    given(confirmRight, { history: [...owned, held] })
      .when(new ConfirmRight(PLOT, contractId, from))
      .then(established);
    const again = new HoldRight(
      PLOT,
      'other',
      'homestead-use',
      collective,
      [household],
      from,
      WITHOUT_END,
      from,
    );
    const { detail, wayForward } = given(holdRight, { history: [...owned, ...usedPlot] })
      .when(again)
      .refused('LAND_RIGHTS.RIGHT_ALREADY_GRANTED');
    expect(detail).toContain('1998-05-01 起长期');
    expect(wayForward).toContain('待该权利终止');
  });

  it('is refused as a fact that says whose it was to be', () => {
    const refusal = { contractId, code: 'LAND_RIGHTS.RIGHT_ALREADY_GRANTED', detail: '已有使用权人。' };
    given(refuseHold, { history: owned })
      .when(new RefuseHold(PLOT, contractId, refusal.code, refusal.detail, from, [household]))
      .then(RightHoldRefused.of({ ...refusal, holders: [household] }));
  });

  it('is not mortgaged (P25)', () => {
    const loan = {
      kind: 'mortgage',
      amountFen: 1_000_000,
      contractNumber: '抵1',
      paperSha256: 'a1'.repeat(32),
    };
    given(encumberRight, { history: [...owned, ...usedPlot] })
      .when({
        ...{ parcelCode: PLOT, rightId: contractId, ...loan },
        ...{ creditorId: '91140722MA0CD34E72', creditorName: '左权县农村信用合作联社' },
      })
      .refused('LAND_RIGHTS.NOT_MORTGAGEABLE');
  });
});

describe('the lease of a house on a homestead', () => {
  const none = 'LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT';
  const hold = (history: readonly DomainEvent[], grantor: Holder, begin?: string) =>
    given(holdRight, { history: [...owned, ...history] }).when(leaseBy(grantor, begin));

  it('is given by the household that uses the land, by the collective where none does (L7)', () => {
    expect(hold(usedPlot, household).decided).toMatchObject({ events: [{ type: 'RightHeld' }] });
    expect(hold([], collective).decided).toMatchObject({ events: [{ type: 'RightHeld' }] });
    hold([], household).refused(none);
    hold([held], household).refused(none);
    expect(hold(usedPlot, collective).refused(none).detail).toContain('由农户使用');
    hold([], { kind: 'collective', id: 'N2140722MF00000073' }).refused(none);
  });

  it('is given once at a time (L11)', () => {
    hold([...usedPlot, ...leased], household, '2030-01-01').refused('LAND_RIGHTS.RIGHT_ALREADY_GRANTED');
  });

  it('leaves the use of the land as it is, and ends no later than that', () => {
    const end = (id: string, history: readonly DomainEvent[]) =>
      given(endRight, { history }).when(new EndRight(PLOT, id, '2026-03-01'));
    const history = [...owned, ...usedPlot, ...leased];
    end('project', history).then(RightEnded.of({ contractId: 'project', endedOn: '2026-03-01' }));
    const after = [...history, RightEnded.of({ contractId: 'project', endedOn: '2026-03-01' })];
    const { state } = replay(
      parcelStream,
      after.map((event, revision) => ({ ...event, revision, effectiveOn: '2026-01-01' })),
    );
    expect(state && rightOf(state, contractId)).toMatchObject({ standing: 'established', to: WITHOUT_END });
    end(contractId, history).then(
      RightEnded.of({ contractId, endedOn: '2026-03-01' }),
      RightEnded.of({ contractId: 'project', endedOn: '2026-03-01' }),
    );
  });
});
