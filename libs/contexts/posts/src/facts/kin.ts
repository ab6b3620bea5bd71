import { oneOf } from '#kernel';

/** 近亲属 (民法典 1045): what the second person is to the first. */
export const KIN_RELATIONS = {
  spouse: '配偶',
  parent: '父母',
  child: '子女',
  sibling: '兄弟姐妹',
  grandparent: '祖父母、外祖父母',
  grandchild: '孙子女、外孙子女',
} as const;
export type KinRelation = keyof typeof KIN_RELATIONS;
export const kinRelation = oneOf(KIN_RELATIONS);

/** `kinId` is the `relation` of `personId`. */
export interface KinDeclaration {
  readonly personId: string;
  readonly relation: KinRelation;
  readonly kinId: string;
}

function parentsOf(declarations: readonly KinDeclaration[], child: string): readonly string[] {
  return declarations.flatMap(({ personId, relation, kinId }) => {
    if (relation === 'parent' && personId === child) return [kinId];
    return relation === 'child' && kinId === child ? [personId] : [];
  });
}

/**
 * Whether two persons are near kin by what was declared, or by what follows from it for certain: children of one
 * parent are siblings, and a parent's parent is a grandparent. Nobody is near kin of themselves.
 */
export function areNearKin(declarations: readonly KinDeclaration[], a: string, b: string): boolean {
  if (a === b) return false;
  const declared = declarations.some(
    ({ personId, kinId }) => (personId === a && kinId === b) || (personId === b && kinId === a),
  );
  if (declared) return true;
  const [ofA, ofB] = [parentsOf(declarations, a), parentsOf(declarations, b)];
  return (
    ofA.some((parent) => ofB.includes(parent) || parentsOf(declarations, parent).includes(b)) ||
    ofB.some((parent) => parentsOf(declarations, parent).includes(a))
  );
}
