/**
 * Waits until something is called, a time has passed or a signal is aborted, whichever comes first, and
 * leaves neither timer nor listener behind.
 */
export class Waker {
  #awake = false;
  #wake: (() => void) | undefined;

  /** Ends the pause that is on, or the next one at once: a call between two pauses is not lost. */
  readonly wake = (): void => {
    this.#awake = true;
    this.#wake?.();
  };

  /** Forgets earlier calls. To be called before one looks, not after. */
  reset(): void {
    this.#awake = false;
  }

  /** @param milliseconds no limit when undefined */
  async pause(signal: AbortSignal, milliseconds?: number): Promise<void> {
    if (this.#awake || signal.aborted) return;
    let timer: NodeJS.Timeout | undefined;
    const paused = new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (milliseconds !== undefined) timer = setTimeout(resolve, milliseconds);
    });
    signal.addEventListener('abort', this.wake);
    try {
      await paused;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', this.wake);
      this.#wake = undefined;
    }
  }
}
