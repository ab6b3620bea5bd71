import { z } from 'zod';
import { correctionShape, eventType } from '#kernel';
import { describedShape, figuresShape, fundsSchema } from './events.js';

/** The code cannot be put right: it names the asset. How it is used is a fact of its own day. */
export const ASSET_PARTICULARS = [
  'name',
  'place',
  'assetClass',
  'kind',
  'unit',
  'quantityHundredths',
  'originalFen',
  'depreciatedFen',
  'funds',
] as const;

const { code: _, useState: __, ...described } = describedShape;

export const AssetCorrected = eventType('AssetCorrected', {
  title: '资产登记已更正',
  data: {
    assetId: z.string(),
    ...correctionShape({ ...described, ...figuresShape, funds: z.array(fundsSchema) }),
  },
});
