import { setMaxListeners } from 'node:events';
import type { INestApplicationContext } from '@nestjs/common';
import { Desks } from '#nest';
import { PROJECTIONS, type Platform, REACTIONS } from '#platform';
import { OutdatedViews, ProjectionRunner, ReactionRunner } from '#read-store';
import type { Sequencer, SequencerStatus } from '#transparency-log/postgres';
import { leadership } from './leadership.js';
import { rebuildOptions } from './rebuild.js';

export interface ProjectorStatus {
  readonly leading: boolean;
  readonly views: ReturnType<ProjectionRunner['status']>;
  readonly reactions: ReturnType<ReactionRunner['status']>;
  readonly logs: readonly SequencerStatus[];
}

const LISTENERS = 100;

/** Follows the store: keeps the views, runs the process managers and writes the transparency logs. Of several processes one leads. */
export class Projector {
  private readonly ending = new AbortController();
  private readonly views: ProjectionRunner;
  private readonly outdated: OutdatedViews;
  private readonly reactions: ReactionRunner;
  private sequencers: readonly Sequencer[] = [];
  private leading = false;
  private done: Promise<void> = Promise.resolve();

  constructor(
    private readonly platform: Platform,
    modules: INestApplicationContext,
    private readonly onAlarm: (message: string) => void,
    onSwitched: (message: string) => void = () => undefined,
  ) {
    const { events: store, dataSource, pool, catalog } = platform;
    const categoryOf = (type: string): string => catalog.categoryOf(type);
    const desks = modules.get(Desks);
    this.views = new ProjectionRunner({
      store,
      views: dataSource,
      projections: PROJECTIONS,
      categoryOf,
      onAlarm: ({ projection, position, message }) =>
        onAlarm(`projection ${projection} stopped at ${position}: ${message}`),
    });
    this.outdated = new OutdatedViews(this.views, {
      ...rebuildOptions(platform, PROJECTIONS),
      onAlarm,
      onSwitched,
    });
    this.reactions = new ReactionRunner({
      store,
      pool,
      reactions: REACTIONS,
      categoryOf,
      deskFor: (reaction, event) => desks.for(reaction, event),
      onAlarm: ({ reaction, position, message }) =>
        onAlarm(`reaction ${reaction} waits at ${position}: ${message}`),
    });
  }

  status(): ProjectorStatus {
    return {
      leading: this.leading,
      views: this.views.status(),
      reactions: this.reactions.status(),
      logs: this.sequencers.map((each) => each.status()),
    };
  }

  /** Begins to follow, as soon as no other process does. */
  start(): void {
    this.done = this.follow();
  }

  /** Ends after the event at hand. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.done;
  }

  private async follow(): Promise<void> {
    const { signal } = this.ending;
    await leadership(this.platform.databaseUrl, signal, async (held) => {
      // Every follower listens to it, and each of its waits.
      setMaxListeners(LISTENERS, held);
      this.leading = true;
      try {
        this.sequencers = await this.platform.logs.sequencers(this.onAlarm);
        await Promise.all([
          this.views.run(held, (signal) => this.outdated.run(signal)),
          this.reactions.run(held),
          ...this.sequencers.map((each) => each.run(held)),
        ]);
      } finally {
        this.leading = false;
      }
    });
  }
}
