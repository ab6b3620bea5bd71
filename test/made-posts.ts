import {
  BookkeepingAssigned,
  BookkeepingEnded,
  BooksHandedOver,
  CustodyHandedOver,
  CustodyRegistered,
  DutyHeld,
  DutyReleased,
  KinDeclarationWithdrawn,
  NearKinDeclared,
  OfficerAppointed,
  OfficerTermEnded,
  SealUsed,
} from '#posts/facts';
import type { Choose } from './choices.js';
import type { MadeRecord } from './made-record.js';

const SHA = 'b2'.repeat(32);

interface Place {
  readonly divisionCode: string;
  readonly collectiveId: string;
}

/** Histories of posts, of the books of villages and of seals, for {@link MadeHistory}: one subject a step, to its end or not. */
export class MadePosts {
  constructor(
    private readonly record: MadeRecord,
    private readonly choose: Choose,
  ) {}

  step(place: Place): void {
    const kind = this.choose(4);
    if (kind === 0) this.appoint(place);
    else if (kind === 1) this.keepBooks(place);
    else if (kind === 2) this.keepSeal(place);
    else this.declareKin(place);
  }

  private appoint({ divisionCode, collectiveId: organisationId }: Place): void {
    const [postId, personId] = [this.record.id(), this.record.id()];
    const [from, to, on] = ['2026-01-01', '2030-12-31', '2026-06-30'];
    const duty = { post: 'director', seats: 3 + 2 * this.choose(3) } as const;
    const named = { postId, divisionCode, organisationId, personId, from, to, ...duty };
    const paper = { manner: 'election', documentSha256: SHA, decidedOn: from } as const;
    this.record.add(`post-${postId}`, OfficerAppointed.of({ ...named, ...paper }));
    const held = { dutyId: postId, duty: duty.post, personId, organisationId, from, to, seats: duty.seats };
    this.record.add(`duty-book-${divisionCode}`, DutyHeld.of({ divisionCode, ...held }));
    if (this.choose(2) === 0) return;
    this.record.add(`post-${postId}`, OfficerTermEnded.of({ postId, divisionCode, cause: 'death', on }));
    this.record.add(`duty-book-${divisionCode}`, DutyReleased.of({ dutyId: postId, on }));
  }

  private keepBooks({ divisionCode }: Place): void {
    const [bookkeepingId, postId, personId] = [this.record.id(), this.record.id(), this.record.id()];
    const [from, on] = ['2026-01-01', '2026-06-30'];
    const stream = `bookkeeping-${bookkeepingId}`;
    this.record.add(stream, BookkeepingAssigned.of({ bookkeepingId, divisionCode, postId, personId, from }));
    const held = { dutyId: bookkeepingId, duty: 'agency-bookkeeping', personId, from } as const;
    this.record.add(`duty-book-${divisionCode}`, DutyHeld.of({ divisionCode, ...held }));
    if (this.choose(2) === 0) return;
    const [takerId, supervisorId] = [this.record.id(), this.record.id()];
    const hands = {
      giverId: personId,
      takerId,
      supervisorId,
      takerPostId: takerId,
      supervisorPostId: postId,
    };
    this.record.add(stream, BooksHandedOver.of({ bookkeepingId, ...hands, on, listSha256: SHA }));
    this.record.add(stream, BookkeepingEnded.of({ bookkeepingId, on }));
    this.record.add(`duty-book-${divisionCode}`, DutyReleased.of({ dutyId: bookkeepingId, on }));
  }

  private keepSeal({ divisionCode, collectiveId: organisationId }: Place): void {
    const [custodyId, keepingId, keeperId] = [this.record.id(), this.record.id(), this.record.id()];
    const stream = `custody-${custodyId}`;
    const sealed = { custodyId, divisionCode, organisationId, kind: 'official-seal' } as const;
    const kept = { keepingId, keeperId, from: '2026-01-01', listSha256: SHA };
    this.record.add(stream, CustodyRegistered.of({ ...sealed, label: `公章“${custodyId}”\\`, ...kept }));
    const [applicantId, approverId] = [this.record.id(), this.record.id()];
    const paper = { usedOn: '2026-02-01', purpose: '签订\t合同', documentSha256: SHA, copies: 2 };
    const uses = this.choose(3);
    for (let number = 1; number <= uses; number++) {
      const counterparties = this.choose(2) === 0 ? {} : { counterpartyIds: [applicantId] };
      const hands = { applicantId, approverId, keeperId, ...counterparties };
      this.record.add(stream, SealUsed.of({ custodyId, number, ...paper, ...hands }));
    }
    const hands = { giverId: keeperId, takerId: approverId, supervisorId: applicantId };
    const spells = { endedKeepingId: keepingId, keepingId: this.record.id() };
    const handedOver = { custodyId, ...hands, ...spells, on: '2026-03-01', listSha256: SHA };
    if (this.choose(2) === 0) this.record.add(stream, CustodyHandedOver.of(handedOver));
  }

  private declareKin({ divisionCode }: Place): void {
    const [declarationId, personId, kinId] = [this.record.id(), this.record.id(), this.record.id()];
    const declared = { declarationId, divisionCode, personId, relation: 'sibling', kinId } as const;
    const stream = `duty-book-${divisionCode}`;
    this.record.add(stream, NearKinDeclared.of({ ...declared, documentSha256: SHA }));
    if (this.choose(2) === 0) return;
    const withdrawn = { declarationId, cause: 'mistaken', documentSha256: SHA } as const;
    this.record.add(stream, KinDeclarationWithdrawn.of(withdrawn));
  }
}
