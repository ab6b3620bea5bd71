import { describe, expect, it } from '@jest/globals';
import { TOWNSHIP } from '#examples';
import { given } from '#given';
import { AccountOpened } from '../facts/index.js';
import { openAccount } from './open-account.js';

const command = { accountId: 'jingban', divisionCode: TOWNSHIP };
const opened = AccountOpened.of(command);

describe('opening an account', () => {
  it('gives a login name to somebody of a division', () => {
    given(openAccount).when(command).then(opened);
  });

  it('is refused for a login name that was given before (S1)', () => {
    const { detail } = given(openAccount, { history: [opened] })
      .when({ ...command, divisionCode: '140723' })
      .refused('STAFF.ACCOUNT_EXISTS');
    expect(detail).toContain('jingban');
  });
});
