import fc from 'fast-check';
import { WHOLE } from '#kernel';
import { COLLECTIVE, RESOLUTION, SHA } from './examples.js';
import { fraction, household, memberHolder, ofVillage } from './family.js';

/* What may be tried with the income shares of four households and four members, for specs of any history. */

/** The last of each is extinct, or dead, and leaves an estate. */
export const SHARERS = ['1', '2', '3', '4'].map((last) => `00000000-0000-5000-8000-00000000000${last}`);
const late = SHARERS[3] ?? '';
const documents = [{ title: '协议', sha256: SHA }];
const holders = SHARERS.flatMap((id) => [household(id), memberHolder(id)]);

/** A command by the name of what it does. */
export interface Attempt {
  readonly name: 'quantify' | 'transfer' | 'redeem' | 'inherit' | 'move' | 'issue' | 'replace' | 'cancel';
  readonly command: object;
}

const anyId = fc.constantFrom(...SHARERS);
const anyHolder = fc.constantFrom(...holders);
const anyType = fc.constantFrom('basic', 'farming-age');
const anyShare = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 }));
export const CAP = fraction(1, 2);

/** Parts of a plan; what is left of the whole is the collective's. */
const quantification = fc
  .tuple(
    fc.array(fc.tuple(anyHolder, anyType, fc.nat(9)), { minLength: 1, maxLength: 10 }),
    fc.nat(3),
    fc.boolean(),
  )
  .map(([parts, wrong, dynamic]): Attempt => {
    const distinct = new Map(
      parts.map(([holder, type, units]) => [
        `${holder.kind}${holder.id}${type}`,
        { holder, shareType: type, units: units + 1 },
      ]),
    );
    const planned = [...distinct.values()];
    const sum = planned.reduce((total, { units }) => total + units, 0);
    const total = sum + 2;
    const holdings = planned.map(({ units, ...holding }) => ({ ...holding, share: fraction(units, total) }));
    // One plan in four does not add up.
    const collectiveShare = fraction(wrong === 0 ? 1 : 2, total);
    const management = dynamic ? 'dynamic' : 'static';
    const plan = {
      baseOn: '2026-01-01',
      quantifies: 'income-of-operating-assets',
      assets: '冷库',
      amountFen: 1,
    };
    const command = {
      ...ofVillage,
      ...plan,
      resolutionId: RESOLUTION,
      management,
      cap: CAP,
      outsideHeirs: false,
      collectiveShare,
      holdings,
    };
    return { name: 'quantify', command };
  });

const passing = fc
  .tuple(fc.constantFrom('transfer', 'gift', 'redeem'), anyHolder, anyHolder, anyType, anyShare)
  .map(([kind, from, to, shareType, [numerator, denominator]]): Attempt => {
    const share = fraction(numerator, denominator);
    const command = { collectiveId: COLLECTIVE, from, shareType, share, documents };
    if (kind === 'redeem') return { name: 'redeem', command: { ...command, priceFen: 1 } };
    const sale = kind === 'transfer' ? { manner: 'sale', priceFen: 1 } : { manner: 'gift' };
    return { name: 'transfer', command: { ...command, to, ...sale } };
  });

const inheritance = fc
  .tuple(
    fc.constantFrom(household(late), memberHolder(late), memberHolder(SHARERS[0] ?? '')),
    anyHolder,
    anyHolder,
    anyShare,
  )
  .map(([from, one, other, [numerator, denominator]]): Attempt => {
    const portions = [
      fraction(numerator, denominator + 6),
      fraction(denominator + 6 - numerator, denominator + 6),
    ];
    const heirs = [one, other].map((heir, at) => ({ heir, portion: portions[at] ?? WHOLE }));
    return { name: 'inherit', command: { collectiveId: COLLECTIVE, from, heirs, documents } };
  });

const householdMove = fc
  .tuple(anyId, anyId, fc.integer({ min: 1, max: 29 }), fc.integer({ min: 1, max: 30 }), fc.boolean())
  .map(([from, to, goers, people, merger]): Attempt => {
    const portion = merger ? WHOLE : fraction(Math.min(goers, people), people);
    const cause = merger ? 'merger' : 'split';
    const toHouseholdId = to === from ? `${to}-child` : to;
    const command = { collectiveId: COLLECTIVE, fromHouseholdId: from, toHouseholdId, portion, cause };
    return { name: 'move', command };
  });

const certificate = fc
  .tuple(fc.constantFrom('issue', 'replace', 'cancel'), anyId, fc.integer({ min: 1, max: 3 }))
  .map(([kind, id, number]): Attempt => {
    const content = { collectiveId: COLLECTIVE, householdId: id, memberIds: [id] };
    if (kind === 'issue') return { name: 'issue', command: content };
    if (kind === 'cancel') return { name: 'cancel', command: { collectiveId: COLLECTIVE, number } };
    return { name: 'replace', command: { ...content, number, cause: 'changed' } };
  });

/** Plans and whatever is tried after them, lawful or not. */
export const shareAttempts = fc
  .tuple(
    fc.array(quantification, { minLength: 1, maxLength: 3 }),
    fc.array(
      fc.oneof(passing, passing, inheritance, householdMove, certificate, certificate, quantification),
      { maxLength: 40, size: 'max' },
    ),
  )
  .map(([plans, later]) => [...plans, ...later]);
