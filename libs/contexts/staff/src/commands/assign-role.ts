import { reject } from '#kernel';
import { divisionStream } from '#divisions/facts';
import { Evidence, commandOn, one } from '#nest';
import { AccountName, Choice, DivisionCode, LegalDateField } from '#nest/fields';
import {
  ROLE_TITLES,
  type Role,
  RoleAssigned,
  accountStream,
  administratorAssignsInOwnRealm,
  administratorHasNoBusinessRights,
  dutiesAreKeptApart,
  organisationIsRegistered,
} from '../facts/index.js';

export class AssignRole extends Evidence {
  @AccountName('登录名')
  accountId: string;

  @Choice('岗位', ROLE_TITLES)
  role: Role;

  @DivisionCode('任职区划（含其下各级）')
  organisation: string;

  @LegalDateField('起')
  from: string;

  @LegalDateField('止（不填则直到终止）', { optional: true })
  to?: string;
}

export const assignRole = commandOn({
  command: AssignRole,
  title: '授予岗位',
  permission: 'staff.manage',
  stream: accountStream,
  on: ({ accountId }) => accountId,
  refusals: ['STAFF.TERM'],
  references: {
    division: one(divisionStream, ({ organisation }: AssignRole) => organisation),
  },
  facts: ({ command: { role, organisation, from, to }, state: account, references, context }) => {
    if (to !== undefined && to < from)
      return reject('invalid', 'STAFF.TERM', '止期不能早于起期。', { field: 'to' });
    const division = references.division?.state;
    const administers = context.actor.organisation;
    const assignmentId = context.newId('assignment');
    return { account, role, organisation, division, from, to, administers, assignmentId };
  },
  rules: [
    administratorAssignsInOwnRealm,
    organisationIsRegistered,
    administratorHasNoBusinessRights,
    dutiesAreKeptApart,
  ],
  decide: ({ assignmentId, role, organisation, from, to }) => [
    RoleAssigned.of({ assignmentId, role, organisation, from, to }),
  ],
});
