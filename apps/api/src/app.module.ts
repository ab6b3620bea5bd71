import { CodesController } from './codes.controller.js';
import { RulesController } from './rules.controller.js';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { AccessGuard, AfterInterceptor, ProblemFilter, validationPipe } from '#nest';
import { type Platform, PlatformModule } from '#platform';
import { AuthenticationGuard, LoginModule, tokenSecret } from '#staff';
import { HealthController } from './health.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { Imports } from './imports/imports.js';
import { Metrics, MetricsController } from './metrics.js';
import { PLATFORM } from './tokens.js';
import { Proofs } from './transparency/proofs.js';
import { LogQueries } from './transparency/queries.js';

/** The composition root of the HTTP process. */
@Module({})
export class AppModule {
  static on(platform: Platform, controllers: readonly Type<object>[] = []): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.on(platform),
        LoginModule.with(tokenSecret(platform.masterKey)),
        TerminusModule.forRoot({ logger: false }),
      ],
      controllers: [
        HealthController,
        MetricsController,
        LogQueries,
        CodesController,
        RulesController,
        ImportsController,
        ...controllers,
      ],
      providers: [
        { provide: PLATFORM, useValue: platform },
        Metrics,
        Proofs,
        Imports,
        // In this order: who asks, then whether they may.
        { provide: APP_GUARD, useExisting: AuthenticationGuard },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: AfterInterceptor },
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
