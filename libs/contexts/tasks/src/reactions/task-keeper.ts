import { type RuleOutcome, divisionAt, propertyOf } from '#kernel';
import { type SeenEvent, reaction } from '#read-store';
import { OpenTask } from '../commands/open-task.js';
import { ASSET_ENDINGS } from './endings-of-assets.js';
import { COLLECTIVE_ENDINGS } from './endings-of-collectives.js';
import { CONTRACT_ENDINGS } from './endings-of-contracts.js';
import { EXTENSION_ENDINGS } from './endings-of-extensions.js';
import { HOMESTEAD_ENDINGS } from './endings-of-homesteads.js';
import { LAND_ENDINGS } from './endings-of-land.js';
import { POST_ENDINGS } from './endings-of-posts.js';
import { PRIORITY_ENDINGS } from './endings-of-priority.js';

/** What closes tasks, by the area of the event. */
const CLOSES = [
  ...CONTRACT_ENDINGS,
  ...LAND_ENDINGS,
  ...PRIORITY_ENDINGS,
  ...EXTENSION_ENDINGS,
  ...COLLECTIVE_ENDINGS,
  ...POST_ENDINGS,
  ...ASSET_ENDINGS,
  ...HOMESTEAD_ENDINGS,
];

/**
 * Opens a task for every duty that rules left beside an event, and closes it when the event comes that fulfils
 * it or makes it void. All events of a command carry the same duties: the task's id follows from subject, code
 * and occurrence, so the second of them is refused by the task that the first has opened. Such a refusal is an
 * answer: the task stands already, was closed already, or never was, and nothing is left to do.
 */
export const taskKeeper = reaction({
  name: 'task-keeper',
  title: '待办',
  on: CLOSES,
  onEvery: async (event, desk) => {
    for (const duty of event.metadata.tasks ?? []) {
      const step = ['open', duty.code, ...(duty.occurrence ? [duty.occurrence] : [])].join('/');
      await desk.send(step, new OpenTask(taskOf(event, duty)));
    }
  },
});

function taskOf(event: SeenEvent, { owner, ...duty }: RuleOutcome): OpenTask['task'] {
  const { id: sourceEventId, stream: subject, data, metadata } = event;
  // The subject's own place; the recorder's, for a subject that does not name one.
  const place = propertyOf(data, 'divisionCode');
  const divisionCode = typeof place === 'string' ? place : metadata.actor.organisation;
  return {
    ...duty,
    ...(owner && {
      owner: {
        role: owner.role,
        divisionCode: owner.level ? divisionAt(owner.level, divisionCode) : divisionCode,
      },
    }),
    divisionCode,
    subject,
    sourceEventId,
  };
}
