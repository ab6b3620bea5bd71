/** What one contender did in one round. */
export interface Sample {
  /** Things a second. */
  readonly perSecond: number;
  /** Milliseconds a thing took, for half and for 99 of 100. */
  readonly p50?: number;
  readonly p99?: number;
}

export interface Contender {
  readonly name: string;
  /** One round. Fails when anything was lost, doubled or out of order. */
  readonly run: () => Promise<Sample>;
}

const ROUNDS = 3;

export const say = (line: string): boolean => process.stdout.write(`${line}\n`);
export const progress = (line: string): boolean => process.stderr.write(`… ${line}\n`);

/** Runs the contenders in turn, each round beginning with another; the median round of each. */
export async function alternate(
  what: string,
  contenders: readonly Contender[],
): Promise<ReadonlyMap<string, Sample>> {
  const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const contender = contenders[(round + turn) % contenders.length];
      if (!contender) continue;
      progress(`${what}: ${contender.name}, round ${round + 1} of ${ROUNDS}`);
      samples.get(contender.name)?.push(await contender.run());
    }
  }
  return new Map([...samples].map(([name, rounds]) => [name, median(rounds)]));
}

function median(rounds: readonly Sample[]): Sample {
  const sorted = [...rounds].sort((a, b) => a.perSecond - b.perSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('no round was run');
  return middle;
}

/** Does `count` things, `callers` at a time, and times each. */
export async function load(
  callers: number,
  count: number,
  thing: (index: number) => Promise<unknown>,
): Promise<Sample> {
  const took = new Float64Array(count);
  let next = 0;
  const begun = performance.now();
  const caller = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const from = performance.now();
      await thing(index);
      took[index] = performance.now() - from;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return sampleOf(took, performance.now() - begun);
}

/** @param took milliseconds of each thing; sorted in place @param elapsed milliseconds of all */
export function sampleOf(took: Float64Array, elapsed: number): Sample {
  took.sort();
  const at = (part: number): number => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0;
  return { perSecond: (took.length / elapsed) * 1_000, p50: at(0.5), p99: at(0.99) };
}

export function must(condition: boolean, what: string): void {
  if (!condition) throw new Error(`the bench is wrong before any figure: ${what}`);
}
