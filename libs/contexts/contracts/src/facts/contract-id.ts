import { DIQI_NAMESPACE, uuidV5 } from '#kernel';

interface Numbered {
  readonly collectiveId: string;
  readonly number: string;
}

/** A number of a collective, of which there is one book. */
export function numberIdOf({ collectiveId, number }: Numbered): string {
  return uuidV5(DIQI_NAMESPACE, `contract/${collectiveId}/${number}`);
}

/**
 * A number names one contract of a collective for good. What was recorded by mistake under it and annulled gives it free to one
 * other, which names what it comes after: of two who do so at once, one gets it.
 */
export function contractIdOf(
  contract: Numbered & { readonly annulledContractId?: string | undefined },
): string {
  const { annulledContractId } = contract;
  return annulledContractId === undefined
    ? numberIdOf(contract)
    : uuidV5(DIQI_NAMESPACE, `contract-again/${annulledContractId}`);
}
