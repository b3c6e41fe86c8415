import type { Issue, Result } from '../../errors/issue.ts';
import { normalizeText } from '../text-value.ts';

/** Normalises several members of an object, each with its greatest length; issues point at the members. */
export function textParts<K extends string>(input: Readonly<Record<string, unknown>>, limits: Readonly<Record<K, number>>): Result<Record<K, string | null>> {
  const parts: Record<string, string | null> = {};
  const issues: Issue[] = [];
  for (const [name, limit] of Object.entries<number>(limits)) {
    const text = normalizeText(input[name], limit);
    if (text.ok) parts[name] = text.value;
    else for (const issue of text.issues) issues.push({ ...issue, pointer: `/${name}` });
  }
  if (issues.length > 0) return { ok: false, issues };
  // @NOTE the loop above has set every key of limits.
  return { ok: true, value: parts as Record<K, string | null> };
}
