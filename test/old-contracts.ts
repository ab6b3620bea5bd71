import {
  type ContractKind,
  ContractPutRight,
  OldContractGraded,
  OldContractRecorded,
} from '#contracts/facts';
import type { DataOf } from '#kernel';
import { COLLECTIVE, COOPERATIVE, PARCEL, SHA, VILLAGE } from '#examples';

/** The old contract that the specs of the clean-up speak of: 10 亩 let for 40 years to a cooperative, for too little. */
export const OLD_CONTRACT = {
  contractId: '5f4a2f23-5d43-5a23-9d5a-3a4a4a1de1f0',
  kind: 'collective-lease' as ContractKind,
  number: '清1',
  divisionCode: VILLAGE,
  collectiveId: COLLECTIVE,
  grantor: { kind: 'collective', id: COLLECTIVE },
  grantees: [COOPERATIVE],
  parcels: [{ parcelCode: PARCEL, grantor: { kind: 'collective', id: COLLECTIVE }, areaDm2: 333_350 }],
  place: '河滩机动地',
  areaDm2: 333_350,
  signedOn: '2008-03-01',
  from: '2008-03-01',
  to: '2048-02-29',
  agreedUse: '种植核桃',
  priceFen: 25_000,
  priceBasis: 'yearly',
  paymentTerms: '每年 12 月底付清',
  evidenceGrade: 'paper',
  written: true,
  paperSha256: SHA,
  democraticProcedure: false,
  inBooks: true,
} satisfies DataOf<typeof OldContractRecorded>;

export const oldContractRecorded = (more: Partial<DataOf<typeof OldContractRecorded>> = {}) =>
  OldContractRecorded.of({ ...OLD_CONTRACT, ...more });

export const OVER_LONG = {
  wrong: 'over-long',
  round: 1,
  found: '约定四十年，超过二十年',
  agreedEndsOn: '2048-02-29',
  legalEndsOn: '2028-02-29',
} as const;
export const UNDER_PRICED = {
  wrong: 'under-priced',
  round: 1,
  found: '同村 2025 年公开出租均价每亩 500 元',
  agreedPriceFen: 25_000,
  marketPriceFen: 250_000,
} as const;

/** Graded on 2026-02-01: too long and too cheap. */
export const oldContractGraded = (more: Partial<DataOf<typeof OldContractGraded>> = {}) =>
  OldContractGraded.of({
    contractId: OLD_CONTRACT.contractId,
    divisionCode: VILLAGE,
    grade: 'defective',
    findings: [OVER_LONG, UNDER_PRICED],
    noLongerFound: [],
    gradedBy: 'village',
    gradedOn: '2026-02-01',
    paperSha256: SHA,
    ...more,
  });

/** Both points settled by a judgement on 2026-02-20. */
export const oldContractPutRight = (more: Partial<DataOf<typeof ContractPutRight>> = {}) =>
  ContractPutRight.of({
    contractId: OLD_CONTRACT.contractId,
    mends: [
      { wrong: 'over-long', round: 1 },
      { wrong: 'under-priced', round: 1 },
    ],
    way: 'settled',
    putRightOn: '2026-02-20',
    paperSha256: SHA,
    forum: 'court',
    caseNumber: '（2026）晋0722民初12号',
    ...more,
  });
