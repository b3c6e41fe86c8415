import type { PrintDocument } from '../../schemas/generated/metadata.ts';

export type PaperName = PrintDocument['paper'];

/** Paper in millimetres. Rolls have no height of their own: they are cut where the print ends. */
export interface Paper {
  readonly width: number;
  readonly height: number | undefined;
  readonly margin: number;
}

export const papers: Readonly<Record<PaperName, Paper>> = {
  a4: { width: 210, height: 297, margin: 15 },
  a5: { width: 148, height: 210, margin: 10 },
  '80mm': { width: 80, height: undefined, margin: 4 },
  '58mm': { width: 58, height: undefined, margin: 3 },
  label: { width: 100, height: 150, margin: 5 },
};

const pixelsOfInch = 96;
const millimetresOfInch = 25.4;

/** The rule that tells the printer which paper it is; `contentPx` is how high the print is on screen, for rolls. */
export function pageRule({ width, height, margin }: Paper, contentPx: number): string {
  const high = height ?? Math.ceil((contentPx * millimetresOfInch) / pixelsOfInch) + 1;
  // A roll carries its margin inside, so that what was measured is what is printed.
  return `@page { size: ${width}mm ${high}mm; margin: ${height === undefined ? 0 : margin}mm; }`;
}
