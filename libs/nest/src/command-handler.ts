import type { Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandAnswer } from './command-answer.js';
import { CommandGateway } from './command-gateway.js';
import type { AnyCommandSpec } from './command-spec.js';
import { Submission } from './submission.js';
import type { Rejection } from '#kernel';

/** The CQRS handler class of a spec; all of them do the same through the {@link CommandGateway}. */
export function handlerOf(spec: AnyCommandSpec): Type<ICommandHandler<object>> {
  @CommandHandler(spec.command)
  class SpecHandler implements ICommandHandler<object> {
    constructor(private readonly gateway: CommandGateway) {}

    execute(command: object): Promise<CommandAnswer | Rejection> {
      return this.gateway.submit(spec, command, Submission.of(command));
    }
  }
  Object.defineProperty(SpecHandler, 'name', { value: `${spec.command.name}Handler` });
  return SpecHandler;
}
