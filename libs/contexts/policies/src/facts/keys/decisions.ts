import {
  type LegalDate,
  citationOf,
  collectivesLaw,
  mapTable,
  underPrefix,
  villageCommitteeLaw,
} from '#kernel';
import {
  COLLECTIVES_LAW_IN_FORCE,
  DECIDING_BODIES,
  MATTERS,
  type Matter,
  bodiesAdmitted,
  bodiesByStatute,
  specialArticle,
} from '#decisions/facts';
import { LISTED, upTo } from './ranges.js';
import { BODIES, EVER, MATTER_LIST, PERIOD, policyKey } from './shapes.js';

const LAWS_ON_BODIES = [
  { from: COLLECTIVES_LAW_IN_FORCE, basis: collectivesLaw('第二十八条') },
  { from: EVER, basis: villageCommitteeLaw('第二十四条') },
];

/** The county may name fewer of the bodies that the law lets decide, never another. */
function admittedTo(matter: Matter, from: LegalDate) {
  return {
    admitted: Object.fromEntries(bodiesAdmitted(matter, from).map((body) => [body, DECIDING_BODIES[body]])),
  };
}

/** Where one statute reserves what another, special one gives to the representatives as well: both, by name. */
function besideTheSpecialLaw(matter: Matter): string {
  const special = specialArticle(matter, 'representatives-assembly', COLLECTIVES_LAW_IN_FORCE);
  return special === undefined
    ? ''
    : `（${citationOf(collectivesLaw('第二十八条'))}保留给成员大会；依${citationOf(special)}的特别规定可以准许代表决定）`;
}

/** Which bodies may decide a matter: since the law of 2025 those of its articles 26 and 28, before it the villagers too. */
function bodies(title: string, matter: Matter) {
  return policyKey(BODIES, {
    title: `${title}：可作决定的会议${besideTheSpecialLaw(matter)}`,
    range: LISTED,
    rules: ['V2'],
    example: ['members-assembly'],
    statute: LAWS_ON_BODIES.map(({ from, basis }) => ({
      from,
      value: [...bodiesByStatute(matter, from)],
      basis,
    })),
    bounds: LAWS_ON_BODIES.map(({ from, basis }) => ({
      from,
      limit: admittedTo(matter, from),
      // Of two statutes the special one says how far a county may go; by itself the register keeps to both.
      basis: specialArticle(matter, 'representatives-assembly', from) ?? basis,
    })),
  });
}

/** Who decides what, what must come before, and how long a decision carries. */
export const DECISION_KEYS = {
  ...underPrefix('decisions.bodies.', mapTable(MATTERS, bodies)),
  'decisions.four-discussions-required': policyKey(MATTER_LIST, {
    title: '四议不全或次序不对即不予登记的事项（其余事项只作提示）',
    range: LISTED,
    rules: ['V22', 'V23'],
    example: ['major-investment', 'asset-disposal'],
  }),
  'decisions.validity': policyKey(PERIOD, {
    title: '决议没有写明有效期时的有效期',
    range: upTo(5, 'year', '农村集体经济组织法第二十八条、第二十九条：代表、理事每届任期五年'),
    rules: [],
    example: { count: 1, unit: 'year' },
  }),
};
