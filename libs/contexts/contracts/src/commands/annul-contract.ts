import { forEvery } from '#kernel';
import { correctionRestsOnPaper } from '#corrections/facts';
import { type Burdened, disputedOrSealedLandRests, listedLandIsKept, parcelStream } from '#land-rights/facts';
import { CorrectionGrounds, commandOn, correctedSince, many, one } from '#nest';
import { SubjectId } from '#nest/fields';
import {
  ANNULMENT_RULES,
  type Contract,
  ContractAnnulled,
  contractIsRunning,
  contractStream,
  earnestMoneyStream,
} from '../facts/index.js';

export class AnnulContract extends CorrectionGrounds {
  @SubjectId('合同')
  contractId: string;
}

/** Takes a contract out of the register that there never was: its land is free from the first day on. */
export const annulContract = commandOn({
  command: AnnulContract,
  title: '撤销误登的合同',
  permission: 'registers.correct',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  effectiveOn: correctedSince,
  references: {
    earnest: one(earnestMoneyStream, ({ contractId }: AnnulContract) => contractId),
    land: many(parcelStream, (_: AnnulContract, contract: Contract | undefined) =>
      contract?.old ? [] : (contract?.parcels ?? []).map(({ parcelCode }) => parcelCode),
    ),
  },
  facts: ({ command: { documents }, state: contract, references }) => ({
    contract,
    earnest: references.earnest?.state,
    land: references.land.map(({ id: parcelCode, state }) => ({ parcelCode, state })),
    burdened: references.land.map(({ state: parcel }) => ({ parcel })),
    papers: documents?.length ?? 0,
  }),
  rules: [
    correctionRestsOnPaper,
    contractIsRunning,
    ...ANNULMENT_RULES,
    forEvery<Burdened, { readonly burdened: readonly Burdened[] }>(
      disputedOrSealedLandRests,
      ({ burdened }) => burdened,
    ),
    forEvery<Burdened, { readonly burdened: readonly Burdened[] }>(
      listedLandIsKept,
      ({ burdened }) => burdened,
    ),
  ],
  decide: ({ contract: { contractId, divisionCode, signedOn: since, standing } }, { command }) => {
    const { basis, error } = command;
    const [before, after] = [{ standing }, { standing: 'annulled' }];
    return [ContractAnnulled.of({ contractId, divisionCode, since, basis, error, before, after })];
  },
});
