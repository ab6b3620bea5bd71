import { z } from 'zod';
import { eventType } from '#kernel';

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
