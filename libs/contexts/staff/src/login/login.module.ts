import { type DynamicModule, Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { AuthenticationGuard } from './authentication.guard.js';
import { Credentials } from './credentials.js';
import { LoginController } from './login.controller.js';
import { Principals } from './principals.js';
import { PasswordStrategy, TOKEN_SECRET, TokenStrategy } from './strategies.js';

/** Login of people by password, of browsers by refresh cookie, of every request by bearer token. */
@Module({})
export class LoginModule {
  static with(secret: Buffer): DynamicModule {
    return {
      module: LoginModule,
      imports: [PassportModule, JwtModule.register({ secret })],
      controllers: [LoginController],
      providers: [
        { provide: TOKEN_SECRET, useValue: secret },
        Credentials,
        Principals,
        PasswordStrategy,
        TokenStrategy,
        AuthenticationGuard,
      ],
      exports: [Credentials, Principals, AuthenticationGuard],
    };
  }
}
