import {
  type LegalDate,
  civilCode,
  landContractingLaw,
  landManagementLaw,
  parcelCodeStandard,
  rule,
} from '#kernel';
import type { Collective } from '#collectives/facts';
import { type Division, type Placing, liesIn } from '#divisions/facts';
import type { Parcel } from './state.js';

export interface ParcelEntry extends Placing {
  readonly code: string;
  readonly known: Parcel | undefined;
  readonly village: Division | undefined;
  readonly category: Parcel['category'];
  readonly plantedUse: Parcel['plantedUse'];
}

export const parcelIsRegisteredOnce = rule<Pick<ParcelEntry, 'known'>>({
  id: 'L1',
  code: 'LAND_RIGHTS.PARCEL_ALREADY_REGISTERED',
  sentence: '一个地块编码只登记一次。',
  basis: [parcelCodeStandard('编码唯一性')],
  severity: 'block',
  breach: ({ known }) =>
    known && {
      detail: `地块 ${known.code} 已登记为“${known.name}”，不能重复登记。`,
      field: 'code',
      facts: { code: known.code, name: known.name },
      wayForward: '核对地块编码；若是另一块地，请使用新的顺序码。',
    },
});

export const parcelLiesInARegisteredVillage = rule<ParcelEntry>({
  id: 'L2',
  code: 'LAND_RIGHTS.VILLAGE_NOT_REGISTERED',
  sentence: '地块编码的前十二位应是已登记的村的区划代码。',
  basis: [parcelCodeStandard('发包方编码')],
  severity: 'block',
  breach: ({ code, village }) =>
    village
      ? undefined
      : {
          detail: `地块编码前 12 位 ${code.slice(0, 12)} 不是已登记的村。`,
          field: 'code',
          wayForward: '核对编码；新设的村请先登记区划。',
        },
});

export const contractedLandIsFarmed = rule<Pick<ParcelEntry, 'category' | 'plantedUse'>>({
  id: 'P26',
  code: 'LAND_RIGHTS.NON_AGRICULTURAL_USE',
  sentence: '未经依法批准，承包地不得用于非农建设。',
  basis: [landContractingLaw('第十一条'), civilCode('第三百三十四条')],
  severity: 'block',
  breach: ({ category, plantedUse }) =>
    category === '10' && plantedUse === '5'
      ? {
          detail: '类别是“承包地块”的，土地用途不能是“非农业用途”。',
          field: 'plantedUse',
          wayForward: '核对土地用途；确需用于非农建设的，先依法办理批准。',
        }
      : undefined,
});

export interface OwnershipEntry {
  readonly parcel: Parcel;
  /** The village of the parcel, and the codes in whose place it stands. */
  readonly village: Pick<Division, 'code' | 'predecessors'>;
  readonly collective: Collective | undefined;
  readonly collectiveId: string;
  /** Legal date since which the ownership is. */
  readonly on: LegalDate;
}

export const ownerIsARegisteredCollective = rule<OwnershipEntry>({
  id: 'L3',
  code: 'LAND_RIGHTS.OWNER_NOT_REGISTERED',
  sentence: '集体土地所有权由已登记的农村集体经济组织行使。',
  basis: [landManagementLaw('第十一条'), civilCode('第二百六十二条')],
  severity: 'block',
  breach: ({ collective, collectiveId }) =>
    collective
      ? undefined
      : {
          detail: `集体经济组织 ${collectiveId} 尚未登记。`,
          field: 'collectiveId',
          wayForward: '先登记该集体经济组织并赋码。',
        },
});

export const ownerIsOfThePlace = rule<OwnershipEntry>({
  id: 'L4',
  code: 'LAND_RIGHTS.OWNER_OF_ANOTHER_PLACE',
  sentence: '土地属于所在地的农民集体所有。',
  basis: [landManagementLaw('第十一条')],
  severity: 'block',
  breach: ({ collective, parcel, village }) =>
    !collective || liesIn(village, collective.divisionCode)
      ? undefined
      : {
          detail: `地块 ${parcel.code} 在 ${parcel.divisionCode}，集体 ${collective.collectiveId} 在 ${collective.divisionCode}，不能登记为其所有。`,
          field: 'collectiveId',
          wayForward: '核对地块编码和集体代码。',
        },
});

export const ownershipIsRecordedOnce = rule<OwnershipEntry>({
  id: 'L5',
  code: 'LAND_RIGHTS.OWNERSHIP_ALREADY_RECORDED',
  sentence: '集体土地所有权不得买卖、转让，登记后不改变权利人。',
  basis: [landContractingLaw('第四条'), landManagementLaw('第十一条')],
  severity: 'block',
  breach: ({ parcel }) =>
    parcel.ownership && {
      detail: `地块 ${parcel.code} 的所有权已登记在 ${parcel.ownership.collectiveId} 名下。`,
      field: 'parcelCode',
      wayForward: '核对地块编码；已在册的所有权不必再登记，也不能登记到别的集体名下。',
    },
});
