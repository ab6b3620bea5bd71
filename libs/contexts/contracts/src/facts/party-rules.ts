import { type Breach, civilCode, landContractingLaw, registerRules, rule } from '#kernel';
import { exercises } from '#collectives/facts';
import type { ContractEntry } from './conclusion-entry.js';
import type { Party } from './events.js';
import { partyInWords } from './party-words.js';

/* Who may be a party to a contract over land. */

/** Everybody but the households of the collective whose land it is. */
export function isOutsider({ kind, collectiveId }: Party): boolean {
  return kind !== 'household' || collectiveId !== undefined;
}

/** What rules over the parties of a contract read. */
export type PartyEntry = Pick<
  ContractEntry,
  'collectiveId' | 'collective' | 'grantors' | 'grantees' | 'households'
>;

function isNotRegistered({ households }: PartyEntry, { id }: Party): Breach | undefined {
  return households.some(({ householdId }) => householdId === id)
    ? undefined
    : { detail: `农户 ${id} 尚未登记。`, wayForward: '核对农户编号，或先登记该农户。' };
}

/** Those of a former collective are of the one that exercises its rights (集体法 23). */
export function isOfThisCollective(
  { collectiveId, collective }: Pick<ContractEntry, 'collectiveId' | 'collective'>,
  ofHousehold: string,
): boolean {
  return ofHousehold === collectiveId || exercises(collective, ofHousehold);
}

function isOfAnotherCollective(entry: PartyEntry, { id }: Party, wayForward: string): Breach | undefined {
  const household = entry.households.find(({ householdId }) => householdId === id);
  return household && !isOfThisCollective(entry, household.collectiveId)
    ? {
        detail: `承包方编码 ${household.contractorCode} 的农户属于集体 ${household.collectiveId}，不是本集体的农户。`,
        wayForward,
      }
    : undefined;
}

const ofHouseholds = (parties: readonly Party[]) => parties.filter(({ kind }) => kind === 'household');

function firstBreach(
  parties: readonly Party[],
  judgement: (party: Party) => Breach | undefined,
): Breach | undefined {
  for (const party of parties) {
    const breach = judgement(party);
    if (breach) return breach;
  }
  return undefined;
}

export const contractorIsOfTheCollective = rule<PartyEntry>({
  id: 'P1',
  code: 'CONTRACTS.HOUSEHOLD_OF_ANOTHER_COLLECTIVE',
  sentence: '家庭承包的承包方是本集体经济组织的农户。',
  basis: [landContractingLaw('第十六条')],
  severity: 'block',
  breach: (entry) =>
    firstBreach(
      entry.grantees,
      (party) =>
        isNotRegistered(entry, party) ??
        isOfAnotherCollective(entry, party, '核对农户编号；本集体以外的农户可以承租，不能家庭承包。'),
    ),
});

/** Land that a grantee gave back, whose term is not over when the contract begins. */
function landGivenBack({ households, grantees, from }: ContractEntry) {
  return households
    .filter(({ householdId }) => grantees.some(({ id }) => id === householdId))
    .flatMap(({ landWaived = [] }) => landWaived)
    .find(({ until }) => until >= from);
}

export const returnedLandIsNotAskedForAgain = rule<ContractEntry>({
  id: 'T10a',
  code: 'CONTRACTS.LAND_GIVEN_BACK_BEFORE',
  sentence: '承包方交回承包地的，在承包期内不得再要求承包土地。',
  basis: [landContractingLaw('第三十条')],
  severity: 'block',
  breach: (entry) => {
    const given = landGivenBack(entry);
    if (!given) return undefined;
    const { parcelCode, until } = given;
    return {
      detail: `该户已自愿交回承包地 ${parcelCode}，其承包期到 ${until} 才满。`,
      field: 'householdId',
      wayForward: `${until} 之后再发包给该户；需要土地的，可以流转取得经营权。`,
    };
  },
});

export const householdsAreRegistered = rule<PartyEntry>({
  id: 'K13',
  code: 'CONTRACTS.HOUSEHOLD_NOT_REGISTERED',
  sentence: '合同各方填为农户的，都是已登记的农户，不论属于哪个集体。',
  basis: [registerRules('承包方编码')],
  severity: 'block',
  bears: ({ grantors, grantees }) => ofHouseholds([...grantors, ...grantees]).length > 0,
  breach: (entry) =>
    firstBreach(ofHouseholds([...entry.grantors, ...entry.grantees]), (party) =>
      isNotRegistered(entry, party),
    ),
});

export const lessorsAreOfTheCollective = rule<PartyEntry>({
  id: 'K14',
  code: 'CONTRACTS.LESSOR_OF_ANOTHER_COLLECTIVE',
  sentence: '出租经营权的农户是合同所填发包方的承包方；承租方不受此限。',
  basis: [landContractingLaw('第三十六条')],
  severity: 'block',
  breach: (entry) =>
    firstBreach(ofHouseholds(entry.grantors), (party) =>
      isOfAnotherCollective(entry, party, '核对农户编号；别的集体的承包地，由其发包方所在的村登记。'),
    ),
});

export const nobodyContractsWithThemselves = rule<PartyEntry>({
  id: 'K11',
  code: 'CONTRACTS.PARTY_ON_BOTH_SIDES',
  sentence: '同一方不能既是出让方又是受让方，每一方只写一次。',
  basis: [civilCode('第四百六十四条')],
  severity: 'block',
  breach: ({ grantors, grantees, households }) => {
    const mistaken = { field: 'grantees', wayForward: '按合同核对各方，每一方只写一处。' };
    const words = (party: Party) => partyInWords(party, households);
    const both = grantees.find(({ id }) => grantors.some((grantor) => grantor.id === id));
    if (both) return { detail: `${words(both)}不能既是出让方又是受让方。`, ...mistaken };
    const twice = grantees.find(({ id }, at) => grantees.findIndex((each) => each.id === id) !== at);
    return twice && { detail: `${words(twice)}作为受让方写了两次。`, ...mistaken };
  },
});
