import { context } from '#nest';
import { completeTaskByEvent } from './commands/complete-task-by-event.js';
import { completeTask } from './commands/complete-task.js';
import { openTask } from './commands/open-task.js';
import { taskStream } from './facts/index.js';
import { taskKeeper } from './reactions/task-keeper.js';
import { taskList, tasksDue } from './views/tasks.js';

export const tasks = context({
  path: 'tasks',
  title: '待办',
  streams: [taskStream],
  commands: [openTask, completeTask, completeTaskByEvent],
  projections: [taskList],
  reactions: [taskKeeper],
  registers: [tasksDue],
});
