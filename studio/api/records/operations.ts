import type { ProblemIssue } from '../problem.ts';
import { request } from '../request.ts';

/** What undoing an operation did. */
export interface UndoAnswer {
  readonly operation: string;
  readonly undone: number;
  readonly kept: readonly { readonly object: string; readonly id: string; readonly fields: readonly string[] }[];
}

/** The undo of an operation that touched many records goes on in the background. */
export interface UndoStarted {
  readonly operation: string;
  readonly status: 'running';
  readonly done: number;
  readonly total: number;
}

/** An operation; what follows `status` is of undos in the background. */
export interface Operation {
  readonly id: string;
  readonly status: 'running' | 'done' | 'failed' | 'cancelled';
  readonly done?: number;
  readonly total?: number;
  readonly kept_count?: number;
  readonly issues?: readonly ProblemIssue[];
}

const path = (operation: string, action = '') => `/api/operations/${encodeURIComponent(operation)}${action}`;

export async function undoOperation(operation: string): Promise<UndoAnswer | UndoStarted> {
  return (await request<UndoAnswer | UndoStarted>('POST', path(operation, '/undo'))).data;
}

export async function getOperation(operation: string, signal?: AbortSignal): Promise<Operation> {
  return (await request<Operation>('GET', path(operation), { signal })).data;
}

/** Stops an undo in the background; what has been undone stays so. */
export async function cancelOperation(operation: string): Promise<Operation> {
  return (await request<Operation>('POST', path(operation, '/cancel'))).data;
}
