import type { Work } from '../../work/work.ts';
import { type ReminderServices, sendReminders } from './send-reminders.ts';

const queue = 'reminders';

/**
 * Reminds people every minute, in whichever worker comes first. The next round is put into the queue before this one begins: it outlives the process.
 */
export async function handleReminders(work: Work, services: ReminderServices, everySeconds = 60): Promise<void> {
  const askFor = (seconds: number) =>
    services.database.transaction((tx) => work.enqueue(tx, queue, {}, { key: queue, startAfterSeconds: seconds, retryLimit: 0 }));
  await work.handle(
    queue,
    async () => {
      await askFor(everySeconds);
      await sendReminders(services);
    },
    { concurrency: 1 },
  );
  await askFor(0);
}
