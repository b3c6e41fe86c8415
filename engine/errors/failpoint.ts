const [wanted, times] = (process.env.TRELLIS_FAILPOINT ?? '').split(':');
let passed = 0;

/**
 * A named place at which a crash test kills the process with SIGKILL: TRELLIS_FAILPOINT=import.batch-written:3 strikes the third time the
 * place is passed. Does nothing, and costs a comparison, when the variable is not set as the process starts.
 */
export function failpoint(name: string): void {
  if (wanted !== name) return;
  passed += 1;
  if (passed >= Number(times ?? 1)) process.kill(process.pid, 'SIGKILL');
}
