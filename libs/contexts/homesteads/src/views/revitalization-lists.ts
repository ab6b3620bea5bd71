import { type LegalDate, addDays } from '#kernel';
import { ShownText, register } from '#nest';
import { USE_STANDINGS, daysWithout, monthsOf, revitalizationStream } from '../facts/index.js';
import {
  RevitalizationPaperRow,
  RevitalizationReceiptRow,
  RevitalizationRevenueRow,
  RevitalizationRow,
  RevitalizationUseRow,
} from './revitalization-rows.js';
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

class RevitalizationBody extends RevitalizationRow {
  @ShownText('自开业到上月末，没有登记收益的月份，用顿号隔开')
  monthsWithoutRevenue: string;
}

function monthsWithoutRevenue({ startedOn, endedOn, periods }: RevitalizationRow, today: LegalDate): string {
  const lastMonth = addDays(`${today.slice(0, 7)}-01`, -1);
  const to = endedOn !== null && endedOn < lastMonth ? endedOn : lastMonth;
  const recorded = periods.map((period) => ({ from: period.slice(0, 10), to: period.slice(11) }));
  return startedOn === null ? '' : monthsOf(daysWithout(recorded, { from: startedOn, to })).join('、');
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
  shown: {
    as: RevitalizationBody,
    of: (row, today) => ({ ...row, monthsWithoutRevenue: monthsWithoutRevenue(row, today) }),
  },
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
  ranges: ['startsOn', 'endsOn', 'endedOn'],
  linesOnly: true,
  shown: { as: RevitalizationUseBody, of: (row, today) => ({ ...row, state: stateOf(row, today) }) },
});

export const revitalizationPapers = register({
  noun: ['RevitalizationPaper', 'RevitalizationPapers'],
  title: '盘活项目检查清单上的文件：各到何日有效',
  item: '检查清单文件',
  path: 'papers',
  view: revitalizationRegister,
  row: RevitalizationPaperRow,
  key: 'id',
  place: 'divisionCode',
  filters: ['divisionCode', 'projectId', 'item'],
  ranges: ['metOn', 'validUntil'],
  linesOnly: true,
});

export const revitalizationReceipts = register({
  noun: ['RevitalizationReceipt', 'RevitalizationReceipts'],
  title: '集体收取的盘活项目款项',
  item: '收款',
  path: 'receipts',
  view: revitalizationRegister,
  row: RevitalizationReceiptRow,
  key: 'id',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'projectId', 'of', 'method'],
  ranges: ['receivedOn'],
  linesOnly: true,
});
