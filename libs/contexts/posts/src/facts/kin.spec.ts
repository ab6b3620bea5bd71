import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type KinDeclaration, areNearKin } from './index.js';

const parent = (personId: string, kinId: string): KinDeclaration => ({ personId, relation: 'parent', kinId });
const child = (personId: string, kinId: string): KinDeclaration => ({ personId, relation: 'child', kinId });

describe('near kin', () => {
  it('are those who were declared, whoever declared it', () => {
    const declared: KinDeclaration[] = [{ personId: '张', relation: 'spouse', kinId: '李' }];
    expect(areNearKin(declared, '张', '李')).toBe(true);
    expect(areNearKin(declared, '李', '张')).toBe(true);
    expect(areNearKin(declared, '张', '王')).toBe(false);
    expect(areNearKin([], '张', '李')).toBe(false);
  });

  it('are grandparents and siblings whom nobody has declared as such', () => {
    const declared = [parent('孙', '子'), child('祖', '子'), child('祖', '叔')];
    expect(areNearKin(declared, '孙', '祖')).toBe(true);
    expect(areNearKin(declared, '子', '叔')).toBe(true);
    // An uncle is not near kin, nor are in-laws.
    expect(areNearKin(declared, '孙', '叔')).toBe(false);
    expect(
      areNearKin([parent('子', '父'), { personId: '子', relation: 'spouse', kinId: '媳' }], '媳', '父'),
    ).toBe(false);
  });

  it('are, in any family of parents and children, those that the law names', () => {
    const size = 12;
    // Each person has up to two parents among those who came before.
    const family = fc.array(fc.tuple(fc.nat(size), fc.nat(size), fc.boolean()), {
      minLength: 2,
      maxLength: size,
    });
    fc.assert(
      fc.property(family, (drawn) => {
        const parents = drawn.map(([one, other], person) =>
          [...new Set([one, other])].filter((older) => older < person),
        );
        const declared = parents.flatMap((of, person) =>
          of.map((older) =>
            drawn[person]?.[2] ? parent(`${person}`, `${older}`) : child(`${older}`, `${person}`),
          ),
        );
        const of = (person: number): readonly number[] => parents[person] ?? [];
        const grand = (person: number): readonly number[] => of(person).flatMap(of);
        for (let a = 0; a < parents.length; a++) {
          for (let b = 0; b < parents.length; b++) {
            const lawful =
              a !== b &&
              (of(a).includes(b) ||
                of(b).includes(a) ||
                grand(a).includes(b) ||
                grand(b).includes(a) ||
                of(a).some((older) => of(b).includes(older)));
            expect([a, b, areNearKin(declared, `${a}`, `${b}`)]).toEqual([a, b, lawful]);
          }
        }
      }),
      { seed: 20_260_302, numRuns: 200 },
    );
  });
});
