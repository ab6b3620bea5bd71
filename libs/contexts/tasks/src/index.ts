import { context } from '#nest';
import { cancelTask } from './commands/cancel-task.js';
import { completeTaskByEvent } from './commands/complete-task-by-event.js';
import { completeTask } from './commands/complete-task.js';
import { extendTask } from './commands/extend-task.js';
import { openTask } from './commands/open-task.js';
import { reassignTask } from './commands/reassign-task.js';
import { taskStream } from './facts/index.js';
import { taskKeeper } from './reactions/task-keeper.js';
import { TaskQueries } from './views/queries.js';
import { taskList } from './views/tasks.js';

export const tasks = context({
  path: 'tasks',
  title: '待办',
  streams: [taskStream],
  commands: [openTask, reassignTask, extendTask, completeTask, completeTaskByEvent, cancelTask],
  projections: [taskList],
  reactions: [taskKeeper],
  queries: [TaskQueries],
});
