import type { ConversionDocument } from '../../schemas/generated/metadata.ts';
import type { Actor } from '../access/actor.ts';
import { objectAccess } from '../access/object-access.ts';
import { AppError } from '../errors/app-error.ts';
import type { Model, ObjectModel } from '../metadata/model.ts';
import type { ReadContext } from '../query/read-context.ts';
import type { WireRecord } from '../query/record-reader.ts';

export type Step = ConversionDocument['steps'][number];
export type Sources = Step['values'];

/** One conversion of one record, as one person may do it. */
export interface ConversionContext extends ReadContext {
  readonly actor: Actor;
  readonly conversion: ConversionDocument;
  readonly object: ObjectModel;
  /** The record converted, with all that its values come from, as the actor may see it. */
  readonly source: WireRecord;
}

/**
 * The conversion, for whoever may change its object; a step whose object the actor may not make is refused when it comes to it. A conversion
 * that there is not and one that is not for the person look the same.
 */
export function openConversion(model: Model, actor: Actor, name: string): { readonly conversion: ConversionDocument; readonly object: ObjectModel } {
  const conversion = model.conversions.get(name);
  const object = conversion && model.objects.get(conversion.object);
  if (conversion && object) {
    const access = objectAccess(model, actor, object);
    if (access.rows('read') !== 'none' && access.rows('update') !== 'none') return { conversion, object };
  }
  throw new AppError('not_found', `There is no conversion "${name}" that you can use.`, { issues: [{ pointer: '/conversion', message: 'unknown' }] });
}

/** The object of a step, for whoever may make its records or take one that is there. */
export function objectOfStep({ model, actor }: Pick<ConversionContext, 'model' | 'actor'>, step: Step): ObjectModel | undefined {
  const object = model.objects.get(step.object);
  if (!object) return undefined;
  const access = objectAccess(model, actor, object);
  return access.rows('create') !== 'none' || (step.match === true && access.rows('read') !== 'none') ? object : undefined;
}
