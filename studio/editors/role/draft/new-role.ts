import type { RoleDocument } from '../../../../schemas/generated/metadata.ts';
import { foldText } from '../../../format/fold-text.ts';

type Label = RoleDocument['label'];

const longestName = 48;

/** The API name that a label gives: "Quản lý kho" is quan_ly_kho. A name that is taken gets a number. */
export function roleName(label: string, taken: ReadonlySet<string>): string {
  const plain = foldText(label)
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '');
  const base = trimmed(plain, longestName) || 'role';
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : `_${number}`;
    const name = `${trimmed(base, longestName - ending.length)}${ending}`;
    if (!taken.has(name)) return name;
  }
}

function trimmed(name: string, length: number): string {
  return name.slice(0, length).replace(/_+$/, '');
}

/** A role that grants nothing yet; a label that was given in one language serves both until the other is written. */
export function blankRole(label: Label, taken: ReadonlySet<string>): RoleDocument {
  return { kind: 'role', name: roleName(label.en, taken), label, grants: [] };
}

/** What a copy is called until it gets a name of its own; in both languages, of which the screens have one. */
export function copyLabel({ en, vi }: Label): Label {
  return { en: `${en} (copy)`, vi: `${vi} (bản sao)` };
}

/** The same role under another name. It is no longer what came with a template. */
export function duplicateRole(role: RoleDocument, label: Label, taken: ReadonlySet<string>): RoleDocument {
  const { origin: _origin, ...rest } = role;
  return { ...rest, name: roleName(label.en, taken), label };
}
