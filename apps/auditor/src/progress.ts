import cliProgress from 'cli-progress';

/** Shows how far a check has come, on the error stream: a bar on a terminal, a line every tenth elsewhere. */
export function progress(what: string): { at(done: number): void; end(): void } {
  if (!process.stderr.isTTY) {
    let told = 0;
    return {
      at(done) {
        const tenth = Math.floor(done * 10);
        if (tenth <= told) return;
        told = tenth;
        process.stderr.write(`${what} ${tenth * 10}%\n`);
      },
      end: () => undefined,
    };
  }
  const bar = new cliProgress.SingleBar({ format: `${what} {bar} {percentage}%`, stream: process.stderr });
  bar.start(100, 0);
  return {
    at: (done) => bar.update(Math.floor(done * 100)),
    end: () => bar.stop(),
  };
}
