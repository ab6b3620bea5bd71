import { z } from 'zod';
import { type DataOf, absent, eventType, streamType } from '#kernel';

/** The contract that was to extend a household's term could not be concluded; the household is told why. */
export const ExtensionContractRefused = eventType('ExtensionContractRefused', {
  title: '延包合同未能订立',
  data: {
    sheetId: z.string(),
    divisionCode: z.string(),
    /** Number under which it was to be concluded. */
    number: z.string(),
    /** Code and sentence of the refusal. */
    code: z.string(),
    detail: z.string(),
  },
});

/** A contract that was refused has no stream: what is known of it stands beside the sheet of the household. */
export interface ExtensionRefusal extends Pick<
  DataOf<typeof ExtensionContractRefused>,
  'sheetId' | 'divisionCode'
> {
  /** Numbers of the contracts that were refused. */
  readonly numbers: readonly string[];
}

export const extensionRefusalStream = streamType({
  category: 'extension-refusal',
  title: '未订立的延包合同',
  events: [ExtensionContractRefused],
  initial: absent<ExtensionRefusal>(),
  evolve: {
    ExtensionContractRefused: (known, { sheetId, divisionCode, number }): ExtensionRefusal => ({
      sheetId,
      divisionCode,
      numbers: [...(known?.numbers ?? []), number],
    }),
  },
});
