import type { LoadAnswer, LoadCall } from './load-client.ts';
import type { LoadField, LoadObject, Oracle, Period } from './oracle.ts';
import type { Random } from './random.ts';

type Ask = (...request: Parameters<LoadCall>) => Promise<{ readonly answer: LoadAnswer; readonly period: Period; readonly request: string }>;

/** What a kind of request works with. */
export interface LoadContext {
  readonly oracle: Oracle;
  readonly random: Random;
  /** An object that is there as far as anyone knows. */
  object(): LoadObject;
  readonly ask: Ask;
  /** Notes a wrong answer; nothing is wrong when `what` is undefined. */
  fault(request: string, answer: LoadAnswer, what: string | undefined): void;
  /** A refusal is right only while the object or one of the fields is changing. */
  mustBeMoving(request: string, answer: LoadAnswer, object: LoadObject, fields: readonly LoadField[], period: Period): void;
}

/** Counts and faults of a run. */
export interface LoadTally {
  readonly statuses: Map<string, number>;
  readonly faults: string[];
}
