import { type KeyObject, createSecretKey } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy as JwtStrategy } from 'passport-jwt';
import { Strategy as LocalStrategy } from 'passport-local';
import { reject } from '#kernel';
import { ACCESS_TRAIL, type AccessTrail, type Principal, Refused } from '#nest';
import { Credentials, FAILURES_LIMIT, LOCK_MINUTES } from './credentials.js';
import { Principals } from './principals.js';

export const TOKEN_SECRET = Symbol('TOKEN_SECRET');

/** What an access token says. */
export interface TokenPayload {
  /** Account id. */
  readonly sub: string;
  /** Session id. */
  readonly sid: string;
}

/** Account name and password, once. */
@Injectable()
export class PasswordStrategy extends PassportStrategy(LocalStrategy, 'local') {
  constructor(
    private readonly credentials: Credentials,
    private readonly principals: Principals,
    @Inject(ACCESS_TRAIL) private readonly trail: AccessTrail,
  ) {
    super({ usernameField: 'accountId', passwordField: 'password' });
  }

  async validate(accountId: string, password: string): Promise<Principal> {
    const check = await this.credentials.check(accountId, password);
    const principal = check === 'right' ? await this.principals.of(accountId) : undefined;
    if (principal) {
      this.trail.record({ kind: 'LoginSucceeded', account: accountId, about: 'login' });
      return principal;
    }
    this.trail.record({ kind: 'LoginFailed', account: '', about: `login ${check}` });
    throw new Refused(
      check === 'locked'
        ? reject(
            'unauthenticated',
            'ACCESS.LOCKED',
            `登录名或密码连续输错 ${FAILURES_LIMIT} 次，此登录名已锁定 ${LOCK_MINUTES} 分钟；请稍后再试，或请系统管理员重发一次性密码。`,
          )
        : reject('unauthenticated', 'ACCESS.WRONG_PASSWORD', '登录名或密码不对，请重新输入。'),
    );
  }
}

/** A bearer token, on every request. */
@Injectable()
export class TokenStrategy extends PassportStrategy(JwtStrategy, 'jwt') {
  constructor(
    private readonly principals: Principals,
    @Inject(TOKEN_SECRET) secret: Buffer,
  ) {
    // As a key object: of bytes the library would find out anew for every token that they are no public key, which
    // takes longer than all the rest. Its type declarations do not know key objects yet.
    const key: KeyObject = createSecretKey(secret);
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // eslint-disable-next-line @typescript-eslint/consistent-type-assertions
      secretOrKey: key as unknown as Buffer,
      algorithms: ['HS256'],
    });
  }

  async validate({ sub, sid }: TokenPayload): Promise<Principal | null> {
    const principal = await this.principals.ofSession(sub, sid);
    return principal ? { ...principal, session: sid } : null;
  }
}
