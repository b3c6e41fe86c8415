import { createContext } from 'react';
import type { WireRecord } from '../api/records/records.ts';

/** A record to be made in a small dialog, of what was typed into a lookup. */
export interface QuickCreateRequest {
  readonly object: string;
  readonly typed: string;
  /** The new record, or the one that was there already, with its title. */
  readonly onRecord: (record: WireRecord) => void;
}

/** Opens the dialog; null where records cannot be made in a lookup: outside of forms, and within the dialog itself. */
export const QuickCreateContext = createContext<((request: QuickCreateRequest) => void) | null>(null);
