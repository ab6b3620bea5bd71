import { describe, expect, it } from '@jest/globals';
import {
  COLLECTIVE,
  COOPERATIVE,
  LEASE,
  PARCEL,
  SHA,
  VILLAGE,
  collective,
  collectiveOfTheNextVillage,
  contractedParcel,
  granteeOf,
  leaseConcluded,
  li,
  ownedParcel,
  parcel,
  policy,
  wangOfTheNextVillage,
} from '#examples';
import { given, known } from '#given';
import { contractStream } from '#contracts/facts';
import type { DomainEvent } from '#kernel';
import { WINDOW, ofItsOrigin, windowLapsed } from '../../../../../test/asking.js';
import { newId } from '../../../../../test/reorganising.js';
import { ParcelSuperseded, parcelStream } from '#land-rights/facts';
import { PriorityWindowOpened, priorityBookStream } from '../facts/index.js';
import { openPriorityWindow } from './open-priority-window.js';

const windowId = newId('window');
const opened = (more: object = {}) => PriorityWindowOpened.of({ ...WINDOW, windowId, ...more });
const { kind, creditCode, name } = granteeOf(COOPERATIVE);
const command = {
  ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, ground: 'land-conveyance', parcelCode: PARCEL },
  outsider: { kind, creditCode, name },
  ...{ priceFen: WINDOW.priceFen, from: WINDOW.from, to: WINDOW.to },
  ...{ noticedOn: WINDOW.noticedOn, noticeSha256: SHA },
};
const contract = known(contractStream, LEASE.contractId, leaseConcluded);
const policies = policy('priority.publication-period', { count: 15, unit: 'calendar-day' });
const references = { collective, parcel: parcel(...contractedParcel), policies, books: [] };
const open = (more: object = {}, others: object = {}, history: readonly DomainEvent[] = []) =>
  given(openPriorityWindow, { history, references: { ...references, ...others } }).when({
    ...command,
    ...more,
  });

const forTheLessee = { parcelCode: undefined, contractId: LEASE.contractId };
const lessees = [{ kind: 'cooperative', id: COOPERATIVE.id }];
const toWang = { outsider: { householdId: wangOfTheNextVillage.id, collectiveId: 'N2140722MF00000073' } };
const wasteland = ownedParcel({ landClass: 'wasteland', category: '23', plantedUse: '2' });
const wang = { kind: 'household', id: wangOfTheNextVillage.id, collectiveId: 'N2140722MF00000073' } as const;

describe('asking those who come first', () => {
  it('begins with a written notice and lasts as long as the county says (Q2), and is to be followed up (Q9)', () => {
    const { judgement } = open().then(opened());
    expect(judgement.tasks).toMatchObject([
      { rule: 'Q9', dueOn: '2025-12-16', occurrence: windowId, owner: { role: 'station-clerk' } },
    ]);
    expect(judgement.warnings).toEqual([]);
  });

  it('goes on with a guess where the county says nothing, and says so', () => {
    const { judgement } = open({}, { policies: undefined }).then(opened());
    expect(judgement.warnings).toMatchObject([{ rule: 'PO6' }]);
  });

  it('of land without publication lasts two months from its use (Q2), to the next working day', () => {
    const unpublished = { noticedOn: undefined, noticeSha256: undefined, usedFrom: '2025-12-01' };
    open(unpublished).then(opened({ ...unpublished, countedBy: 'use', lastDay: '2026-02-02' }));
  });

  it('of a house for sale gives the lessee fifteen days (Q4)', () => {
    const sale = { ...forTheLessee, ground: 'house-sale', from: undefined, to: undefined };
    open({ ...sale, ...toWang }, { contract }).then(
      opened({
        ...{ subject: LEASE.contractId, ground: 'house-sale', outsider: wang, lessees },
        ...{ from: undefined, to: undefined, countedBy: 'silence', lastDay: '2025-12-16' },
      }),
    );
  });

  it('is about land or a lease of the collective (Q6)', () => {
    const refused = (more: object, others: object = {}) =>
      open(more, others).refused('PRIORITY.SUBJECT_NOT_OF_THE_COLLECTIVE').detail;
    expect(refused({}, { collective: collectiveOfTheNextVillage })).toContain(COLLECTIVE);
    expect(refused({}, { parcel: undefined })).toContain(PARCEL);
    expect(refused({ contractId: LEASE.contractId }, { contract })).toContain('只填一项');
    expect(refused({ ...forTheLessee, ground: 'land-renewal' })).toContain(LEASE.contractId);
    open({ ...forTheLessee, ground: 'land-renewal', ...toWang }, { contract }).then(
      opened({ subject: LEASE.contractId, ground: 'land-renewal', outsider: wang, lessees }),
    );
  });

  it('is made known, or the land is used already; other ways of contracting are always published (Q6a)', () => {
    const refused = (more: object, others: object = {}) =>
      open(more, others).refused('PRIORITY.NOT_MADE_KNOWN').detail;
    const silent = { noticedOn: undefined, noticeSha256: undefined };
    expect(refused({ noticeSha256: undefined })).toContain('没有公示或者通知的文件');
    expect(refused(silent)).toContain('既没有公示日');
    const otherWay = { ...silent, ground: 'other-method', usedFrom: '2025-12-01' };
    expect(refused(otherWay, { parcel: parcel(...wasteland) })).toContain('没有填');
    expect(refused({ noticedOn: '2026-03-03' })).toContain('2026-03-03');
  });

  it('is about the parts of a parcel that was split, no more about the parcel (Q6)', () => {
    const superseded = ParcelSuperseded.of({
      ...{ reshapingId: newId('split'), into: ['1407221002300000011'], on: '2025-11-01' },
      ...{ rightIds: [], encumbranceIds: [] },
    });
    const gone = parcel(...contractedParcel, superseded);
    const { detail } = open({}, { parcel: gone }).refused('PRIORITY.SUBJECT_NOT_OF_THE_COLLECTIVE');
    expect(detail).toContain('1407221002300000011');
  });

  it('waits for what runs about the parcel that it came out of (Q6b)', () => {
    const books = (...later: readonly DomainEvent[]) => [
      known(priorityBookStream, PARCEL),
      ofItsOrigin({}, ...later),
    ];
    expect(open({}, { books: books() }).refused('PRIORITY.WINDOW_STILL_OPEN').detail).toContain('00099');
    open({}, { books: books(windowLapsed) }).then(opened());
  });

  it('comes one after the other on one subject (Q6b)', () => {
    const before = PriorityWindowOpened.of(WINDOW);
    expect(open({}, {}, [before]).refused('PRIORITY.WINDOW_STILL_OPEN').detail).toContain(WINDOW.windowId);
    open({}, {}, [before, windowLapsed]).then(opened());
  });

  it('names an outsider, a price and a term (Q6c)', () => {
    const refused = (more: object) => open(more).refused('PRIORITY.OFFER_UNCLEAR');
    refused({ outsider: { householdId: li.id } });
    refused({ outsider: { ...command.outsider, householdId: li.id } });
    refused({ outsider: { creditCode } });
    refused({ to: undefined });
    expect(refused({ from: '2030-01-01', to: '2029-12-31' }).detail).toContain('2029-12-31');
  });

  it('is not made to the lessee, before whom nobody comes (Q6e)', () => {
    const sale = { ...forTheLessee, ground: 'house-sale', from: undefined, to: undefined };
    const { detail } = open(sale, { contract }).refused('PRIORITY.OFFERED_TO_THE_LESSEE');
    expect(detail).toContain(COOPERATIVE.id);
    open({ ...forTheLessee, ground: 'land-renewal' }, { contract }).refused('PRIORITY.OFFERED_TO_THE_LESSEE');
    const { judgement } = open({ ...sale, ...toWang }, { contract }).then(
      opened({
        ...{ subject: LEASE.contractId, ground: 'house-sale', outsider: wang, lessees },
        ...{ from: undefined, to: undefined, countedBy: 'silence', lastDay: '2025-12-16' },
      }),
    );
    expect(judgement.held).toContain('Q6e');
  });

  it('is by the ground that the law gives for the land (Q6f)', () => {
    const wrong = 'PRIORITY.GROUND_DOES_NOT_FIT_THE_LAND';
    const other = open({ ground: 'other-method' }).refused(wrong);
    expect(other).toMatchObject({ facts: { ground: 'land-conveyance' } });
    expect(other.detail).toContain(PARCEL);
    const conveyed = open({}, { parcel: parcel(...wasteland) }).refused(wrong);
    expect(conveyed).toMatchObject({ facts: { ground: 'other-method' } });
    const period = {
      policies: policy('wasteland.plan-publication-period', { count: 15, unit: 'calendar-day' }),
    };
    const { judgement } = open({ ground: 'other-method' }, { parcel: parcel(...wasteland), ...period }).then(
      opened({ ground: 'other-method' }),
    );
    expect(judgement.held).toContain('Q6f');
    open({}, { parcel: parcel(...ownedParcel()) }).then(opened());
    const SECOND = '1407221002300000002';
    const together = {
      furtherParcels: [known(parcelStream, SECOND, ...wasteland)],
      books: [known(priorityBookStream, SECOND)],
    };
    const { detail } = open({ further: [{ parcelCode: SECOND, priceFen: 1 }] }, together).refused(wrong);
    expect(detail).toContain(SECOND);
  });

  it('asks about all parcels of a deal together, each once, and none that is asked about (Q6d)', () => {
    const SECOND = '1407221002300000002';
    const further = [{ parcelCode: SECOND, priceFen: 40_000 }];
    const furtherParcels = [known(parcelStream, SECOND, ...contractedParcel)];
    const nobody = [known(priorityBookStream, SECOND)];
    const own = { subject: SECOND, windowId: newId(`window/${SECOND}`), priceFen: 40_000 };
    const { judgement } = open({ further }, { furtherParcels, books: nobody }).then(
      opened({ further: [own] }),
    );
    expect(judgement.held).toContain('Q6d');
    const refused = (more: object, others: object = {}) =>
      open({ further, ...more }, { furtherParcels, books: nobody, ...others }).refused(
        'PRIORITY.FURTHER_PARCEL_DOES_NOT_FIT',
      );
    refused({ further: [...further, ...further] });
    refused({}, { furtherParcels: [known(parcelStream, SECOND)] });
    const asked = known(priorityBookStream, SECOND, PriorityWindowOpened.of({ ...WINDOW, subject: SECOND }));
    expect(refused({}, { books: [asked] }).detail).toContain(WINDOW.lastDay);
  });
});
