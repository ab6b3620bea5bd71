import { Entity } from 'typeorm';
import { LAND_CLASSES, OWNERSHIP_NATURES, PARCEL_CATEGORIES, PLANTED_USES } from '#kernel';
import { AreaCell, CountCell, DateCell, JsonCell, KeyCell, TextCell, register } from '#nest';
import { type Case, type Rows, type SeenEvent, amend, projection, rowOf, when } from '#read-store';
import {
  CollectiveOwnershipRecorded,
  ContractRightEstablished,
  HOLDER_KINDS,
  type Holder,
  ManagementRightConveyed,
  type Parcel,
  ParcelRegistered,
  RIGHT_KINDS,
  RightEnded,
  RightHeld,
  RightHoldRefused,
  RightHoldReleased,
  type RightKind,
  parcelStream,
} from '../facts/index.js';

/** A line of the parcel register. */
@Entity()
export class ParcelRow {
  @KeyCell('承包地块编码', { example: '1407221002300000001' })
  code: string;
  @TextCell('所在村区划代码')
  divisionCode: string;
  @TextCell('地块名称')
  name: string;
  @AreaCell('实测面积')
  areaDm2: number;
  @TextCell('地块类别', { enum: PARCEL_CATEGORIES })
  category: Parcel['category'];
  @TextCell('土地类型', { enum: LAND_CLASSES })
  landClass: Parcel['landClass'];
  @TextCell('土地用途', { enum: PLANTED_USES })
  plantedUse: Parcel['plantedUse'];
  @JsonCell('四至', { nullable: true })
  boundaries: Parcel['boundaries'] | null;
  @TextCell('所有权人（集体经济组织代码）', { nullable: true })
  ownerId: string | null;
  @TextCell('所有权性质', { nullable: true, enum: OWNERSHIP_NATURES })
  ownershipNature: string | null;
  @TextCell('不动产权证书号', { nullable: true })
  certificateNumber: string | null;

  /** Revision of the parcel's stream, for `If-Match`. */
  @CountCell('版次')
  revision: number;
}

/** One right on a parcel. */
@Entity()
export class RightRow {
  /** `<parcel code>/<contract id>/<n-th holder>`. */
  @KeyCell('权利编号（地块编码/合同编号/第几个权利人）')
  id: string;
  @TextCell('承包地块编码')
  parcelCode: string;
  @TextCell('所在村区划代码')
  divisionCode: string;
  @TextCell('合同编号')
  contractId: string;
  @TextCell('权利', { enum: RIGHT_KINDS })
  kind: RightKind;
  @TextCell('权利人类型', { enum: HOLDER_KINDS })
  holderKind: Holder['kind'];
  @TextCell('权利人编号')
  holderId: string;
  @DateCell('起')
  startsOn: string;
  @DateCell('止（含当日）')
  endsOn: string;
  @TextCell('状态', { enum: { held: '预留', established: '已设立', ended: '已终止' } })
  standing: 'held' | 'established' | 'ended';
}

const rightId = (parcelCode: string, contractId: string, index: number): string =>
  `${parcelCode}/${contractId}/${index}`;

/** The parcel of an event, seen at its revision. */
const amendParcel = (
  rows: Rows,
  { subject, revision }: SeenEvent,
  change: Partial<ParcelRow> = {},
): Promise<ParcelRow> => amend(rows, ParcelRow, { code: subject }, () => ({ ...change, revision }));

/** Every holder's line of a right; a right has at least one. */
async function linesOf(
  { subject, data: { contractId } }: SeenEvent<{ contractId: string }>,
  rows: Rows,
): Promise<RightRow[]> {
  const lines = [await rowOf(rows, RightRow, { id: rightId(subject, contractId, 0) })];
  for (;;) {
    const next = await rows.get(RightRow, { id: rightId(subject, contractId, lines.length) });
    if (!next) return lines;
    lines.push(next);
  }
}

async function establish(event: SeenEvent<{ contractId: string; to: string }>, rows: Rows): Promise<void> {
  await amendParcel(rows, event);
  const { to: endsOn } = event.data;
  for (const line of await linesOf(event, rows))
    rows.put(RightRow, { ...line, endsOn, standing: 'established' });
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
    await amendParcel(rows, event, { ownerId, ownershipNature, certificateNumber });
  }),
  when(RightHeld, async (event, rows) => {
    const { contractId, right: kind, holders, from: startsOn, to: endsOn } = event.data;
    const { code: parcelCode, divisionCode } = await amendParcel(rows, event);
    for (const [index, { kind: holderKind, id: holderId }] of holders.entries()) {
      const id = rightId(parcelCode, contractId, index);
      // Held for a longer term: the right stands as it is until that is confirmed.
      if ((await rows.get(RightRow, { id }))?.standing === 'established') continue;
      const holder = { holderKind, holderId, startsOn, endsOn, standing: 'held' as const };
      rows.put(RightRow, { id, parcelCode, divisionCode, contractId, kind, ...holder });
    }
  }),
  when(RightHoldRefused, async (event, rows) => {
    await amendParcel(rows, event);
  }),
  when(RightHoldReleased, async (event, rows) => {
    await amendParcel(rows, event);
    for (const { id, standing } of await linesOf(event, rows))
      if (standing === 'held') rows.remove(RightRow, { id });
  }),
  when(ContractRightEstablished, establish),
  when(ManagementRightConveyed, establish),
  when(RightEnded, async (event, rows) => {
    const { endedOn: endsOn } = event.data;
    await amendParcel(rows, event);
    for (const line of await linesOf(event, rows)) rows.put(RightRow, { ...line, endsOn, standing: 'ended' });
  }),
];

export const parcelRegister = projection({
  name: 'parcels',
  title: '地块与权利登记簿',
  version: 1,
  tables: [ParcelRow, RightRow],
  on: cases,
});

export const parcels = register({
  noun: ['Parcel', 'Parcels'],
  title: '地块登记簿',
  item: '地块',
  path: 'parcels',
  view: parcelRegister,
  row: ParcelRow,
  key: 'code',
  place: 'divisionCode',
  filters: ['divisionCode', 'ownerId', 'category', 'landClass', 'plantedUse'],
  history: parcelStream,
});

export const rights = register({
  noun: ['Right', 'Rights'],
  title: '地块上的权利',
  item: '权利',
  path: 'rights',
  view: parcelRegister,
  row: RightRow,
  key: 'id',
  place: 'divisionCode',
  filters: ['parcelCode', 'contractId', 'holderId', 'kind', 'standing'],
  ranges: ['endsOn'],
  linesOnly: true,
});
