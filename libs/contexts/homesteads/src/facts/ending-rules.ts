import { type Breach, type LegalDate, civilCode, registerRules, rule } from '#kernel';
import { ENDING_GROUNDS, type EndingGround } from './kinds.js';
import { type ProjectUse, type Revitalization, useOn, usesOver, usesStanding } from './revitalization.js';

/* On which ground a use, or a project, may end on a day. */

export interface EndingEntry {
  readonly project: Revitalization;
  readonly ground: EndingGround;
  readonly on: LegalDate;
  /** The house that leaves; of a project as a whole none. */
  readonly parcelCode: string | undefined;
}

/** The last of the days up to which uses were agreed: of those that end now, or, where none is left, of those that are over. */
function agreedUpTo({ project, parcelCode }: EndingEntry): LegalDate | undefined {
  const ending: readonly (ProjectUse | undefined)[] =
    parcelCode === undefined ? usesStanding(project) : [useOn(project, parcelCode)];
  const uses = ending.length > 0 ? ending : usesOver(project);
  return uses
    .flatMap((use) => use?.to ?? [])
    .sort()
    .at(-1);
}

/** The grounds on which it may end that day, in words. */
const lawfulIn = (grounds: readonly EndingGround[]): string =>
  grounds.map((ground) => `“${ENDING_GROUNDS[ground]}”`).join('、');

/** On which it may end before the term is over. */
const earlyGrounds = ({ project: { startedOn } }: EndingEntry): readonly EndingGround[] =>
  startedOn === undefined
    ? ['agreement', 'breach', 'not-started', 'other']
    : ['agreement', 'breach', 'other'];

function notExpired(entry: EndingEntry): Breach | undefined {
  const to = agreedUpTo(entry);
  if (to !== undefined && entry.on >= to) return undefined;
  const [field, instead] = ['ground', `提前终止的，按实际的原因填写${lawfulIn(earlyGrounds(entry))}`];
  if (to === undefined)
    return { detail: '没有约定房屋使用的期限，没有期限可以届满。', field, wayForward: `${instead}。` };
  const detail = `约定的期限到 ${to} 才届满，所填终止日是 ${entry.on}。`;
  return { detail, field, facts: { to }, wayForward: `${instead}；期满的在 ${to} 以后登记。` };
}

function hasStarted({ project: { startedOn } }: EndingEntry): Breach | undefined {
  return startedOn === undefined
    ? undefined
    : {
        detail: `项目已于 ${startedOn} 开业，不是筹备未成。`,
        field: 'ground',
        wayForward: `按实际的原因填写${lawfulIn(['expiry', 'agreement', 'breach', 'other'])}。`,
      };
}

export const groundFitsTheDay = rule<EndingEntry>({
  id: 'RV32',
  code: 'HOMESTEADS.ENDING_GROUND',
  sentence: '期限届满以后才以期限届满终止；提前终止的写明协商、违约等原因；开业以前才有筹备未成。',
  basis: [civilCode('第五百六十二条'), civilCode('第五百六十三条'), registerRules('盘活项目的次序')],
  severity: 'block',
  bears: ({ ground }) => ground === 'expiry' || ground === 'not-started',
  breach: (entry) => (entry.ground === 'expiry' ? notExpired(entry) : hasStarted(entry)),
});
