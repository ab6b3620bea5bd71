import { registerRules, rule } from '#kernel';

export interface StandingRight {
  readonly parcelCode: string;
  readonly contractId: string;
  /** The right of the contract has arisen on the parcel and has not ended. */
  readonly stands: boolean;
}

export const rightStandsForTheContract = rule<StandingRight>({
  id: 'L13',
  code: 'LAND_RIGHTS.NO_RIGHT_TO_END',
  sentence: '已设立、尚未终止的权利才能终止。',
  basis: [registerRules('合同终止、权利终止的顺序')],
  severity: 'block',
  breach: ({ parcelCode, contractId, stands }) =>
    stands
      ? undefined
      : {
          detail: `地块 ${parcelCode} 没有因合同 ${contractId} 设立的权利，或者已经终止。`,
          wayForward: '不必再办。',
        },
});
