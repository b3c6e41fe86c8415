import type { ClientObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { useApp } from './useApp.ts';

/** Objects of which the person may make new records, those of the app on screen first. */
export function useCreatable(): readonly ClientObject[] {
  const app = useApp();
  const names = (app?.groups ?? []).flatMap(({ items }) => items.map(({ object }) => object));
  const place = ({ name }: ClientObject) => (names.includes(name) ? names.indexOf(name) : names.length);
  return useMetadata()
    .objects.filter((object) => object.can.create && object.parent === undefined)
    .toSorted((a, b) => place(a) - place(b));
}
