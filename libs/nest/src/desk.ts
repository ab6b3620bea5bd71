import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Rejection, isRejection } from '#kernel';
import { type Desk, type Reaction, insisting } from '#read-store';
import type { CommandAnswer } from './command-answer.js';
import { CommandGateway } from './command-gateway.js';
import { Submission } from './submission.js';

/** Gives process managers their desk: commands go through the same bus and handlers as everybody's. */
@Injectable()
export class Desks {
  constructor(
    private readonly bus: CommandBus,
    private readonly gateway: CommandGateway,
  ) {}

  for(reaction: Reaction, event: { id: string; metadata: { correlationId: string } }): Desk {
    const send: Desk['send'] = async (step, command) => {
      const submission = new Submission({
        principal: { account: reaction.name, displayName: reaction.title, authorities: [], system: true },
        idempotencyKey: `${event.id}/${step}`,
        correlationId: event.metadata.correlationId,
        causationId: event.id,
      });
      submission.attachTo(command);
      const answer = await this.bus.execute<object, CommandAnswer | Rejection>(command);
      if (isRejection(answer) && answer.category === 'conflict') throw new Error(`${step}: ${answer.code}`);
      return answer;
    };
    return {
      send,
      insist: insisting(send),
      load: (stream, id) => this.gateway.loadState(stream, id),
    };
  }
}
