import { type DataOf } from '#kernel';
import { TaskOpened, taskIdOf } from '#tasks/facts';

/** The duty to file a lease of the village, which the specs of tasks speak of. */
export const DUTY: Omit<DataOf<typeof TaskOpened>, 'taskId'> = {
  divisionCode: '140722100230',
  rule: 'P4',
  code: 'CONTRACTS.CONVEYANCE_TO_BE_FILED',
  detail: '流转合同 流1 应向发包方备案。',
  dueOn: '2026-02-09',
  period: { from: '2026-01-10', count: 30, unit: 'calendar-day' },
  basis: [{ law: '农村土地承包法', article: '第三十六条' }],
  owner: { role: 'station-clerk', divisionCode: '140722100' },
  consequence: '逾期未备案的由乡镇督促补办。',
  subject: 'contract-9180729d-ced9-5f3f-b843-d09d3c8213b9',
  sourceEventId: '033e4a5b-2196-58ba-ba19-b50aa6f50b8f',
};
export const taskId = taskIdOf(DUTY.subject, DUTY.code);

export function dutyOpened(more: Partial<DataOf<typeof TaskOpened>> = {}) {
  return TaskOpened.of({ ...DUTY, taskId, ...more });
}
