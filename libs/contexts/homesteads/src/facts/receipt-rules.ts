import {
  type LegalDate,
  accountingLaw,
  addFen,
  idleHomesteadNotice,
  numberKey,
  registerRules,
  rule,
} from '#kernel';
import { RECEIPTS_OF, type ReceiptOf } from './kinds.js';
import type { Revitalization } from './revitalization.js';

/* What the collective itself receives of a project: rent of its houses, its part of the revenue. */

export interface ReceiptOfProject {
  readonly project: Revitalization;
  readonly of: ReceiptOf;
  readonly amountFen: number;
  readonly receivedOn: LegalDate;
  readonly receiptNumber: string;
}

export const projectReceiptIsRecordedOnce = rule<ReceiptOfProject>({
  id: 'RV35',
  code: 'HOMESTEADS.RECEIPT_ALREADY_RECORDED',
  sentence: '一张收据只登记一次。',
  basis: [accountingLaw('第十四条')],
  severity: 'block',
  breach: ({ project, receiptNumber }) =>
    project.receipts.some((each) => numberKey(each.receiptNumber) === numberKey(receiptNumber))
      ? {
          detail: `收据 ${receiptNumber} 在项目 ${project.name} 下已经登记过。`,
          field: 'receiptNumber',
          wayForward: '核对收据编号；同一张收据不必再登记。',
        }
      : undefined,
});

const sumFen = (amounts: readonly { readonly amountFen: number }[]): number =>
  amounts.reduce((sum, { amountFen }) => addFen(sum, amountFen), 0);

/** What the periods that are recorded give the collective, in fen; nothing where it runs the project itself. */
function dueFen({ project, of }: ReceiptOfProject): number {
  const { revenues, collectiveId, operator } = project;
  if (operator.id === collectiveId) return 0;
  if (of === 'rent')
    return sumFen(
      revenues.flatMap(({ rents = [] }) => rents.filter(({ householdId }) => householdId === undefined)),
    );
  return sumFen(revenues.flatMap(({ parts }) => parts.filter(({ party }) => party.id === collectiveId)));
}

export const receiptIsOfWhatIsDue = rule<ReceiptOfProject>({
  id: 'RV36',
  code: 'HOMESTEADS.RECEIPT_ABOVE_DUE',
  sentence: '集体收取的是已登记收益期间中归集体的租金、分成，累计不超过应收；归农户的不由集体收。',
  basis: [idleHomesteadNotice('利益分享'), accountingLaw('第十四条'), registerRules('盘活项目收益')],
  severity: 'block',
  breach: (receipt) => {
    const { project, of, amountFen } = receipt;
    const openFen = dueFen(receipt) - sumFen(project.receipts.filter((each) => each.of === of));
    return amountFen <= openFen
      ? undefined
      : {
          detail: `${RECEIPTS_OF[of]}还有 ${openFen / 100} 元应收，所填 ${amountFen / 100} 元。`,
          field: 'amountFen',
          facts: { openFen },
          wayForward: '先按期登记收益，再登记收款；预收的、由集体自己经营所得的，在账上另行做凭证。',
        };
  },
});

/** The first day on which a project could earn anything: it opened, or its first house was in use before. */
function earliestReceipt({ startedOn, uses }: Revitalization): LegalDate | undefined {
  const begun = uses.filter(({ standing }) => standing !== 'fallen-through').map(({ from }) => from);
  return [...begun, ...(startedOn === undefined ? [] : [startedOn])].sort()[0];
}

export const nothingIsReceivedBeforeAnythingIsUsed = rule<ReceiptOfProject>({
  id: 'RV60',
  code: 'HOMESTEADS.RECEIPT_BEFORE_USE',
  sentence: '集体收取的项目款项，收款日不早于项目开业、第一处房屋开始使用中较早的一天。',
  basis: [accountingLaw('第十四条'), registerRules('盘活项目收益')],
  severity: 'block',
  breach: ({ project, receivedOn }) => {
    const first = earliestReceipt(project);
    if (first === undefined || receivedOn >= first) return undefined;
    return {
      detail: `收款日 ${receivedOn} 早于项目 ${project.name} 可以有收益的第一天 ${first}。`,
      field: 'receivedOn',
      facts: { first },
      wayForward: `按收据核对收款日，应在 ${first} 或以后；预收的款项在账上另行做凭证。`,
    };
  },
});
