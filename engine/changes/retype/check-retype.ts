import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { Issue } from '../../errors/issue.ts';
import { fieldTypes } from '../../fields/registry.ts';
import { findConversion } from './find-conversion.ts';

/** Whether a field may become the other document: what stands against it, and whether its values need converting. */
export function checkRetype(before: FieldDocument, after: FieldDocument, was?: string): { readonly issues: readonly Issue[]; readonly retype: boolean } {
  if (before.type === after.type) return { issues: fixedOptions(before, after), retype: false };
  if (!isStored(before) && !isStored(after)) return { issues: [], retype: false };
  const conversion = findConversion(before, after);
  // The former values were kept: they come back whatever becomes of those written since, also where the column could stay as it is.
  if (conversion) return { issues: [], retype: conversion.kind === 'convert' || was !== undefined };
  if (was !== undefined) return { issues: [], retype: true };
  const message = `Values of type ${before.type} cannot become ${after.type}; make a new field.`;
  return { issues: [{ pointer: '/type', message, code: 'no_conversion' }], retype: false };
}

function isStored(field: FieldDocument): boolean {
  const type = fieldTypes.get(field.type);
  return (type?.columns(field).length ?? 0) > 0 || type?.sideTable !== undefined;
}

/** The related object is part of what stored values mean. */
function fixedOptions(before: FieldDocument, after: FieldDocument): readonly Issue[] {
  const links = before.type === 'link' || before.type === 'links';
  if (!links || before.options?.object === after.options?.object) return [];
  return [{ pointer: '/options/object', message: 'The related object of a link cannot change; make a new field.', code: 'fixed' }];
}
