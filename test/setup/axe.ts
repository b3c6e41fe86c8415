import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A tooltip stands at the end of the page while the mouse or the focus rests somewhere, and belongs to what it describes: it needs no landmark. */
const ofTooltip = /^region: <[^>]*role="tooltip"/;

/** What fades in or out has no colours to judge. What turns without end is not waited for. */
async function standStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
}

async function judge(page: Page): Promise<readonly string[]> {
  await standStill(page);
  const broken = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    const { violations } = await axe.run();
    return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 400)}`));
  });
  return broken.filter((rule) => !ofTooltip.test(rule)).map((rule) => rule.slice(0, 200));
}

/**
 * The accessibility rules (WCAG 2.2 A and AA, best practices) that the page breaks, with the places. A note that began to fade while the page was
 * judged breaks some for a moment: what is said once is asked again, and what stays is told.
 */
export async function brokenRules(page: Page): Promise<readonly string[]> {
  // The page's policy forbids foreign scripts; evaluate runs outside of it.
  await page.evaluate(source);
  for (let again = 0; again < 2; again += 1) if ((await judge(page)).length === 0) return [];
  return judge(page);
}
