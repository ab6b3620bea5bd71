import { Evidence, commandOn } from '#nest';
import { NestedList, SubjectId } from '#nest/fields';
import {
  HeadOfHouseholdNamed,
  everybodyHasARelation,
  householdHasOneHead,
  householdStands,
  householdStream,
  placeOf,
  statedRelations,
} from '../facts/index.js';
import { Relative } from './household-body.js';

export class NameHead extends Evidence {
  @SubjectId('农户')
  householdId: string;

  @NestedList('户内每人与新户主的关系', () => Relative, { max: 30 })
  relations: Relative[];
}

export const nameHead = commandOn({
  command: NameHead,
  title: '变更户主',
  permission: 'collectives.record',
  stream: householdStream,
  on: ({ householdId }) => householdId,
  facts: ({ command: { relations }, state: household }) => ({
    household,
    persons: household.members.map(({ personId }) => personId),
    relations,
    members: relations,
  }),
  rules: [householdStands, everybodyHasARelation, householdHasOneHead],
  decide: ({ household, relations }) => [
    HeadOfHouseholdNamed.of({ ...placeOf(household), relations: statedRelations(relations) }),
  ],
});
