import { z } from 'zod';
import { eventType, fractionSchema, oneOf } from '#kernel';
import { COUNTED_BY, DECIDING_BODIES } from './bodies.js';
import { aboutSchema } from './events.js';

export const NOTICE_MANNERS = {
  written: '书面送达',
  posted: '张贴公告',
  message: '短信或线上群组',
  broadcast: '广播',
} as const;

export const MeetingCalled = eventType('MeetingCalled', {
  title: '会议已通知',
  data: {
    meetingId: z.string(),
    collectiveId: z.string(),
    divisionCode: z.string(),
    actingCommittee: z.string().optional(),
    body: oneOf(DECIDING_BODIES),
    noticedOn: z.string(),
    manner: oneOf(NOTICE_MANNERS),
    heldOn: z.string(),
    place: z.string(),
    charterShare: fractionSchema.optional(),
    agenda: z.array(z.strictObject(aboutSchema)),
  },
});

export const MeetingHeld = eventType('MeetingHeld', {
  title: '会议已召开',
  data: {
    meetingId: z.string(),
    heldOn: z.string(),
    /** Person ids; nobody in particular where only a count of heads was kept. */
    inPerson: z.array(z.string()),
    online: z.array(z.string()),
    proxies: z.array(z.strictObject({ memberId: z.string(), proxyId: z.string(), householdId: z.string() })),
    eligible: z.int(),
    countedBy: oneOf(COUNTED_BY).optional(),
    rosterSha256: z.string(),
    rosterRevision: z.int().optional(),
    present: z.int(),
    /** How many had to come; 0 where the charter alone says it. */
    quorum: z.int(),
    /** Whether it could decide. */
    quorate: z.boolean(),
  },
});
