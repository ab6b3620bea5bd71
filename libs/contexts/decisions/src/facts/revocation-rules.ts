import { type LegalDate, addYears, collectivesLaw, registerRules, rule } from '#kernel';
import type { RevokedBy } from './events.js';
import { RESOLUTION_STANDINGS, type Resolution } from './state.js';

/* A decision that is taken back: by a court, or by a later one of the same collective. */

export interface RevocationEntry {
  readonly resolution: Resolution;
  readonly by: RevokedBy;
  readonly revokedOn: LegalDate;
  readonly judgement: string | undefined;
  readonly laterResolutionId: string | undefined;
  readonly later: Resolution | undefined;
  /** When the member knew of the decision, and when the action was brought. */
  readonly knownOn: LegalDate | undefined;
  readonly filedOn: LegalDate | undefined;
  readonly today: LegalDate;
}

export const onlyWhatCarriesIsRevoked = rule<RevocationEntry>({
  id: 'V27',
  code: 'DECISIONS.NOTHING_TO_REVOKE',
  sentence: '只有通过而未撤销的决议可以撤销，撤销日不早于决议日。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ resolution: { standing, heldOn }, revokedOn, today }) => {
    const wayForward = '核对决议编号和撤销日。';
    const detail = `该决议${RESOLUTION_STANDINGS[standing]}，无可撤销。`;
    if (standing !== 'carried') return { detail, field: 'resolutionId', wayForward };
    if (revokedOn >= heldOn && revokedOn <= today) return undefined;
    const range = `撤销日 ${revokedOn} 应在决议日 ${heldOn} 到今日 ${today} 之间。`;
    return { detail: range, field: 'revokedOn', wayForward };
  },
});

function laterDecides({ resolution, later, revokedOn }: RevocationEntry): boolean {
  return (
    later?.standing === 'carried' &&
    later.resolutionId !== resolution.resolutionId &&
    later.collectiveId === resolution.collectiveId &&
    later.matter === resolution.matter &&
    later.heldOn >= resolution.heldOn &&
    later.heldOn <= revokedOn
  );
}

export const revocationRestsOnSomething = rule<RevocationEntry>({
  id: 'V28',
  code: 'DECISIONS.REVOCATION_WITHOUT_GROUND',
  sentence: '决议由人民法院的判决撤销，或由本集体就同一事项后来通过的决议撤销。',
  basis: [collectivesLaw('第五十七条')],
  severity: 'block',
  breach: (entry) => {
    if (entry.by === 'court' ? entry.judgement !== undefined : laterDecides(entry)) return undefined;
    return entry.by === 'court'
      ? { detail: '没有填写判决书文号。', field: 'judgement', wayForward: '按判决书填写文号。' }
      : {
          detail: `${entry.laterResolutionId ?? '（未填）'} 不是本集体就同一事项在 ${entry.resolution.heldOn} 之后通过的决议。`,
          field: 'laterResolutionId',
          wayForward: '先登记撤销原决议的决议，事项与原决议相同。',
        };
  },
});

/** Years in which a member may have a decision revoked: from knowing of it, and from the decision (集体法 57). */
const YEARS_FROM_KNOWING = 1;
const YEARS_FROM_DECISION = 5;

/** Last day on which the action may be brought. */
function lastDayToSue({ resolution: { heldOn }, knownOn = heldOn }: RevocationEntry): LegalDate {
  const ends = [addYears(knownOn, YEARS_FROM_KNOWING), addYears(heldOn, YEARS_FROM_DECISION)].sort();
  return ends[0] ?? heldOn;
}

/** The court has judged of it; the register only notes what it sees. */
export const revocationIsSoughtInTime = rule<RevocationEntry>({
  id: 'D7',
  code: 'DECISIONS.REVOCATION_SOUGHT_LATE',
  sentence:
    '成员应自知道之日起一年内、决定作出之日起五年内请求人民法院撤销；与善意相对人已成立的关系不受影响。',
  basis: [collectivesLaw('第五十七条')],
  severity: 'warn',
  breach: (entry) => {
    const { by, filedOn } = entry;
    if (by !== 'court') return undefined;
    if (filedOn === undefined) return { detail: '没有填写起诉日，无从核对一年和五年的期限。' };
    const last = lastDayToSue(entry);
    return filedOn > last
      ? { detail: `起诉日 ${filedOn} 晚于 ${last}（自知道之日起一年、自决定之日起五年，以先到者为准）。` }
      : undefined;
  },
});
