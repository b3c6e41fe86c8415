import { SystemTables } from './0001-system-tables.ts';

/** In order; names are kept in sys.migration and never change. */
export const migrations = [{ name: '0001-system-tables', class: SystemTables }];
