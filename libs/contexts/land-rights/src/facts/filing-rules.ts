import { type LegalDate, codesOf, registerRules, rule } from '#kernel';
import { aroseOn, swappedOn } from './arising.js';
import type { Encumbrance } from './encumbrances.js';
import type { Parcel } from './parcel.js';
import { LAND_FILINGS, type LandFiling } from './registration-events.js';
import type { RightKind } from './right-kinds.js';
import type { Right } from './rights.js';

export interface FilingEntry {
  readonly parcel: Parcel;
  readonly filing: LandFiling;
  readonly subjectId: string;
  readonly right: Right | undefined;
  readonly encumbrance: Encumbrance | undefined;
  readonly filedOn: LegalDate;
}

/** On what is filed: on a right of this kind, or on a security. */
const FILED_OF: Readonly<Record<LandFiling, RightKind | 'security'>> = {
  swap: 'contract-right',
  onward: 'management-right',
  security: 'security',
  'owner-notice': 'construction-use',
};

function isOfSomethingElse({ filing, right, encumbrance }: FilingEntry): boolean {
  const subject = FILED_OF[filing];
  return subject === 'security' ? encumbrance === undefined : right?.right !== subject;
}

function isFiledAlready({ parcel, filing, subjectId }: FilingEntry): string | undefined {
  const known = parcel.filings?.find((each) => each.filing === filing && each.subjectId === subjectId);
  return known && `${LAND_FILINGS[filing]}已于 ${known.filedOn} 办理，不再登记。`;
}

function isNotThere(entry: FilingEntry): string | undefined {
  const { parcel, filing, subjectId } = entry;
  return isOfSomethingElse(entry)
    ? `地块 ${parcel.code} 上没有编号为 ${subjectId}、可以办${LAND_FILINGS[filing]}的权利或者担保。`
    : undefined;
}

/** The day of what is filed: a swap is that of its first day, whenever the rights were contracted. */
function happenedOn({ parcel, filing, subjectId, right, encumbrance }: FilingEntry): LegalDate | undefined {
  const swapped = filing === 'swap' ? swappedOn(parcel, subjectId) : undefined;
  return swapped ?? (right ? aroseOn(parcel, right) : encumbrance?.from);
}

export const filingIsOfWhatStands = rule<FilingEntry>({
  id: 'L47',
  code: 'LAND_RIGHTS.NOTHING_TO_FILE',
  sentence: '备案就地块上已登记的权利或者担保登记一次，在其发生之后。',
  basis: [registerRules('备案的登记')],
  severity: 'block',
  breach: (entry) => {
    const { filedOn } = entry;
    const detail = isNotThere(entry) ?? isFiledAlready(entry);
    if (detail) return { detail, field: 'subjectId', wayForward: '在权利登记簿、负担登记簿中核对编号。' };
    const since = happenedOn(entry);
    if (since === undefined || filedOn >= since) return undefined;
    const early = `备案日 ${filedOn} 早于所备案的事项发生的 ${since}。`;
    return { detail: early, field: 'filedOn', wayForward: '按备案材料核对日期。' };
  },
});

/** Days on which something was done beside what is recorded, by the fields of commands that say them. */
const STATED_DAYS = {
  filedOn: '备案日',
  ownerNoticedOn: '通知日',
  requestedOn: '请求发包方同意的日期',
} as const;

export interface StatedDays extends Readonly<
  Partial<Record<keyof typeof STATED_DAYS, LegalDate | undefined>>
> {
  readonly today: LegalDate;
}

export const statedDayHasCome = rule<StatedDays>({
  id: 'L75',
  code: 'LAND_RIGHTS.STATED_DAY_TO_COME',
  sentence: '备案、通知、请求同意办了以后才填日期，不晚于今天。',
  basis: [registerRules('备案的登记')],
  severity: 'block',
  breach: (entry) => {
    const { today } = entry;
    const field = codesOf(STATED_DAYS).find((name) => (entry[name] ?? today) > today);
    return (
      field && {
        detail: `${STATED_DAYS[field]} ${entry[field]} 晚于今天（${today}）。`,
        field,
        wayForward: '核对日期；还没有办的不填，备案、通知办好之后登记土地事项备案。',
      }
    );
  },
});
