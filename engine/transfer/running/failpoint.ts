/**
 * Kills the process with SIGKILL at a named place, for crash tests: TRELLIS_FAILPOINT=import.batch-written:3 strikes the third time the
 * place is passed. Does nothing otherwise.
 */
export function failpoint(name: string): void {
  const wanted = process.env.TRELLIS_FAILPOINT;
  if (wanted === undefined || wanted.split(':')[0] !== name) return;
  const passed = (counts.get(name) ?? 0) + 1;
  counts.set(name, passed);
  if (passed >= Number(wanted.split(':')[1] ?? 1)) process.kill(process.pid, 'SIGKILL');
}

const counts = new Map<string, number>();
