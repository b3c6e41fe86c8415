import type { Label } from '../../../../schemas/generated/metadata.ts';
import { type ClientMetadata, type ClientObject, findObject } from '../../../metadata/client-metadata.ts';
import type { RoleDraft } from '../draft/role-draft.ts';

/** A row of the matrix. */
export interface MatrixRow {
  /** Name of the object; * for every other one. */
  readonly object: string;
  /** Absent for every other object, and for one that the role names and that is gone. */
  readonly known: ClientObject | undefined;
  /** For lines: the object that owns them. */
  readonly owner: ClientObject | undefined;
}

/** All objects by their plural, lines behind the object that owns them; first the row for every other object, last those that are gone. */
export function matrixRows(metadata: ClientMetadata, draft: RoleDraft, label: (label: Label) => string, locale: string): readonly MatrixRow[] {
  const byName = (left: ClientObject, right: ClientObject) => label(left.plural).localeCompare(label(right.plural), locale);
  const objects = metadata.objects.filter((object) => object.name !== 'user').toSorted(byName);
  const ownerOf = (object: ClientObject) => {
    const link = object.parent === undefined ? undefined : object.fields.find((field) => field.name === object.parent);
    return findObject(metadata, link?.target);
  };
  const rows = objects
    .filter((object) => ownerOf(object) === undefined)
    .flatMap((object): MatrixRow[] => [
      { object: object.name, known: object, owner: undefined },
      ...objects.filter((line) => ownerOf(line) === object).map((line) => ({ object: line.name, known: line, owner: object })),
    ]);
  const named = new Set(draft.grants.map(({ grant }) => grant.object));
  const gone = [...named].filter((name) => name !== '*' && name !== 'user' && !findObject(metadata, name));
  return [
    { object: '*', known: undefined, owner: undefined },
    ...rows,
    ...(named.has('user') ? [{ object: 'user', known: findObject(metadata, 'user'), owner: undefined }] : []),
    ...gone.map((name) => ({ object: name, known: undefined, owner: undefined })),
  ];
}
