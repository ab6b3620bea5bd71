import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from './index.js';

describe('roles', () => {
  const holding = (permission: string) =>
    (Object.keys(ROLES) as Role[]).filter((role) =>
      (ROLES[role].permissions as readonly string[]).includes(permission),
    );

  it('let nobody both take money and write what is owed (会计法 35)', () => {
    expect(holding('contracts.collect')).toEqual(['cashier-clerk']);
    expect(holding('contracts.accrue')).toEqual(['accountant']);
  });
});
