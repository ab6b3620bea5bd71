import { elementAt } from '#kernel';
import { resolutionStream } from '#decisions/facts';
import { Evidence, commandOn, one } from '#nest';
import { CreditCode, LegalDateField, Nested, SubjectId } from '#nest/fields';
import {
  IncomeSharerAdmitted,
  identityFitsTheKnownPerson,
  isOnRoster,
  rosterStream,
  sharerIsNoMember,
  threeQuartersAgree,
  votersOn,
  votesToShareIncome,
} from '../facts/index.js';
import { Identity } from './household-body.js';

export class AdmitIncomeSharer extends Evidence {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @Nested('长期为集体工作的非成员', () => Identity)
  person: Identity;

  @LegalDateField('何时开始为集体工作')
  workedSinceOn: string;

  @SubjectId('成员大会的决议')
  resolutionId: string;
}

export const admitIncomeSharer = commandOn({
  command: AdmitIncomeSharer,
  title: '登记非成员参与收益分配',
  permission: 'collectives.record',
  stream: rosterStream,
  on: ({ collectiveId }) => collectiveId,
  references: {
    resolution: one(resolutionStream, ({ resolutionId }: AdmitIncomeSharer) => resolutionId),
  },
  persons: ({ person: { name, identityNumber, phone } }, newId) => [
    { personId: newId('person'), identity: { name, identityNumber, phone } },
  ],
  facts: ({ command, state: roster, references, persons, context }) => {
    const { personId, commitment, known, differs } = elementAt(persons, 0);
    const resolution = references.resolution?.state;
    const voters = resolution ? votersOn(roster, resolution.heldOn).length : 0;
    return {
      roster,
      personId,
      commitment,
      nameDiffers: known && differs.includes('name'),
      member: isOnRoster(roster, personId),
      sharesAlready: roster.incomeSharers.some((sharer) => sharer.personId === personId),
      workedSinceOn: command.workedSinceOn,
      effectiveOn: context.effectiveOn,
      today: context.today,
      collectiveId: roster.collectiveId,
      resolution,
      resolutionId: command.resolutionId,
      assembly: Math.max(voters, resolution?.eligible ?? 0),
    };
  },
  rules: [identityFitsTheKnownPerson, threeQuartersAgree, sharerIsNoMember],
  decide: ({ roster: { collectiveId, divisionCode }, resolution, assembly, effectiveOn, ...sharer }) => [
    IncomeSharerAdmitted.of({
      collectiveId,
      divisionCode,
      personId: sharer.personId,
      commitment: sharer.commitment,
      admittedOn: effectiveOn,
      workedSinceOn: sharer.workedSinceOn,
      resolutionId: sharer.resolutionId,
      needed: votesToShareIncome(assembly),
      inFavour: resolution?.inFavour ?? 0,
    }),
  ],
});
