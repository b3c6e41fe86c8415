import { convertFunctions } from './convert.ts';
import { dateFunctions } from './dates.ts';
import { extremeFunctions } from './extremes.ts';
import type { FunctionSpec } from './function-spec.ts';
import { joinTextFunctions } from './join-text.ts';
import { logicFunctions } from './logic.ts';
import { numberFunctions } from './number.ts';
import { textFunctions } from './text.ts';
import { listFunctions } from './texts.ts';

/** Every function of the language; schemas/functions.json describes the same ones (tested). */
export const allFunctions: readonly FunctionSpec[] = [
  ...logicFunctions,
  ...textFunctions,
  ...joinTextFunctions,
  ...numberFunctions,
  ...extremeFunctions,
  ...dateFunctions,
  ...convertFunctions,
  ...listFunctions,
];

const byName = new Map(allFunctions.flatMap((spec) => [spec.name, ...spec.aliases].map((name) => [name, spec] as const)));

/** The function of this name or alias, in capitals. */
export function findFunction(name: string): FunctionSpec | undefined {
  return byName.get(name);
}
