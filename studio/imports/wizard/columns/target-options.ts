import type { ImportInspected } from '../../../../schemas/generated/api.ts';
import type { Label, MappingDocument } from '../../../../schemas/generated/metadata.ts';
import { type ClientField, type ClientMetadata, findField, findObject } from '../../../metadata/client-metadata.ts';
import { outsideId, type Source, type Target, targetKey, targetsOf } from '../../mapping/edit-mapping.ts';

export interface TargetOption {
  readonly value: string;
  readonly label: string;
}

export interface TargetGroup {
  readonly group: string;
  readonly items: TargetOption[];
}

type Inspected = Pick<ImportInspected, 'objects' | 'columns'>;

export interface OptionTexts {
  readonly label: (label: Label) => string;
  /** Of a part such as ward. */
  readonly part: (part: string) => string;
  readonly outsideId: string;
}

function fieldOf(metadata: ClientMetadata, mapping: MappingDocument, { entry, field }: Target): ClientField | undefined {
  const object = findObject(metadata, mapping.records[entry]?.object);
  return findField(object, field.split('.')[0] ?? '');
}

/** All that a column can be given to, in a group for each entry of the mapping. */
export function targetOptions(metadata: ClientMetadata, inspected: Inspected, mapping: MappingDocument, texts: OptionTexts): readonly TargetGroup[] {
  return mapping.records.map((entry, index) => {
    const object = findObject(metadata, entry.object);
    const targets = inspected.objects.find(({ name }) => name === entry.object)?.targets ?? [];
    const items = targets.flatMap(({ name, parts }): TargetOption[] => {
      const field = findField(object, name);
      if (field?.type === 'external_keys') return [{ value: targetKey({ entry: index, field: outsideId }), label: texts.outsideId }];
      const label = field ? texts.label(field.label) : name;
      const own = { value: targetKey({ entry: index, field: name }), label };
      return [own, ...parts.map((part) => ({ value: targetKey({ entry: index, field: `${name}.${part}` }), label: `${label} · ${texts.part(part)}` }))];
    });
    const group = object ? texts.label(object.label) : entry.object;
    // What the mapping names and nobody may choose, such as a field of a preset, is shown all the same.
    const known = new Set(items.map(({ value }) => value));
    const others = Object.keys(entry.fields)
      .map((field) => targetKey({ entry: index, field }))
      .filter((value) => !known.has(value));
    return {
      group: entry.as && entry.as !== entry.object ? `${group} (${entry.as})` : group,
      items: [...items, ...others.map((value) => ({ value, label: value.split(':')[1] ?? value }))],
    };
  });
}

/** What a field gets when a column is given to it: phone numbers one of the cell, identities a phone number, links and owners who is called so. */
export function makeSource(metadata: ClientMetadata, inspected: Inspected, mapping: MappingDocument): (target: Target, column: string) => Source {
  return (target, column) => {
    const field = fieldOf(metadata, mapping, target);
    if (field?.type === 'phone') return { column, nth: 1 };
    if (field?.type === 'identities') return { column, channel: 'phone', nth: targetsOf(mapping, column).length > 0 ? 2 : 1 };
    if (field?.type !== 'link' && field?.type !== 'user') return column;
    const object = mapping.records[target.entry]?.object;
    const find = inspected.objects.find(({ name }) => name === object)?.targets.find(({ name }) => name === target.field)?.find ?? [];
    const addresses = inspected.columns.find(({ name }) => name === column)?.samples.every((text) => text.includes('@')) === true;
    const chosen = addresses && find.includes('email') ? 'email' : find[0];
    return chosen === undefined ? column : { column, find: chosen };
  };
}

/** Fields that each new record needs and that have no source, by entry. */
export function neededTargets(inspected: Inspected, mapping: MappingDocument): readonly Target[] {
  return mapping.records.flatMap((entry, index) => {
    const targets = inspected.objects.find(({ name }) => name === entry.object)?.targets ?? [];
    const filled = new Set([...Object.keys(entry.fields), entry.ordinal, entry.parent]);
    return targets.filter(({ name, required }) => required && !filled.has(name)).map(({ name }) => ({ entry: index, field: name }));
  });
}
