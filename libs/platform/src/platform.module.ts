import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import {
  ACCESS_TRAIL,
  BACKLOG,
  Clock,
  CommandGateway,
  Desks,
  EVENT_STORE,
  EventCatalog,
  History,
  PERSON_DIRECTORY,
  PERSON_REGISTRY,
  Patience,
  VIEW_GATE,
  moduleOf,
} from '#nest';
import { ReactionBacklog, RegisterClock, ViewGate, Views } from '#read-store';
import { CREDENTIALS_POOL, PASSWORD_COST } from '#staff';
import { CONTEXTS } from './contexts.js';
import type { Platform } from './platform.js';

/** Made once for every application of the process: hundreds of routes with what OpenAPI says of them. */
const CONTEXT_MODULES = CONTEXTS.map(moduleOf);

/** The platform and all contexts as Nest modules, the same for the api and the projector. */
@Module({})
export class PlatformModule {
  static on(platform: Platform): DynamicModule {
    const provided: Provider[] = [
      { provide: EVENT_STORE, useValue: platform.events },
      { provide: EventCatalog, useValue: platform.catalog },
      { provide: PERSON_REGISTRY, useValue: platform.vault },
      { provide: PERSON_DIRECTORY, useValue: platform.vault },
      { provide: ACCESS_TRAIL, useValue: platform.trail },
      { provide: BACKLOG, useValue: new ReactionBacklog(platform.pool, platform.events) },
      { provide: Views, useValue: platform.views },
      { provide: VIEW_GATE, useValue: new ViewGate(platform.dataSource, platform.events, platform.patience) },
      { provide: RegisterClock, useValue: new RegisterClock(platform.views) },
      { provide: Clock, useValue: platform.clock },
      { provide: Patience, useValue: platform.patience },
      { provide: PASSWORD_COST, useValue: platform.passwordCost },
      { provide: CREDENTIALS_POOL, useValue: platform.pool },
      CommandGateway,
      Desks,
      History,
    ];
    return {
      module: PlatformModule,
      global: true,
      imports: [CqrsModule.forRoot(), ...CONTEXT_MODULES],
      providers: provided,
      exports: [CqrsModule, ...provided.map((each) => ('provide' in each ? each.provide : each))],
    };
  }
}
