import type { LegalDate } from '#kernel';
import { ShownText, register } from '#nest';
import { USE_STANDINGS, revitalizationStream } from '../facts/index.js';
import { RevitalizationRevenueRow, RevitalizationRow, RevitalizationUseRow } from './revitalization-rows.js';
import { revitalizationRegister } from './revitalizations.js';

/** How the use of a house stands on a day: also whether it should have been given back. */
const USE_STATES = {
  ...USE_STANDINGS,
  agreed: '已约定，尚未起用',
  'in-use': '使用中',
  overdue: '期满或者终止，逾期未交还',
} as const;
type UseState = keyof typeof USE_STATES;

class RevitalizationUseBody extends RevitalizationUseRow {
  @ShownText('今天的状态', { enum: USE_STATES })
  state: UseState;
}

function stateOf({ standing, startsOn, endsOn, endedOn }: RevitalizationUseRow, today: LegalDate): UseState {
  if (standing !== 'agreed' && standing !== 'ended') return standing;
  if ((endedOn ?? endsOn) < today) return 'overdue';
  if (standing === 'ended') return standing;
  return startsOn > today ? 'agreed' : 'in-use';
}

export const revitalizations = register({
  noun: ['Revitalization', 'Revitalizations'],
  title: '盘活项目台账',
  item: '盘活项目',
  path: 'revitalizations',
  view: revitalizationRegister,
  row: RevitalizationRow,
  key: 'projectId',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'kind', 'stage', 'operatorId'],
  ranges: ['proposedOn', 'startedOn', 'endedOn'],
  history: revitalizationStream,
});

export const revitalizationRevenues = register({
  noun: ['RevitalizationRevenue', 'RevitalizationRevenues'],
  title: '盘活项目收益台账',
  item: '盘活项目收益',
  path: 'revenues',
  view: revitalizationRegister,
  row: RevitalizationRevenueRow,
  key: 'id',
  place: 'divisionCode',
  filters: ['divisionCode', 'projectId'],
  ranges: ['periodFrom', 'periodTo'],
  linesOnly: true,
});

export const revitalizationUses = register({
  noun: ['RevitalizationUse', 'RevitalizationUses'],
  title: '盘活项目房屋使用台账：起止、终止、交还，逾期未交还的',
  item: '房屋使用',
  path: 'uses',
  view: revitalizationRegister,
  row: RevitalizationUseRow,
  key: 'id',
  place: 'divisionCode',
  filters: ['divisionCode', 'projectId', 'parcelCode', 'householdId', 'way', 'standing'],
  ranges: ['endsOn', 'endedOn'],
  linesOnly: true,
  shown: { as: RevitalizationUseBody, of: (row, today) => ({ ...row, state: stateOf(row, today) }) },
});
