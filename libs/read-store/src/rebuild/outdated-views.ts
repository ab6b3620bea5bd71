import { setTimeout as wait } from 'node:timers/promises';
import type { ProjectionRunner } from '../projection-runner.js';
import type { RebuildOptions } from './options.js';
import { RebuildUnderWay, rebuild } from './rebuild.js';

/** Before it is looked again whether somebody else's rebuild has ended. */
const PAUSE_MS = 1_000;

/**
 * After a new release: builds the views whose tables were built by other code, while the runner keeps the rest,
 * and hands each over to it. One that fails raises an alarm and waits for the next start.
 */
export class OutdatedViews {
  constructor(
    private readonly runner: ProjectionRunner,
    private readonly options: Omit<RebuildOptions, 'signal'> & {
      /** Told of every view that was replaced, with the digests of both. */
      readonly onSwitched: (message: string) => void;
    },
  ) {}

  /** Ends when nothing is left to build, or the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const failed = new Set<string>();
    while (!signal.aborted) {
      const waiting = this.runner
        .status()
        .flatMap(({ name, waiting: outdated }) => (outdated && !failed.has(name) ? [name] : []));
      if (waiting.length === 0) return;
      try {
        for (const name of await this.build(waiting, signal)) failed.add(name);
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof RebuildUnderWay)) throw error;
        await wait(PAUSE_MS, undefined, { signal }).catch(() => undefined);
      }
      // Also what somebody else has built meanwhile.
      for (const name of waiting) await this.runner.adopt(name);
    }
  }

  private async build(names: readonly string[], signal: AbortSignal): Promise<string[]> {
    const projections = this.options.projections.filter(({ name }) => names.includes(name));
    const { views } = await rebuild({ ...this.options, projections, signal });
    for (const { name, outcome, version, position, digest, live } of views) {
      if (outcome !== 'switched') continue;
      const before = live ? `version ${live.version} at ${live.position}, digest ${live.digest}` : 'nothing';
      this.options.onSwitched(
        `view ${name} rebuilt: version ${version} at ${position}, digest ${digest}; before: ${before}`,
      );
    }
    const failed = views.filter(({ outcome }) => outcome !== 'switched');
    for (const { name, message } of failed) this.options.onAlarm(`view ${name} was not rebuilt: ${message}`);
    return failed.map(({ name }) => name);
  }
}
