import { type LegalDate, registerRules, rule } from '#kernel';
import type { EncumbranceEnd } from './encumbrance-rules.js';

/* A seal has a first and, where the order states it, a last day. */

export const sealEndsAfterItBegins = rule<{ readonly until: LegalDate | undefined; readonly on: LegalDate }>({
  id: 'L52',
  code: 'LAND_RIGHTS.SEAL_ENDS_BEFORE_IT_BEGINS',
  sentence: '查封的止期不早于查封日。',
  basis: [registerRules('负担的设立和解除')],
  severity: 'block',
  breach: ({ until, on }) =>
    until === undefined || until >= on
      ? undefined
      : {
          detail: `查封的止期 ${until} 早于查封日 ${on}。`,
          field: 'until',
          wayForward: '按裁定书、协助执行通知书核对止期和查封日。',
        },
});

export interface SealEnd extends EncumbranceEnd {
  /** Of the order that lifts the seal; that of the seal itself, where its time is over. */
  readonly documentNumber: string;
}

const TO_LIFT = '提前解除的，填解除查封的文书文号；期满的，期满以后办理。';

export const sealRunsToItsEnd = rule<SealEnd>({
  id: 'L53',
  code: 'LAND_RIGHTS.SEAL_NOT_RUN_OUT',
  sentence: '查封期满的次日起，才凭原文号登记期满解除；提前解除的，凭解除查封的文书。',
  basis: [registerRules('负担的设立和解除')],
  severity: 'block',
  breach: ({ encumbrance, documentNumber, on }) => {
    const isLifted = encumbrance?.documentNumber !== documentNumber;
    const until = encumbrance?.until;
    if (isLifted || (until !== undefined && on > until)) return undefined;
    const detail =
      until === undefined
        ? '裁定没有写明查封的止期，不能按期满解除。'
        : `查封到 ${until} 才期满，${on} 还没有期满。`;
    return { detail, field: 'documentNumber', wayForward: TO_LIFT };
  },
});
