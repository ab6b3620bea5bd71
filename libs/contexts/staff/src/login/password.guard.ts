import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { validationPipe } from '#nest';
import { AccountName, Password } from '#nest/fields';

export class Login {
  @AccountName('登录名')
  accountId: string;
  @Password('密码')
  password: string;
}

/** Looks at the form of a login before the password: guards run before pipes. */
@Injectable()
export class PasswordGuard extends AuthGuard('local') {
  private readonly pipe = validationPipe();

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const body: unknown = context.switchToHttp().getRequest<Request>().body;
    await this.pipe.transform(body ?? {}, { type: 'body', metatype: Login });
    return (await super.canActivate(context)) === true;
  }
}
