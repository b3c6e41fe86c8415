const retried = new Set(['40001', '40P01', '55P03', '23505']);
const lost = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** Another transaction was in the way (deadlock, serialisation, lock, a key taken a moment ago): the same batch may well pass now. */
export function isRetryable(error: unknown): boolean {
  return retried.has(codeOf(error));
}

/** The database or this process went away: the work is to be taken up again later, from the checkpoint. */
export function isInterruption(error: unknown): boolean {
  const code = codeOf(error);
  if (lost.has(code) || /^(08|53|57)/.test(code)) return true;
  return (
    error instanceof Error &&
    (error.name === 'AbortError' || /Connection terminated|process is stopping|timeout exceeded when trying to connect/.test(error.message))
  );
}
