import fc from 'fast-check';
import { COLLECTIVE, COOPERATIVE, PARCEL, SHA, contractedParcel, li, zhang } from './examples.js';
import {
  type DomainEvent,
  type LegalDate,
  addMonths,
  addYears,
  isRejection,
  judgeCase,
  lastDayOfTerm,
  replay,
  toJson,
} from '#kernel';
import type { AnyCommandSpec } from '#nest';
import { type Holder, type Parcel, type RightKind, parcelStream } from '#land-rights/facts';
import { assignContractRight } from '../libs/contexts/land-rights/src/commands/assign-contract-right.js';
import { ConfirmRight, confirmRight } from '../libs/contexts/land-rights/src/commands/confirm-right.js';
import { conveyOnward } from '../libs/contexts/land-rights/src/commands/convey-onward.js';
import { dischargeEncumbrance } from '../libs/contexts/land-rights/src/commands/discharge-encumbrance.js';
import { encumberRight } from '../libs/contexts/land-rights/src/commands/encumber-right.js';
import { EndRight, endRight } from '../libs/contexts/land-rights/src/commands/end-right.js';
import { expropriateParcel } from '../libs/contexts/land-rights/src/commands/expropriate-parcel.js';
import { HoldRight, holdRight } from '../libs/contexts/land-rights/src/commands/hold-right.js';
import { recallContractLand } from '../libs/contexts/land-rights/src/commands/recall-contract-land.js';
import { recordRegistration } from '../libs/contexts/land-rights/src/commands/record-registration.js';
import { ReleaseHold, releaseHold } from '../libs/contexts/land-rights/src/commands/release-hold.js';
import {
  returnContractLand,
  surrenderContractLand,
} from '../libs/contexts/land-rights/src/commands/return-contract-land.js';
import { liftSeal, sealParcel } from '../libs/contexts/land-rights/src/commands/seal-parcel.js';

const BEGIN = '2023-01-01';
const household = (id: string): Holder => ({ kind: 'household', id });
const cooperative: Holder = { kind: 'cooperative', id: COOPERATIVE.id };

/** What may happen to a parcel, one thing after the other. */
export const steps = fc.array(
  fc.record({
    act: fc.constantFrom(
      ...([
        'contract',
        'lease',
        'lease',
        'confirm',
        'confirm',
        'confirm',
        'release',
        'end',
        'onward',
      ] as const),
      ...([
        'assign',
        'encumber',
        'discharge',
        'seal',
        'lift',
        'lift',
        'return',
        'surrender',
        'recall',
      ] as const),
      ...(['register', 'expropriate'] as const),
    ),
    /** Which of the rights or burdens there are. */
    which: fc.nat(7),
    later: fc.nat(9),
    months: fc.integer({ min: 1, max: 120 }),
  }),
  { maxLength: 40, size: 'max' },
);
type Step = (typeof steps extends fc.Arbitrary<infer Steps> ? Steps : never) extends readonly (infer One)[]
  ? One
  : never;

/** Acts upon what is held in place. */
const WAITING: readonly Step['act'][] = ['confirm', 'release'];

/** Of which kind the right is that an act is about; of any, unless told. */
const MEANT: Readonly<Partial<Record<Step['act'], RightKind>>> = {
  onward: 'management-right',
  assign: 'contract-right',
  return: 'contract-right',
  surrender: 'contract-right',
};

/** A parcel to which clerks and process managers do whatever they like. */
export class AnyParcel {
  readonly history: DomainEvent[] = [...contractedParcel];
  private today = BEGIN;
  private readonly days: LegalDate[] = this.history.map(() => BEGIN);
  private ids = 0;

  upTo(length: number): Parcel {
    const { state } = replay(
      parcelStream,
      this.history
        .slice(0, length)
        .map((event, revision) => ({ ...event, revision, effectiveOn: this.days[revision] ?? BEGIN })),
    );
    if (!state) throw new Error('no parcel');
    return state;
  }

  get state(): Parcel {
    return this.upTo(this.history.length);
  }

  /** Records what is accepted; a refusal changes nothing. */
  give(spec: AnyCommandSpec, command: object, on: LegalDate, references: object = {}): void {
    const judged = judgeCase(spec, {
      command: { effectiveOn: on, ...command },
      state: this.state,
      references,
      persons: [],
      context: {
        actor: { account: 'jingban', role: 'station-clerk', organisation: '140722' },
        now: `${on}T02:00:00.000Z`,
        today: on,
        effectiveOn: on,
        newId: (name) => `${name} ${++this.ids}`,
      },
    });
    if (isRejection(judged) || 'rejection' in judged) return;
    for (const event of judged.events) {
      parcelStream.events.find(({ name }) => name === event.type)?.schema.parse(toJson(event.data));
      this.history.push(event);
      this.days.push(on);
    }
  }

  step({ act, which, later, months }: Step): void {
    // Mostly soon after, now and then a fact of before.
    const on = later === 0 ? addMonths(this.today, -3) : addMonths(this.today, later - 1);
    this.today = on;
    const { rights, encumbrances } = this.state;
    const meant = MEANT[act];
    const choice = rights.filter(
      ({ right, standing }) =>
        (meant === undefined || right === meant) && (!WAITING.includes(act) || standing === 'held'),
    );
    const rightId = choice[which % Math.max(choice.length, 1)]?.contractId ?? 'none';
    const encumbranceId = encumbrances[which % Math.max(encumbrances.length, 1)]?.encumbranceId ?? 'none';
    const named = { parcelCode: PARCEL, rightId, paperSha256: SHA };
    const hold = (
      right: 'contract-right' | 'management-right',
      grantor: Holder,
      holder: Holder,
      to: LegalDate,
    ) => new HoldRight(PARCEL, `h${++this.ids}`, right, grantor, [holder], on, to, on, `合${this.ids}`);
    const to = lastDayOfTerm(addMonths(on, months), 1);
    const collective: Holder = { kind: 'collective', id: COLLECTIVE };
    const [who, another] = which % 2 === 0 ? [zhang, li] : [li, zhang];
    switch (act) {
      case 'contract':
        return this.give(
          holdRight,
          hold('contract-right', collective, household(who.id), lastDayOfTerm(on, 30)),
          on,
        );
      case 'lease':
        return this.give(
          holdRight,
          hold('management-right', which < 6 ? household(who.id) : collective, cooperative, to),
          on,
        );
      case 'confirm':
        return this.give(confirmRight, new ConfirmRight(PARCEL, rightId, on), on);
      case 'release':
        return this.give(releaseHold, new ReleaseHold(PARCEL, rightId, '无', on), on);
      case 'end':
        return this.give(endRight, new EndRight(PARCEL, rightId, on), on);
      case 'onward': {
        const soon = addMonths(on, 1 + (months % 12));
        const conveyed = { from: on, to: soon, contractNumber: '再', consentSha256: SHA };
        const holders = [{ householdId: another.id }];
        return this.give(conveyOnward, { ...named, ...conveyed, holders }, on, {
          households: [another],
          priorities: [],
        });
      }
      case 'assign': {
        const consented = { consent: 'given', consentSha256: SHA, contractNumber: '转' };
        const command = { ...named, ...consented, householdId: another.id };
        return this.give(assignContractRight, command, on, { transferee: another });
      }
      case 'encumber': {
        const creditor = {
          ...{ creditorId: '91140722MA0CD34E72', creditorName: '信用社' },
          creditorKind: 'rural-credit',
        };
        const debt = { kind: 'financing-security', amountFen: 1, contractNumber: '担', consentSha256: SHA };
        return this.give(encumberRight, { ...named, ...creditor, ...debt }, on);
      }
      case 'discharge':
        return this.give(dischargeEncumbrance, { ...named, encumbranceId, cause: 'repaid' }, on);
      case 'seal':
        return this.give(sealParcel, { ...named, authority: '法院', documentNumber: '封' }, on);
      case 'lift':
        return this.give(liftSeal, { ...named, encumbranceId, documentNumber: '解' }, on);
      case 'return':
        return this.give(returnContractLand, { ...named, noticedOn: addYears(on, -1) }, on);
      case 'surrender':
        return this.give(surrenderContractLand, { ...named, compensationFen: 1 }, on);
      case 'recall':
        return this.give(recallContractLand, { ...named, ground: 'decided', documentNumber: '判' }, on);
      case 'register': {
        const certificate = { authority: '登记中心', number: `证${which}`, registeredOn: on };
        return this.give(recordRegistration, { ...named, subjectId: rightId, ...certificate }, on);
      }
      case 'expropriate':
        // Seldom, or little happens after it.
        if (months > 115)
          this.give(
            expropriateParcel,
            { ...named, approvalNumber: '批', authority: '省', expropriatedOn: on },
            on,
          );
    }
  }
}
