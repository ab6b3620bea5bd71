import { type LegalDate, type Rule, divisionAt, periodEnd } from '#kernel';
import { collectiveStream, registeredIn } from '#collectives/facts';
import { type Party, contractStream } from '#contracts/facts';
import { PARCEL_LINEAGE, parcelStream } from '#land-rights/facts';
import { commandSpec, many, one } from '#nest';
import {
  Choice,
  CreditCode,
  DivisionCode,
  FenField,
  LandCode,
  LegalDateField,
  Nested,
  NestedList,
  Sha256,
  SubjectId,
  Text,
} from '#nest/fields';
import {
  POLICY_READING_RULES,
  type PolicyBook,
  type PolicyReader,
  policyFor,
  policyStream,
  rowsRead,
} from '#policies/facts';
import {
  type COUNTED_BY,
  FIFTEEN_DAYS_OF_SILENCE,
  type FollowUp,
  type FurtherEntry,
  GROUND_RULES,
  OPENING_RULES,
  type OpeningEntry,
  PRIORITY_GROUNDS,
  type PriorityGround,
  PriorityWindowOpened,
  TWO_MONTHS_OF_USE,
  askedSubjects,
  isOfMembers,
  priorityBookStream,
  windowIsFollowedUp,
} from '../facts/index.js';
import { OfSubject, subjectOf } from './on-window.js';

const ORGANISATION_KINDS = {
  cooperative: '农民专业合作社',
  company: '企业',
  'other-organisation': '其他组织',
} as const;

class OfferedTo {
  @SubjectId('农户编号（受让方是农户的填）', { optional: true })
  householdId?: string;

  @CreditCode('农户所属集体的代码（受让方是外集体农户的填）', { optional: true })
  collectiveId?: string;

  @CreditCode('统一社会信用代码（受让方是单位的填）', { optional: true })
  creditCode?: string;

  @Choice('单位类型（受让方是单位的填）', ORGANISATION_KINDS, { optional: true })
  kind?: keyof typeof ORGANISATION_KINDS;

  @Text('单位名称（受让方是单位的填）', 60, { optional: true, example: '左权县太行种植专业合作社' })
  name?: string;
}

class FurtherParcel {
  @LandCode('同一交易的其他地块')
  parcelCode: string;

  @FenField('该地块的价款（分），一年的')
  priceFen: number;
}

/** Parcels of one deal at most, beside the first. */
const FURTHER_LIMIT = 100;

export class OpenPriorityWindow extends OfSubject {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @DivisionCode('集体所在区划')
  divisionCode: string;

  @Choice('优先权的种类', PRIORITY_GROUNDS)
  ground: PriorityGround;

  @Nested('拟交易的受让方', () => OfferedTo)
  outsider: OfferedTo;

  @FenField('价款（分）：一年的，出卖的填总价')
  priceFen: number;

  @LegalDateField('起期（出卖的不填）', { optional: true })
  from?: string;

  @LegalDateField('止期（含当日；出卖的不填）', { optional: true })
  to?: string;

  @LegalDateField('书面公示或者通知之日', { optional: true })
  noticedOn?: string;

  @Sha256('公示或者通知文件的 SHA-256', { optional: true })
  noticeSha256?: string;

  @LegalDateField('受让方开始使用之日（流转没有公示的填）', { optional: true })
  usedFrom?: string;

  @NestedList('同一交易的其他地块（成员优先的填；受让方、期限、公示相同）', () => FurtherParcel, {
    optional: true,
    max: FURTHER_LIMIT,
  })
  further?: FurtherParcel[];
}

function outsiderOf({ householdId, collectiveId, creditCode, kind, name }: OfferedTo): Party | undefined {
  if ((householdId === undefined) === (creditCode === undefined)) return undefined;
  if (householdId !== undefined)
    return { kind: 'household', id: householdId, ...(collectiveId && { collectiveId }) };
  return kind && creditCode ? { kind, id: creditCode, ...(name && { name }) } : undefined;
}

function parcelsNamed({ parcelCode, further = [] }: OpenPriorityWindow): readonly string[] {
  return [...(parcelCode === undefined ? [] : [parcelCode]), ...further.map((each) => each.parcelCode)];
}

interface LastDay extends PolicyReader {
  readonly countedBy: keyof typeof COUNTED_BY;
  /** None where nothing was made known, or the county's period is missing: the rules say so. */
  readonly lastDay: LegalDate | undefined;
}

/** The last day of a window, as the law or the county's policy of the day of the notice counts it. */
function lastDayOf(
  { ground, noticedOn, usedFrom }: OpenPriorityWindow,
  book: PolicyBook | undefined,
): LastDay {
  if (noticedOn === undefined)
    return {
      countedBy: 'use',
      lastDay: usedFrom && periodEnd(usedFrom, TWO_MONTHS_OF_USE),
      policyReadings: [],
    };
  if (ground === 'house-sale')
    return {
      countedBy: 'silence',
      lastDay: periodEnd(noticedOn, FIFTEEN_DAYS_OF_SILENCE),
      policyReadings: [],
    };
  const reading =
    ground === 'other-method'
      ? policyFor(book, 'wasteland.plan-publication-period', noticedOn)
      : policyFor(book, 'priority.publication-period', noticedOn);
  return {
    countedBy: 'notice',
    lastDay: reading.value && periodEnd(noticedOn, reading.value),
    policyReadings: [reading],
  };
}

type OpeningCase = OpeningEntry & FurtherEntry & LastDay & FollowUp;

const RULES: readonly Rule<OpeningCase>[] = [
  ...OPENING_RULES,
  ...GROUND_RULES,
  windowIsFollowedUp,
  ...POLICY_READING_RULES,
];

/** Asks those who come first whether they take what is offered to somebody else. */
export const openPriorityWindow = commandSpec({
  command: OpenPriorityWindow,
  title: '登记优先权征询',
  permission: 'contracts.record',
  stream: priorityBookStream,
  subject: { kind: 'opening', id: subjectOf, organisation: ({ divisionCode }) => divisionCode },
  references: {
    collective: one(collectiveStream, ({ collectiveId }: OpenPriorityWindow) => collectiveId),
    parcel: one(parcelStream, ({ parcelCode }: OpenPriorityWindow) => parcelCode),
    contract: one(contractStream, ({ contractId }: OpenPriorityWindow) => contractId),
    furtherParcels: many(parcelStream, ({ further = [] }: OpenPriorityWindow) =>
      further.map(({ parcelCode }) => parcelCode),
    ),
    /** Of the parcels, and of those they came out of. */
    books: many(priorityBookStream, parcelsNamed, PARCEL_LINEAGE),
    policies: one(policyStream, ({ divisionCode }: OpenPriorityWindow) => divisionAt('county', divisionCode)),
  },
  effectiveOn: ({ noticedOn, usedFrom }, { today }) => noticedOn ?? usedFrom ?? today,
  facts: ({ command, state: book, references, context }): OpeningCase => {
    const { collectiveId, divisionCode, ground, parcelCode, contractId, noticedOn, noticeSha256 } = command;
    const counted = lastDayOf(command, references.policies?.state);
    const windowId = context.newId('window');
    const asked = askedSubjects(references.books);
    const booksOf = (code: string | undefined) => asked.find(({ subject }) => subject === code);
    return {
      before: booksOf(parcelCode)?.before ?? [],
      ...{ book, ground, collectiveId, parcelCode, contractId, noticedOn, noticeSha256, ...counted },
      ...{ from: command.from, to: command.to, usedFrom: command.usedFrom, today: context.today },
      collective: registeredIn(divisionCode, references.collective?.state),
      parcel: references.parcel?.state,
      further: (command.further ?? []).map(({ parcelCode: id }) => ({
        subject: id,
        parcel: references.furtherParcels.find((loaded) => loaded.id === id)?.state,
        book: booksOf(id)?.book,
        before: booksOf(id)?.before ?? [],
      })),
      contract: references.contract?.state,
      outsider: outsiderOf(command.outsider),
      window: { windowId, lastDay: counted.lastDay ?? context.today },
      standing: 0,
      over: false,
    };
  },
  rules: RULES,
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ window: { windowId }, outsider, contract, countedBy, lastDay }, { command, context }) => {
    if (!outsider || !lastDay) return [];
    const { divisionCode, collectiveId, ground, priceFen, from, to } = command;
    const { noticedOn, noticeSha256, usedFrom } = command;
    const further = command.further?.map(({ parcelCode, priceFen: ofIt }) => ({
      ...{ subject: parcelCode, windowId: context.newId(`window/${parcelCode}`), priceFen: ofIt },
    }));
    return [
      PriorityWindowOpened.of({
        ...{ windowId, divisionCode, subject: subjectOf(command), collectiveId, ground },
        ...{ outsider, priceFen, from, to, noticedOn, noticeSha256, usedFrom, countedBy, lastDay },
        lessees: isOfMembers(ground) ? undefined : contract?.grantees.map(({ kind, id }) => ({ kind, id })),
        ...(further && further.length > 0 && { further }),
      }),
    ];
  },
});
