/**
 * Statements given without waiting for the answers of those before them. PostgreSQL runs them in turn and fails all that follow a failed
 * one, so the first failure in the order of giving is the cause. Whoever needs an answer, or commits, lands first.
 */
export class InFlight {
  #sent: Promise<unknown>[] = [];

  /** Takes over a statement's promise, with what judges its answer. */
  send(sent: Promise<unknown>): void {
    // Its failure is thrown by land(), after those before it.
    sent.catch(() => undefined);
    this.#sent.push(sent);
  }

  /** Waits until all that was sent is over, also after a failure: nothing of it may run behind a rollback. Throws the first failure. */
  async land(): Promise<void> {
    const sent = this.#sent;
    this.#sent = [];
    for (const outcome of await Promise.allSettled(sent)) if (outcome.status === 'rejected') throw outcome.reason;
  }
}
