import type { FieldDocument } from '../../schemas/generated/metadata.ts';

/** The members of a value that a file keeps in columns of their own: `name` holds the main one, `name.given` another. */
export interface FieldParts {
  readonly main: string;
  readonly others: readonly string[];
}

const partsByType: Partial<Record<FieldDocument['type'], FieldParts>> = {
  person_name: { main: 'full', others: ['given', 'form'] },
  address: { main: 'text', others: ['street', 'ward', 'district', 'province', 'country', 'postal_code'] },
};

/** The parts of a field's values, for types whose main text does not say all. */
export function fieldParts(document: FieldDocument): FieldParts | undefined {
  return partsByType[document.type];
}
