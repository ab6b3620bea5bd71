import type { Loaded } from '#kernel';
import { Grounds, one } from '#nest';
import { SubjectId } from '#nest/fields';
import {
  type AnnulledEntry,
  type Contract,
  type NumberEntry,
  type TakenNumber,
  contractNumberStream,
  contractStream,
  numberIdOf,
} from '../facts/index.js';

/** A contract that is recorded by its number: one of its own, or that of a record which was annulled. */
export abstract class UnderANumber extends Grounds {
  @SubjectId('误登后已撤销的原登记（用它的编号重新登记的填）', { optional: true })
  annulledContractId?: string;
}

interface NumberReferences {
  readonly taken: Loaded<TakenNumber | undefined> | undefined;
  readonly annulled: Loaded<Contract | undefined> | undefined;
}

/** What has the number, or had it. */
export function numberReferences<
  Command extends UnderANumber & { readonly collectiveId: string; readonly number: string },
>() {
  return {
    taken: one(contractNumberStream, (command: Command) => numberIdOf(command)),
    annulled: one(contractStream, ({ annulledContractId }: Command) => annulledContractId),
  };
}

/** What K1 and K15 ask of the number. */
export function numberStanding(
  { annulledContractId }: UnderANumber,
  state: Contract | undefined,
  { taken, annulled }: NumberReferences,
): NumberEntry & Pick<AnnulledEntry, 'annulledContractId' | 'annulled'> {
  return { known: state ?? taken?.state, annulledContractId, annulled: annulled?.state };
}
