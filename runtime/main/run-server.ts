import { buildStudio } from './build-studio.ts';
import { compose } from './compose.ts';
import { openGround } from './ground.ts';
import { onStopSignal } from './on-stop-signal.ts';
import { parseSettings } from './settings.ts';

/** Starts this process and stops it on SIGINT or SIGTERM. Wrong settings are printed, all of them, with exit code 2. */
export async function runServer(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const parsed = parseSettings(args, environment);
  if (!parsed.ok) {
    for (const issue of parsed.issues) console.error(issue.message);
    process.exitCode = 2;
    return;
  }
  const settings = parsed.value;
  if (settings.role !== 'worker') await buildStudio();
  const ground = await openGround(settings);
  const composition = await compose(ground).catch(async (error: unknown) => {
    await ground.close();
    throw error;
  });
  onStopSignal(async () => {
    await composition.close();
    await ground.close();
  });
  console.log(composition.address === undefined ? 'Trellis works in the background' : `Trellis is at ${composition.address}`);
}
