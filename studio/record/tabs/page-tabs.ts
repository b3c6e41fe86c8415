import type { Layout } from '../layout-of.ts';

type Section = Layout['sections'][number];
type Related = NonNullable<Layout['related']>[number];

/** A tab of the layout with what stands in it. */
export interface PageTab {
  /** Part of the address. */
  readonly key: string;
  /** Undefined for the only tab of a layout that names none. */
  readonly label: NonNullable<Layout['tabs']>[number]['label'] | undefined;
  readonly sections: readonly Section[];
  /** Lists beneath the sections. */
  readonly related: readonly Related[];
  /** Short lists beside them. */
  readonly panels: readonly Related[];
}

/** Tabs that every record has, behind those of its layout. */
export const builtInTabs = ['timeline', 'files', 'history'] as const;

/** The tabs of a layout in order; what names no tab, or one that there is not, stands in the first. */
export function pageTabs(layout: Layout): readonly PageTab[] {
  const named = layout.tabs ?? [];
  const first = named[0]?.name;
  const placeOf = (tab: string | undefined): string | undefined => (named.some(({ name }) => name === tab) ? tab : first);
  const tabOf = (name: string | undefined, key: string, label: PageTab['label']): PageTab => {
    const related = (layout.related ?? []).filter((list) => placeOf(list.tab) === name);
    return {
      key,
      label,
      sections: layout.sections.filter((section) => placeOf(section.tab) === name),
      related: related.filter((list) => list.panel !== true),
      panels: related.filter((list) => list.panel === true),
    };
  };
  if (named.length === 0) return [tabOf(undefined, 'details', undefined)];
  return named.map(({ name, label }) => tabOf(name, keyOf(name), label));
}

/** A layout may call a tab as those that follow by themselves. */
function keyOf(name: string): string {
  return builtInTabs.some((tab) => tab === name) ? `${name}-tab` : name;
}
