import { Entity } from 'typeorm';
import { LAND_CLASSES, OWNERSHIP_NATURES, PARCEL_CATEGORIES, PLANTED_USES } from '#kernel';
import { ShownArea, ShownDate, ShownObject, ShownText } from '#nest';
import {
  type Case,
  DateColumn,
  IntegerColumn,
  JsonColumn,
  KeyColumn,
  type Rows,
  type SeenEvent,
  TextColumn,
  projection,
  when,
} from '#read-store';
import {
  CollectiveOwnershipRecorded,
  ContractRightEstablished,
  HOLDER_KINDS,
  type Holder,
  ManagementRightConveyed,
  type Parcel,
  ParcelRegistered,
  RIGHT_KINDS,
  RightHeld,
  RightHoldRefused,
  RightHoldReleased,
  type RightKind,
} from '../facts/index.js';

/** A line of the parcel register. */
@Entity()
export class ParcelRow {
  @KeyColumn()
  @ShownText('承包地块编码', { example: '1407221002300000001' })
  code: string;

  @TextColumn()
  @ShownText('所在村区划代码')
  divisionCode: string;

  @TextColumn()
  @ShownText('地块名称')
  name: string;

  @IntegerColumn()
  @ShownArea('实测面积')
  areaDm2: number;

  @TextColumn()
  @ShownText('地块类别', { enum: PARCEL_CATEGORIES })
  category: Parcel['category'];

  @TextColumn()
  @ShownText('土地类型', { enum: LAND_CLASSES })
  landClass: Parcel['landClass'];

  @TextColumn()
  @ShownText('土地用途', { enum: PLANTED_USES })
  plantedUse: Parcel['plantedUse'];

  @JsonColumn({ nullable: true })
  @ShownObject('四至', { nullable: true })
  boundaries: Parcel['boundaries'] | null;

  @TextColumn({ nullable: true })
  @ShownText('所有权人（集体经济组织代码）', { nullable: true })
  ownerId: string | null;

  @TextColumn({ nullable: true })
  @ShownText('所有权性质', { nullable: true, enum: OWNERSHIP_NATURES })
  ownershipNature: string | null;

  @TextColumn({ nullable: true })
  @ShownText('不动产权证书号', { nullable: true })
  certificateNumber: string | null;

  /** Revision of the parcel's stream, for `If-Match`. */
  @IntegerColumn()
  revision: number;
}

/** One right on a parcel. */
@Entity()
export class RightRow {
  /** `<parcel code>/<contract id>/<n-th holder>`. */
  @KeyColumn()
  @ShownText('权利编号（地块编码/合同编号/第几个权利人）')
  id: string;

  @TextColumn()
  @ShownText('承包地块编码')
  parcelCode: string;

  @TextColumn()
  @ShownText('所在村区划代码')
  divisionCode: string;

  @TextColumn()
  @ShownText('合同编号')
  contractId: string;

  @TextColumn()
  @ShownText('权利', { enum: RIGHT_KINDS })
  kind: RightKind;

  @TextColumn()
  @ShownText('权利人类型', { enum: HOLDER_KINDS })
  holderKind: Holder['kind'];

  @TextColumn()
  @ShownText('权利人编号')
  holderId: string;

  @DateColumn()
  @ShownDate('起')
  startsOn: string;

  @DateColumn()
  @ShownDate('止（含当日）')
  endsOn: string;

  @TextColumn()
  @ShownText('状态', { enum: { held: '预留', established: '已设立' } })
  standing: 'held' | 'established';
}

const rightId = (parcelCode: string, contractId: string, index: number): string =>
  `${parcelCode}/${contractId}/${index}`;

async function amend(rows: Rows, event: SeenEvent, change: (row: ParcelRow) => ParcelRow): Promise<void> {
  const row = await rows.get(ParcelRow, { code: event.subject });
  if (!row) throw new Error(`parcel ${event.subject} is not in the register`);
  rows.put(ParcelRow, { ...change(row), revision: event.revision });
}

/** Follows every holder's line of a right; a right has at least one. */
async function follow(
  event: SeenEvent<{ contractId: string }>,
  rows: Rows,
  change: (row: RightRow) => void,
): Promise<void> {
  await amend(rows, event, (row) => row);
  for (let index = 0; ; index++) {
    const row = await rows.get(RightRow, { id: rightId(event.subject, event.data.contractId, index) });
    if (row) change(row);
    else if (index > 0) return;
    else throw new Error(`no right of contract ${event.data.contractId} on ${event.subject}`);
  }
}

async function establish(event: SeenEvent<{ contractId: string }>, rows: Rows): Promise<void> {
  await follow(event, rows, (row) => {
    rows.put(RightRow, { ...row, standing: 'established' });
  });
}

const cases: Case<Rows>[] = [
  when(ParcelRegistered, ({ data, revision }, rows) => {
    rows.put(ParcelRow, {
      ...data,
      boundaries: data.boundaries ?? null,
      ownerId: null,
      ownershipNature: null,
      certificateNumber: null,
      revision,
    });
  }),
  when(CollectiveOwnershipRecorded, async (event, rows) => {
    const { collectiveId: ownerId, nature: ownershipNature, certificateNumber = null } = event.data;
    await amend(rows, event, (row) => ({ ...row, ownerId, ownershipNature, certificateNumber }));
  }),
  when(RightHeld, async (event, rows) => {
    const { contractId, right: kind, holders, from: startsOn, to: endsOn } = event.data;
    const parcel = await rows.get(ParcelRow, { code: event.subject });
    if (!parcel) throw new Error(`parcel ${event.subject} is not in the register`);
    rows.put(ParcelRow, { ...parcel, revision: event.revision });
    for (const [index, { kind: holderKind, id: holderId }] of holders.entries()) {
      rows.put(RightRow, {
        id: rightId(event.subject, contractId, index),
        parcelCode: event.subject,
        divisionCode: parcel.divisionCode,
        contractId,
        kind,
        holderKind,
        holderId,
        startsOn,
        endsOn,
        standing: 'held',
      });
    }
  }),
  when(RightHoldRefused, async (event, rows) => {
    await amend(rows, event, (row) => row);
  }),
  when(RightHoldReleased, async (event, rows) => {
    await follow(event, rows, ({ id }) => {
      rows.remove(RightRow, { id });
    });
  }),
  when(ContractRightEstablished, establish),
  when(ManagementRightConveyed, establish),
];

export const parcelRegister = projection({
  name: 'parcels',
  title: '地块与权利登记簿',
  version: 1,
  tables: [ParcelRow, RightRow],
  on: cases,
});
