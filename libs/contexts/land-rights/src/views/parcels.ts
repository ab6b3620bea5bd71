import { register } from '#nest';
import { projection } from '#read-store';
import { parcelStream } from '../facts/index.js';
import { dispositionCases } from './disposition-cases.js';
import { encumbranceCases } from './encumbrance-cases.js';
import { parcelCases } from './parcel-cases.js';
import { reshapingCases } from './reshaping-cases.js';
import { countingRights } from './right-lines.js';
import { EncumbranceRow, ParcelRow, ParcelShapeRow, RightRow } from './rows.js';

export const parcelRegister = projection({
  name: 'parcels',
  title: '地块、权利与负担登记簿',
  version: 3,
  tables: [ParcelRow, RightRow, EncumbranceRow, ParcelShapeRow],
  on: [...[...parcelCases, ...dispositionCases, ...reshapingCases].map(countingRights), ...encumbranceCases],
});

export const parcels = register({
  noun: ['Parcel', 'Parcels'],
  title: '地块登记簿；空闲的地块：heldUntilTo 填前一日',
  item: '地块',
  path: 'parcels',
  view: parcelRegister,
  row: ParcelRow,
  key: 'code',
  place: 'divisionCode',
  filters: ['divisionCode', 'ownerId', 'kind', 'bucket', 'category', 'landClass', 'plantedUse', 'standing'],
  ranges: ['heldUntil'],
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
  filters: [
    'divisionCode',
    'parcelCode',
    'landKind',
    'bucket',
    'contractId',
    'holderId',
    'holderKind',
    'kind',
    'standing',
  ],
  ranges: ['endsOn'],
  linesOnly: true,
});

export const encumbrances = register({
  noun: ['Encumbrance', 'Encumbrances'],
  title: '抵押、查封、争议、限制和挂牌锁定',
  item: '负担',
  path: 'encumbrances',
  view: parcelRegister,
  row: EncumbranceRow,
  key: 'id',
  place: 'divisionCode',
  filters: ['divisionCode', 'parcelCode', 'kind', 'party', 'standing'],
  ranges: ['startsOn'],
  linesOnly: true,
});
