import { isRejection } from '#kernel';
import type { Desk } from '#read-store';
import { rightIsHeldForTheContract, rightStandsForTheContract } from '../facts/index.js';

const GONE: readonly string[] = [rightIsHeldForTheContract.code, rightStandsForTheContract.code];

/**
 * Insists, unless the right has ended by itself: its parcel was given back, recalled or expropriated, or the right from
 * which it was to be carved has ended. That is as good.
 */
export async function unlessGone(desk: Desk, step: string, command: object): Promise<void> {
  const answer = await desk.send(step, command);
  if (isRejection(answer) && !GONE.includes(answer.code))
    throw new Error(`${step}: ${answer.code} ${answer.detail}`);
}
