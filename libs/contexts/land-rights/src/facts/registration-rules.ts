import { type LegalDate, civilCode, landContractingLaw, lastDayOfTerm, registerRules, rule } from '#kernel';
import { aroseOn } from './arising.js';
import type { Encumbrance } from './encumbrances.js';
import { RIGHT_KINDS } from './right-kinds.js';
import { type Right, upstreamOf } from './rights.js';
import type { Parcel } from './state.js';

export interface RegistrationEntry {
  readonly parcel: Parcel;
  readonly subjectId: string;
  /** What was registered: one of the two, or neither when the parcel has no such right or burden. */
  readonly right: Right | undefined;
  readonly encumbrance: Encumbrance | undefined;
  readonly registeredOn: LegalDate;
  readonly today: LegalDate;
}

function isNotRegistrable(entry: RegistrationEntry): string | undefined {
  const { parcel, subjectId, right, encumbrance, registeredOn, today } = entry;
  const subject = right ?? encumbrance;
  if (!subject) return `地块 ${parcel.code} 上没有编号为 ${subjectId} 的权利或者抵押`;
  const number = right ? right.registration?.number : encumbrance?.registrationNumber;
  if (number) return `${subjectId} 已登记，证书号 ${number}`;
  if (subject.standing === 'held' || subject.standing === 'ended')
    return `${subjectId} 没有设立，或者已经终止`;
  if (registeredOn > today) return `登记日 ${registeredOn} 在今天（${today}）之后`;
  return isRegisteredBeforeItArose(entry);
}

function isRegisteredBeforeItArose(entry: RegistrationEntry): string | undefined {
  const { parcel, right, encumbrance, registeredOn } = entry;
  const since = right ? aroseOn(parcel, right) : encumbrance?.from;
  return since && registeredOn < since
    ? `登记日 ${registeredOn} 早于所登记的权利或者抵押发生的 ${since}`
    : undefined;
}

export const registrationIsOfWhatStands = rule<RegistrationEntry>({
  id: 'L26',
  code: 'LAND_RIGHTS.NOT_REGISTRABLE',
  sentence: '不动产登记就存续的权利或者抵押记载一次，不早于其发生，先办登记，后在本登记簿记载。',
  basis: [civilCode('第二百零九条'), registerRules('不动产登记的记载')],
  severity: 'block',
  breach: (entry) => {
    const complaint = isNotRegistrable(entry);
    return complaint === undefined
      ? undefined
      : { detail: `${complaint}。`, field: 'subjectId', wayForward: '按不动产权证书或者登记证明核对。' };
  },
});

/** Years from which a conveyance may be registered (承包法 41). */
const REGISTRABLE_YEARS = 5;

export const shortConveyanceIsNotRegistered = rule<RegistrationEntry>({
  id: 'L27',
  code: 'LAND_RIGHTS.CONVEYANCE_TOO_SHORT_TO_REGISTER',
  sentence: '流转取得的土地经营权，流转期限五年以上的才可以登记。',
  basis: [landContractingLaw('第四十一条'), civilCode('第三百四十一条')],
  severity: 'block',
  bears: ({ parcel, right }) =>
    right?.right === 'management-right' && upstreamOf(parcel, right) !== undefined,
  breach: ({ right }) => {
    if (!right || right.to >= lastDayOfTerm(right.from, REGISTRABLE_YEARS)) return undefined;
    const detail = `${RIGHT_KINDS[right.right]}自 ${right.from} 至 ${right.to}，不满 ${REGISTRABLE_YEARS} 年，登记机构不予登记。`;
    return { detail, field: 'subjectId', wayForward: '核对权利编号和证书。' };
  },
});
