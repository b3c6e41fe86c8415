import type { MappingDocument } from '../../schemas/generated/metadata.ts';
import type { Actor } from '../access/actor.ts';
import { objectAccess } from '../access/object-access.ts';
import { AppError } from '../errors/app-error.ts';
import { stands } from '../errors/guards.ts';
import type { Issue } from '../errors/issue.ts';
import type { Model } from '../metadata/model.ts';

/** The objects that the mapping writes and that are not open to imports by this actor. */
export function importIssues(model: Model, actor: Actor, mapping: MappingDocument): readonly Issue[] {
  return mapping.records.flatMap((entry, index) => {
    const object = model.objects.get(entry.object);
    if (!object || objectAccess(model, actor, object).rows('import') !== 'none' || !stands('import_right')) return [];
    return [{ pointer: `/records/${index}`, message: `You may not import ${object.document.plural.en.toLowerCase()}.` }];
  });
}

/** Each object the mapping writes must be open to imports by this actor; rows and fields are judged at each write. */
export function assertMayImport(model: Model, actor: Actor, mapping: MappingDocument): void {
  const issues = importIssues(model, actor, mapping);
  if (issues.length > 0) throw new AppError('forbidden', issues[0]?.message ?? '', { issues });
}
