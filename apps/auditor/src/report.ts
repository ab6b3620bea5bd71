/** What was found wrong; the code is for programs, the sentence for people. */
export interface Problem {
  readonly code:
    | 'unreadable'
    | 'signature'
    | 'key'
    | 'changed'
    | 'removed'
    | 'added'
    | 'reordered'
    | 'hash-list'
    | 'forged'
    | 'fork'
    | 'older'
    | 'incomplete';
  /** Chinese sentence. */
  readonly detail: string;
  /** Place in the log, from 0, of the first event it concerns. */
  readonly index?: number;
  readonly event?: EventName;
}

export interface EventName {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
}

export interface VerificationReport {
  readonly ok: boolean;
  readonly origin: string | null;
  /** Events the checkpoint signs for. */
  readonly size: number | null;
  /** Events the store held when the bundle was exported, as the system said; null when the bundle does not say. */
  readonly stored: number | null;
  /** Root the checkpoint signs, base64. */
  readonly root: string | null;
  /** Events read. */
  readonly events: number;
  /** `bundle`: the key came with the bundle, so nobody vouches for who signed. */
  readonly key: 'given' | 'bundle';
  /** Size of the older checkpoint that this log was found to continue. */
  readonly since: number | null;
  /** The first thing that is wrong. */
  readonly problem: Problem | null;
}
