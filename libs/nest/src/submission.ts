import { AsyncContext } from '@nestjs/cqrs';
import type { Permission } from '#kernel';

/** One dated authority: a role held over a division and everything below it. */
export interface Authority {
  readonly role: string;
  /** Division code; the role holds there and below. */
  readonly organisation: string;
  readonly permissions: ReadonlySet<Permission>;
}

/** Who asks: an account with the authorities in force today, or a process manager. */
export interface Principal {
  readonly account: string;
  readonly displayName: string;
  /** Empty for a process manager, which acts by its own name. */
  readonly authorities: readonly Authority[];
  readonly system: boolean;
  /** A one-time password must be changed before anything else; until then there are no authorities. */
  readonly mustChangePassword?: boolean;
  /** Session of a person who is logged in. */
  readonly session?: string;
}

/** What comes with a command besides its body. Travels with it through the CommandBus. */
export class Submission extends AsyncContext {
  readonly principal: Principal;
  /** Chosen by the sender; a repeat with the same key and body gets the first answer. */
  readonly idempotencyKey: string;
  /** The revision the sender saw (If-Match), if it insists on it. */
  readonly expectedRevision: number | undefined;
  readonly dryRun: boolean;
  readonly correlationId: string;
  readonly causationId: string | undefined;

  constructor(given: {
    principal: Principal;
    idempotencyKey: string;
    expectedRevision?: number | undefined;
    dryRun?: boolean;
    correlationId: string;
    causationId?: string | undefined;
  }) {
    super();
    this.principal = given.principal;
    this.idempotencyKey = given.idempotencyKey;
    this.expectedRevision = given.expectedRevision;
    this.dryRun = given.dryRun ?? false;
    this.correlationId = given.correlationId;
    this.causationId = given.causationId;
  }

  static override of(command: object): Submission {
    const found = AsyncContext.of(command);
    if (!(found instanceof Submission)) throw new Error('a command must be sent with its submission');
    return found;
  }
}
