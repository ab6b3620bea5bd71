import { register } from '#nest';
import { entitlementStream } from '../facts/index.js';
import { EntitlementRow, HomesteadApplicationRow, HomesteadRow, IdleHouseRow } from './homestead-rows.js';
import { homesteadRegister } from './homesteads.js';

export const homesteadList = register({
  noun: ['Homestead', 'Homesteads'],
  title: '宅基地登记簿',
  item: '宅基地',
  path: '',
  view: homesteadRegister,
  row: HomesteadRow,
  key: 'homesteadId',
  orderedBy: 'listedAs',
  place: 'divisionCode',
  filters: [
    'divisionCode',
    'collectiveId',
    'householdId',
    'contractorCode',
    'parcelCode',
    'standing',
    'useState',
    'projectId',
  ],
  ranges: ['since', 'endedOn', 'consentUntil'],
});

export const entitlements = register({
  noun: ['HomesteadEntitlement', 'HomesteadEntitlements'],
  title: '农户宅基地一览',
  item: '农户宅基地',
  path: 'entitlements',
  view: homesteadRegister,
  row: EntitlementRow,
  key: 'householdId',
  orderedBy: 'listedAs',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'contractorCode'],
  history: entitlementStream,
});

export const idleHouses = register({
  noun: ['IdleHouse', 'IdleHouses'],
  title: '闲置宅基地和房屋清单',
  item: '闲置房屋',
  path: 'idle',
  view: homesteadRegister,
  row: IdleHouseRow,
  key: 'homesteadId',
  orderedBy: 'listedAs',
  place: 'divisionCode',
  filters: [
    'divisionCode',
    'provider',
    'householdId',
    'contractorCode',
    'parcelCode',
    'useState',
    'condition',
    'willingness',
  ],
  ranges: ['since', 'surveyedOn'],
  linesOnly: true,
});

export const homesteadApplications = register({
  noun: ['HomesteadApplication', 'HomesteadApplications'],
  title: '宅基地申请',
  item: '宅基地申请',
  path: 'applications',
  view: homesteadRegister,
  row: HomesteadApplicationRow,
  key: 'applicationId',
  orderedBy: 'listedAs',
  place: 'divisionCode',
  filters: ['divisionCode', 'householdId', 'contractorCode', 'stage', 'closedFor'],
  ranges: ['appliedOn', 'grantedOn'],
});
