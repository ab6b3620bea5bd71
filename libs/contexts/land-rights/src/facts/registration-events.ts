import { z } from 'zod';
import { eventType, oneOf } from '#kernel';

/** The authority for real estate has entered a right, or what burdens it, in its own register. */
export const RegistrationRecorded = eventType('RegistrationRecorded', {
  title: '不动产登记已记载',
  data: {
    /** Id of the right, or of the encumbrance, that was registered. */
    subjectId: z.string(),
    authority: z.string(),
    /** Number of the certificate: 不动产权证书号 or 登记证明号. */
    number: z.string(),
    registeredOn: z.string(),
  },
});

/** What is filed with the issuer of a contract, or told to the owner, and whoever else it does not bind (承包法 33, 46, 47). */
export const LAND_FILINGS = {
  swap: '互换的备案',
  onward: '再流转的备案',
  security: '融资担保的备案',
  'owner-notice': '通知土地所有权人（建设用地使用权转移）',
} as const;
export type LandFiling = keyof typeof LAND_FILINGS;

export const LandFilingRecorded = eventType('LandFilingRecorded', {
  title: '土地事项备案已登记',
  data: {
    filing: oneOf(LAND_FILINGS),
    /** Id of the right, or of the encumbrance, that was filed. */
    subjectId: z.string(),
    filedOn: z.string(),
    number: z.string().optional(),
  },
});
