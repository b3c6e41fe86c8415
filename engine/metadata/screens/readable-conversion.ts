import type { ConversionDocument } from '../../../schemas/generated/metadata.ts';
import { type ScreenContext, type Sight, sightOf } from './screen-context.ts';

type Values = ConversionDocument['steps'][number]['values'];

/** A conversion for somebody who may change the object and make what comes of it; undefined for others. Values that name hidden fields are left out. */
export function readableConversion(context: ScreenContext, conversion: ConversionDocument): ConversionDocument | undefined {
  const from = sightOf(context, 'conversion', conversion.object);
  if (!from || !context.rights.can(from.object, 'update') || !from.tells(conversion.when)) return undefined;
  const steps = conversion.steps.flatMap((step) => {
    const into = sightOf(context, 'conversion', step.object);
    return into && context.rights.can(into.object, 'create') ? [{ ...step, values: shown(from, into, step.values) }] : [];
  });
  if (steps.length === 0 || conversion.steps.some(({ as, optional }) => optional !== true && !steps.some((step) => step.as === as))) return undefined;
  const keeps = conversion.keeps?.filter(({ object, link, by }) => {
    const kept = sightOf(context, 'conversion', object);
    return kept?.reads(link) && (by === undefined || kept.reads(by));
  });
  return {
    ...conversion,
    steps,
    ...(conversion.set ? { set: shown(from, from, conversion.set) } : {}),
    ...(keeps ? { keeps } : {}),
  };
}

function shown(from: Sight, into: Sight, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([field, source]) => into.reads(field) && (source.from === undefined || from.reads(source.from))));
}
