import { describe, expect, it } from '@jest/globals';
import { PolicyRowSet, policyStream } from '#policies/facts';
import { dutyOpened, taskId } from '#examples';
import { given, known } from '#given';
import { TaskCompleted, TaskExtended } from '../facts/index.js';
import { extendTask } from './extend-task.js';

const thirtyDays = known(
  policyStream,
  '140722',
  PolicyRowSet.of({
    rowId: 'r1',
    divisionCode: '140722',
    key: 'tasks.longest-extension',
    value: { count: 30, unit: 'calendar-day' },
    from: '2026-01-01',
    basis: { law: '左权县督查督办办法', article: '第六条' },
  }),
);
/** Due on 2026-02-09. */
const before = {
  history: [dutyOpened()],
  references: { policies: thirtyDays },
  today: '2026-02-03',
};
const ground = '山洪冲断道路，无法到现场核查';
const documents = [{ title: '同意延期的批件', sha256: 'a1'.repeat(32) }];
const extension = { taskId, dueOn: '2026-03-11', ground, documents };
const extended = TaskExtended.of({ taskId, dueOn: '2026-03-11', ground });

describe('extending a task', () => {
  it('puts its due date off, on a paper, by the policy row that is recorded', () => {
    const { judgement, policies } = given(extendTask, before).when(extension).then(extended);
    expect(judgement.warnings).toEqual([]);
    expect(policies).toEqual(['r1']);
  });

  it('needs a paper', () => {
    const { documents: _, ...bare } = extension;
    given(extendTask, before).when(bare).refused('TASKS.EXTENSION_WITHOUT_PAPER');
  });

  it('is refused where the county has not said how long at most', () => {
    const { wayForward } = given(extendTask, { ...before, references: {} })
      .when(extension)
      .refused('POLICIES.NOT_CONFIGURED');
    expect(wayForward).toContain('tasks.longest-extension');
  });

  it('goes no further than the county says, counted from the date that it puts off', () => {
    const { wayForward } = given(extendTask, before)
      .when({ ...extension, dueOn: '2026-03-12' })
      .refused('TASKS.EXTENSION_TOO_LONG');
    expect(wayForward).toContain('2026-03-11');
    given(extendTask, { ...before, history: [dutyOpened(), extended] })
      .when({ ...extension, dueOn: '2026-04-10' })
      .then(TaskExtended.of({ taskId, dueOn: '2026-04-10', ground }));
  });

  it('goes forward, and has a date to go from', () => {
    given(extendTask, before)
      .when({ ...extension, dueOn: '2026-02-09' })
      .refused('TASKS.EXTENSION_NOT_LATER');
    given(extendTask, { ...before, history: [dutyOpened({ dueOn: undefined, period: undefined })] })
      .when(extension)
      .refused('TASKS.EXTENSION_NOT_LATER');
  });

  it('of a task that is overdue is warned of for ever, of one that is ended is refused', () => {
    const { judgement } = given(extendTask, { ...before, today: '2026-02-10' })
      .when(extension)
      .then(extended);
    expect(judgement.warnings).toMatchObject([{ code: 'TASKS.EXTENDED_WHEN_OVERDUE' }]);
    const completed = TaskCompleted.of({ taskId, on: '2026-02-01' });
    given(extendTask, { ...before, history: [dutyOpened(), completed] })
      .when(extension)
      .refused('TASKS.ALREADY_COMPLETED');
    given(extendTask).when(extension).refused('TASK.NOT_FOUND');
  });
});
