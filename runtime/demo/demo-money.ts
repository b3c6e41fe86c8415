import type { DemoSettings } from './settings/demo-settings.ts';

/** An amount as the API takes it. */
export function money(amount: number, currency: string): { readonly amount: string; readonly currency: string } {
  return { amount: String(amount), currency };
}

/** To whole thousands, as prices in dong are. */
export function roundPrice(amount: number): number {
  return Math.round(amount / 1000) * 1000;
}

/** How much dearer everything is at that time than at the start of the recipe. */
export function priceFactor(settings: DemoSettings, atMs: number): number {
  let factor = 1;
  for (const step of settings.price_steps) if (Date.parse(`${step.from}T00:00:00Z`) <= atMs) factor = step.factor;
  return factor;
}
