import type { DemoCombo, DemoProduct } from './settings/demo-settings.ts';

export interface Goods {
  readonly id: string;
  readonly product: DemoProduct;
}

export interface Combo {
  readonly id: string;
  readonly combo: DemoCombo;
  readonly items: readonly { readonly goods: Goods; readonly quantity: number }[];
}
