/** Key of the advisory lock: writers of records hold it shared, apply holds it exclusively. */
export const modelLockKey = 7_246_101;

/** Takes the lock shared and reads the version; the second statement has a snapshot of its own, taken after the lock is held. */
export const lockModelText = `select pg_advisory_xact_lock_shared(${modelLockKey}); select version from sys.model`;
