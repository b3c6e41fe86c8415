import { type DenialLog, openDenialLog } from './denial-log.ts';
import { createExportLog, type ExportLog } from './export-log.ts';
import { openReadingLog, type ReadingLog, type ReadingServices } from './reading-log.ts';

/** The logs of a process that answers people. */
export interface AccessLogs {
  readonly denials: DenialLog;
  readonly exports: ExportLog;
  readonly readings: ReadingLog;
  /** Writes what is still held in memory; call when no more requests are answered. */
  close(): Promise<void>;
}

export function openAccessLogs(services: ReadingServices): AccessLogs {
  const { database, clock } = services;
  const denials = openDenialLog(database, clock);
  const readings = openReadingLog(services);
  return {
    denials,
    exports: createExportLog(database, clock),
    readings,
    async close() {
      await denials.close();
      await readings.close();
    },
  };
}
