import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoSettings } from './settings/demo-settings.ts';
import { parseDemoSettings } from './settings/parse-demo-settings.ts';

/** The recipe that ships with the Special Gift template, for tests. */
export function sampleSettings(): DemoSettings {
  const file = join(import.meta.dirname, '../../seeds/special-gift/recipes/demo.json');
  const parsed = parseDemoSettings((JSON.parse(readFileSync(file, 'utf8')) as { settings: unknown }).settings);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}
