import { expect, it } from 'vitest';
import { readSurfaces } from '../surfaces/all-surfaces.ts';
import { reportTexts } from './report-texts.ts';

it.each(['en', 'vi'] as const)('names every surface: %s', (locale) => {
  expect(readSurfaces.map(({ name }) => name).filter((name) => reportTexts[locale].surfaceNames[name] === undefined)).toEqual([]);
});
