import { describe, expect, it } from '@jest/globals';
import { isEasyPassword } from './easy-password.js';

describe('a new password', () => {
  it.each([
    '1234567890',
    '0987654321',
    '0000000000',
    'abcdefghijkl',
    'aaaaabbbbb',
    '1212121212',
    'password123',
    'Admin123456',
    'qwertyuiop',
    '1qaz2wsx3edc4rfv',
    'P@P@P@P@P@P@',
    'woaini1314',
  ])('is too easy: %s', (password) => expect(isEasyPassword(password)).toBe(true));

  it.each(['一段很长的口令 2026', 'Zuoquan-3kf8!', '麻田镇的核桃树有九棵', 'b7Q_xm2Rk0Lw'])(
    'may be %s',
    (password) => expect(isEasyPassword(password)).toBe(false),
  );
});
