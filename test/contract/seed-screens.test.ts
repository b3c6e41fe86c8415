import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { metadataRights } from '../../engine/api/http/metadata-access.ts';
import { noRights } from '../../engine/identity/actor-rights.ts';
import { clientMetadata } from '../../engine/metadata/client-metadata.ts';
import { compileModel } from '../../engine/metadata/compiling/compile-model.ts';
import { fittingLayout } from '../../engine/metadata/fitting-layout.ts';
import type { Model } from '../../engine/metadata/model.ts';
import { parseDocument } from '../../engine/metadata/parse-document.ts';
import { danglingReferences } from '../../engine/metadata/references/dangling-references.ts';
import type { ClientMetadata } from '../../schemas/generated/api.ts';
import { loadSeedFiles } from './seed-documents.ts';

const model = specialGift();
const roles = ['owner', 'sales_manager', 'sales', 'service', 'marketing', 'warehouse', 'delivery', 'accountant', 'receptionist'];
const shown = new Map(roles.map((role) => [role, screensOf(role)]));

function specialGift(): Model {
  const documents = loadSeedFiles('special-gift').filter((file) => file.document.kind !== 'template');
  const stored = documents.flatMap(({ document }) => {
    const parsed = parseDocument(document);
    return parsed.ok ? [{ document: parsed.value, state: 'active' as const }] : [];
  });
  const compiled = compileModel(stored, { currency: 'VND', zone: 'Asia/Ho_Chi_Minh', locale: 'vi' }, 1);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.value;
}

/** What the screens of somebody with that one role know. */
function screensOf(role: string): ClientMetadata {
  const actor: UserActor = {
    kind: 'user',
    id: '0192e8ab-6680-7000-8000-000000000001',
    name: role,
    roles: [role],
    rights: noRights,
    zone: 'Asia/Ho_Chi_Minh',
    locale: 'vi',
  };
  return clientMetadata(model, metadataRights(model, actor));
}

const found = <T extends { readonly name: string }>(list: readonly T[], name: string): T | undefined => list.find((one) => one.name === name);

describe('the screens of Special Gift', () => {
  it('name nothing that is not there: homes, counters, prints, conversions, rules of stages', () => {
    expect(danglingReferences(model)).toEqual([]);
  });

  it('have only icons that the studio can draw', () => {
    const drawn = readFileSync(join(import.meta.dirname, '../../studio/shell/icon.tsx'), 'utf8');
    const known = new Set([...drawn.matchAll(/^ {2}'?([a-z0-9-]+)'?: Icon/gm)].map((match) => match[1]));
    const objects = [...model.objects.values()].map(({ document }) => document);
    const named: readonly { readonly name: string; readonly icon?: string }[] = [...objects, ...model.apps.values(), ...model.counters.values()];
    expect(known.size).toBeGreaterThan(60);
    expect(named.filter(({ icon }) => icon !== undefined && !known.has(icon)).map(({ name, icon }) => `${name}: ${icon}`)).toEqual([]);
  });

  it('give each of the nine roles a home of its own', () => {
    expect(roles.map((role) => shown.get(role)?.today?.name)).toEqual([
      'owner_today',
      'sales_manager_today',
      'sales_today',
      'service_today',
      'marketing_today',
      'warehouse_today',
      'delivery_today',
      'accounting_today',
      'reception_today',
    ]);
  });

  it.each(roles)('lose nothing of the home of %s: its cards name only what the role sees', (role) => {
    const today = shown.get(role)?.today;
    const document = model.homes.get(today?.name ?? '');
    expect(today?.cards).toEqual(document?.cards);
  });

  it.each(roles)('lose nothing of the views, layouts and apps made for %s', (role) => {
    const screens = shown.get(role);
    const isFor = ({ roles: meant }: { readonly roles?: string[] }): boolean => meant?.includes(role) === true;
    for (const view of [...model.views.values()].filter(isFor)) expect(found(screens?.views ?? [], view.name)).toEqual(view);
    for (const app of [...model.apps.values()].filter(isFor)) expect(found(screens?.apps ?? [], app.name)).toEqual(app);
    for (const layout of [...model.layouts.values()].filter(isFor)) expect(found(screens?.layouts ?? [], layout.name)).toEqual(layout);
  });

  it('give every object a view to begin with and every record a page, whatever its type, in every role', () => {
    const lacking = [...model.objects.values()]
      .filter(({ name }) => name !== 'user')
      .flatMap(({ name, document }) => {
        const types = [undefined, ...(document.record_types ?? []).map((type) => type.name)];
        const pages = roles.flatMap((role) =>
          types.filter((type) => fittingLayout(model, document, [role], type) === undefined).map((type) => `${name} ${role} ${type}`),
        );
        const first = [...model.views.values()].filter((view) => view.object === name && view.default === true);
        return [...pages, ...(first.length === 1 ? [] : [`${name} has ${first.length} default views`])];
      });
    expect(lacking).toEqual([]);
  });

  it('put sections, lists and tabs together: every tab that is named is there, and none is empty', () => {
    const wrong = [...model.layouts.values()].flatMap(({ name, tabs = [], sections, related = [] }) => {
      const used = new Set([...sections, ...related].map(({ tab }) => tab ?? tabs[0]?.name));
      const unknown = [...used].filter((tab) => tab !== undefined && !tabs.some((one) => one.name === tab));
      return [...unknown.map((tab) => `${name}: ${tab}`), ...tabs.filter((tab) => !used.has(tab.name)).map((tab) => `${name}: ${tab.name} is empty`)];
    });
    expect(wrong).toEqual([]);
  });

  it('show every field of an object on its main page, but what its lines and its title are made of', () => {
    const unseen = [...model.objects.values()]
      .filter(({ name }) => name !== 'user')
      .flatMap(({ name, document, fields }) => {
        const page = fittingLayout(model, document, [], undefined);
        const placed = new Set([...(page?.sections.flatMap((section) => section.fields) ?? []), document.parent, document.order]);
        return [...fields.values()]
          .filter((field) => !field.system && !placed.has(field.name) && field.document.field !== 'title')
          .map((field) => `${name}.${field.name}`);
      });
    expect(unseen).toEqual([]);
  });

  it('offer boards, calendars and maps where a field for them is there', () => {
    const kinds = Map.groupBy(model.views.values(), (view) => view.type);
    expect([kinds.get('board')?.length, kinds.get('calendar')?.length, kinds.get('map')?.length]).toEqual([10, 8, 3]);
    const cost = (role: string) =>
      (shown.get(role)?.objects ?? []).flatMap(({ name, fields }) =>
        fields.filter((field) => /cost|margin|profit/.test(field.name)).map((field) => `${name}.${field.name}`),
      );
    expect([cost('sales'), cost('service'), cost('warehouse'), cost('delivery'), cost('receptionist')]).toEqual([[], [], [], [], []]);
  });
});
