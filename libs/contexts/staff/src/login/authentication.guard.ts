import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { reject } from '#kernel';
import { Refused, isPublic } from '#nest';

/** Finds out who asks, before the access guard decides whether they may. */
@Injectable()
export class AuthenticationGuard extends AuthGuard('jwt') {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override canActivate(context: ExecutionContext) {
    return isPublic(this.reflector, context) ? true : super.canActivate(context);
  }

  override handleRequest<User>(error: Error | null, user: User | false | null): User {
    if (error) throw error;
    if (user) return user;
    throw new Refused(
      reject('unauthenticated', 'ACCESS.NOT_LOGGED_IN', '尚未登录或登录已过期，请重新登录。'),
    );
  }
}
