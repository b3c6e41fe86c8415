const impatienceMs = 2_000;
const patienceMs = 60_000;

/** Runs `stop` once on SIGINT or SIGTERM, then exits. A second signal exits at once. */
export function onStopSignal(stop: () => Promise<void>): void {
  let since: number | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    // npm passes Ctrl-C on, so that one press arrives twice.
    if (since !== undefined && Date.now() - since < impatienceMs) return;
    if (since !== undefined) process.exit(1);
    since = Date.now();
    console.log(`${signal}: stopping`);
    setTimeout(() => process.exit(1), patienceMs).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('stopping failed:', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
