import type { MappingDocument } from '../../schemas/generated/metadata.ts';
import type { Actor } from '../access/actor.ts';
import { objectAccess } from '../access/object-access.ts';
import { AppError } from '../errors/app-error.ts';
import { stands } from '../errors/guards.ts';
import type { Model } from '../metadata/model.ts';

/** Each object the mapping writes must be open to imports by this actor; rows and fields are judged at each write. */
export function assertMayImport(model: Model, actor: Actor, mapping: MappingDocument): void {
  const issues = mapping.records.flatMap((entry, index) => {
    const object = model.objects.get(entry.object);
    if (!object || objectAccess(model, actor, object).rows('import') !== 'none' || !stands('import_right')) return [];
    return [{ pointer: `/records/${index}`, message: `You may not import ${object.document.plural.en.toLowerCase()}.` }];
  });
  if (issues.length > 0) throw new AppError('forbidden', issues[0]?.message ?? '', { issues });
}
