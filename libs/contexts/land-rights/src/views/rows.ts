import { Entity } from 'typeorm';
import { LAND_CLASSES, OWNERSHIP_NATURES, PARCEL_CATEGORIES, PLANTED_USES, type Polygon } from '#kernel';
import { AreaCell, CountCell, DateCell, FenCell, JsonCell, KeyCell, TextCell } from '#nest';
import { IntegerColumn, JsonColumn, KeyColumn, TextColumn } from '#read-store';
import {
  BUCKETS,
  type Bucket,
  ENCUMBRANCE_KINDS,
  ENCUMBRANCE_STANDINGS,
  type EncumbranceKind,
  HOLDER_KINDS,
  type Holder,
  LAND_KINDS,
  type LandKind,
  PLANNED_USES,
  type Parcel,
  RIGHT_KINDS,
  RIGHT_STANDINGS,
  type RightKind,
} from '../facts/index.js';

export const PARCEL_STANDINGS = {
  current: '在册',
  reserved: '分割、合并办理中',
  superseded: '已分割或者合并',
  expropriated: '已征收',
} as const;

/** A line of the parcel register. */
@Entity()
export class ParcelRow {
  @KeyCell('地块编码（承包地块编码或者不动产单元代码）', { example: '1407221002300000001' })
  code: string;
  @TextCell('所在村区划代码')
  divisionCode: string;
  @TextCell('地块名称')
  name: string;
  @AreaCell('实测面积')
  areaDm2: number;
  @TextCell('土地种类', { enum: LAND_KINDS })
  kind: LandKind;
  @TextCell('五地一产类别', { enum: BUCKETS })
  bucket: Bucket;
  @TextCell('地块类别', { enum: PARCEL_CATEGORIES })
  category: Parcel['category'];
  @TextCell('土地类型', { enum: LAND_CLASSES })
  landClass: Parcel['landClass'];
  @TextCell('土地用途', { enum: PLANTED_USES })
  plantedUse: Parcel['plantedUse'];
  @TextCell('规划用途（建设用地）', { nullable: true, enum: PLANNED_USES })
  plannedUse: Parcel['plannedUse'] | null;
  @JsonCell('地上房屋', { nullable: true })
  house: Parcel['house'] | null;
  @JsonCell('四至', { nullable: true })
  boundaries: Parcel['boundaries'] | null;
  @TextCell('所有权人（集体经济组织代码）', { nullable: true })
  ownerId: string | null;
  @TextCell('所有权性质', { nullable: true, enum: OWNERSHIP_NATURES })
  ownershipNature: string | null;
  @TextCell('不动产权证书号', { nullable: true })
  certificateNumber: string | null;
  @TextCell('状态', { enum: PARCEL_STANDINGS })
  standing: keyof typeof PARCEL_STANDINGS;

  @JsonCell('分割、合并成的地块', { nullable: true })
  supersededBy: string[] | null;

  /** `0001-01-01` of a parcel that nobody has or had a right on. */
  @DateCell('到哪一天为止有权利在册（此后空闲；没有的为 0001-01-01）')
  heldUntil: string;
  /** Ids of the rights that ever stood on it. */
  @JsonColumn()
  rightIds: string[];

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
  @TextCell('土地种类', { enum: LAND_KINDS })
  landKind: LandKind;
  @TextCell('五地一产类别', { enum: BUCKETS })
  bucket: Bucket;
  @TextCell('合同或者权利的编号')
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
  @TextCell('合同编号（纸面）', { nullable: true })
  contractNumber: string | null;
  @TextCell('上一手的权利（再流转的；待登记后取代的）', { nullable: true })
  upstreamId: string | null;
  @TextCell('不动产权证书号、登记证明号', { nullable: true })
  registrationNumber: string | null;
  @TextCell('状态', { enum: RIGHT_STANDINGS })
  standing: keyof typeof RIGHT_STANDINGS;
}

/** What burdens a parcel, or a right on it. */
@Entity()
export class EncumbranceRow {
  /** `<parcel code>/<encumbrance id>`: one that is carried to several parcels is on each. */
  @KeyCell('行（地块编码/负担编号）')
  id: string;
  @TextCell('负担编号')
  encumbranceId: string;
  @TextCell('地块编码')
  parcelCode: string;
  @TextCell('所在村区划代码')
  divisionCode: string;
  @TextCell('种类', { enum: ENCUMBRANCE_KINDS })
  kind: EncumbranceKind;
  @TextCell('设立时所在的权利（抵押、融资担保）', { nullable: true })
  rightId: string | null;
  @TextCell('债权人、机关或者受理机构', { nullable: true })
  party: string | null;
  @TextCell('文号、合同编号')
  documentNumber: string;
  @TextCell('内容')
  content: string;
  @FenCell('担保的债权数额', { nullable: true })
  amountFen: number | null;
  @DateCell('起')
  startsOn: string;
  @DateCell('解除日', { nullable: true })
  endedOn: string | null;
  @TextCell('登记证明号', { nullable: true })
  registrationNumber: string | null;
  @TextCell('状态', { enum: ENCUMBRANCE_STANDINGS })
  standing: keyof typeof ENCUMBRANCE_STANDINGS;
}

/** The shape of a parcel, for maps; its properties stand beside it as GeoJSON has them. */
@Entity()
export class ParcelShapeRow {
  @KeyColumn()
  code: string;
  @TextColumn()
  divisionCode: string;
  @TextColumn()
  name: string;
  @TextColumn()
  kind: LandKind;
  @IntegerColumn()
  areaDm2: number;
  @JsonColumn()
  rings: Polygon;
}
