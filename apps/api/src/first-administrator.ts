import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Rejection, isRejection, legalDateOf } from '#kernel';
import { BEGINNING } from '#event-store';
import { type CommandAnswer, type Principal, Submission } from '#nest';
import type { Platform } from '#platform';
import { AssignRole, Credentials, OpenAccount } from '#staff';

export const FIRST_ADMINISTRATOR = 'admin';

const SYSTEM: Principal = { account: 'installation', displayName: '安装', authorities: [], system: true };

/**
 * On an empty store: one administrator of the county with a one-time password, which is told once. The keys are
 * fixed, so that an installation that broke off is taken up where it stopped.
 */
export async function openFirstAdministrator(
  app: INestApplicationContext,
  platform: Platform,
  county: string,
): Promise<{ accountId: string; oneTimePassword: string } | undefined> {
  const credentials = app.get(Credentials);
  const begun = (await platform.events.head()) > BEGINNING;
  if (begun && (await credentials.exists(FIRST_ADMINISTRATOR))) return undefined;
  const accountId = FIRST_ADMINISTRATOR;
  const open = Object.assign(new OpenAccount(), { accountId, divisionCode: county });
  const assign = Object.assign(new AssignRole(), {
    accountId,
    role: 'system-admin',
    organisation: county,
    from: legalDateOf(platform.clock.now()),
  });
  const bus = app.get(CommandBus);
  await submit(bus, open, 'installation/open-account');
  await submit(bus, assign, 'installation/assign-role');
  return { accountId, oneTimePassword: await credentials.issueOneTimePassword(accountId) };
}

async function submit(bus: CommandBus, command: object, idempotencyKey: string): Promise<void> {
  new Submission({ principal: SYSTEM, idempotencyKey, correlationId: idempotencyKey }).attachTo(command);
  const answer = await bus.execute<object, CommandAnswer | Rejection>(command);
  // A second start on another day asks for another first day; the first assignment stands.
  if (isRejection(answer) && answer.code !== 'COMMAND.KEY_REUSED') throw new Error(answer.detail);
}
