import type { CorrectionPreparation } from '#nest';

/** The part of a registry of persons that puts identities right, where a spec corrects nobody. */
export const NO_CORRECTIONS = {
  prepareCorrection: async (): Promise<CorrectionPreparation> => ({
    corrected: undefined,
    seal: async () => 'sealed',
    discard: async () => undefined,
  }),
  putIntoUse: async (): Promise<void> => undefined,
};
