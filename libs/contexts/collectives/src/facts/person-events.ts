import { z } from 'zod';
import { eventType } from '#kernel';

/*
 * The one place where a person is: every household and every roster is a stream of its own, so that one person is
 * of one household and member of one collective is decided here. The later fact takes effect, and what stood
 * before follows: the former household lets the person go, the former membership ends (集体法 17).
 */

export const PersonPlaced = eventType('PersonPlaced', {
  title: '人员所在户已记载',
  data: {
    personId: z.string(),
    householdId: z.string(),
    collectiveId: z.string(),
    divisionCode: z.string(),
    formerHouseholdId: z.string().optional(),
  },
});

export const MembershipTaken = eventType('MembershipTaken', {
  title: '成员身份归属已记载',
  data: {
    personId: z.string(),
    collectiveId: z.string(),
    divisionCode: z.string(),
    formerCollectiveId: z.string().optional(),
  },
});

export const PersonDeathNoted = eventType('PersonDeathNoted', {
  title: '人员死亡已记载',
  data: { personId: z.string(), diedOn: z.string() },
});
