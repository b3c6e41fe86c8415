import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';

/**
 * The layer gate. Without TypeScript's JavaScript API dependency-cruiser reads no file and finds nothing wrong, so the gate also fails when it
 * read fewer modules than there are. `node .ci/check-layers.ts [folder]`: a folder is checked with the rules of this checkout.
 */
const root = resolve(process.argv[2] ?? join(import.meta.dirname, '..'));
const parts = ['schemas', 'engine', 'runtime', 'studio', 'plugins', 'test', '.ci'];
const files = parts.flatMap((part) => globSync(`${part}/**/*.{ts,tsx}`, { cwd: root })).filter((file) => !file.startsWith('studio/dist/'));

const rules = createRequire(import.meta.filename)('../.dependency-cruiser.cjs') as { forbidden: IForbiddenRuleType[]; options: ICruiseOptions };
const { tsConfig: _tsConfig, enhancedResolveOptions, ...options } = rules.options;
process.chdir(root);
const present = parts.filter((part) => files.some((file) => file.startsWith(`${part}/`)));
const { output } = await cruise(
  present,
  { ...options, baseDir: root, validate: true, ruleSet: { forbidden: rules.forbidden } } as ICruiseOptions,
  enhancedResolveOptions as Parameters<typeof cruise>[2],
);
const { modules, summary } = output as ICruiseResult;

const read = new Set(modules.map((module) => module.source));
const unread = files.filter((file) => !read.has(file));
for (const { rule, from, to, cycle } of summary.violations) {
  console.error(`${rule.name}: ${from} -> ${cycle === undefined ? to : cycle.map((step) => step.name).join(' -> ')}`);
}
for (const file of unread.slice(0, 20)) console.error(`not read: ${file}`);
console.log(`${files.length - unread.length} of ${files.length} files read, ${summary.violations.length} violations`);
if (files.length === 0 || unread.length > 0 || summary.violations.length > 0) process.exitCode = 1;
