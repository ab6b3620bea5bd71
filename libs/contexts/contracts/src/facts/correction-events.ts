import { z } from 'zod';
import { correctionShape, eventType } from '#kernel';
import { paymentPlanSchema } from './events.js';

/** What the paper says and the register did not: parties, land and term cannot be put right so, rights rest on them. */
export const CONTRACT_PARTICULARS = ['agreedUse', 'paperSha256', 'payments'] as const;

/** There is no such contract: it was recorded twice, of other land or of other people. */
export const ContractAnnulled = eventType('ContractAnnulled', {
  title: '误登的合同已撤销',
  data: { contractId: z.string(), ...correctionShape({ standing: z.string() }) },
});

export const ContractCorrected = eventType('ContractCorrected', {
  title: '合同登记已更正',
  data: correctionShape({ agreedUse: z.string(), paperSha256: z.string(), payments: paymentPlanSchema }),
});
