import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../engine/errors/issue.ts';
import { compileExpression } from '../../engine/expressions/compile-expression.ts';
import { compileModel } from '../../engine/metadata/compiling/compile-model.ts';
import { buildDrafts } from '../../engine/metadata/compiling/object-draft.ts';
import { objectScope } from '../../engine/metadata/compiling/object-scope.ts';
import { parseDocument } from '../../engine/metadata/parse-document.ts';
import { staffIssues } from '../../runtime/demo/staff/staff-issues.ts';
import type { ViewDocument } from '../../schemas/generated/metadata.ts';
import { catalogue, loadSeedFiles, templates } from './seed-documents.ts';
import { brokenPath, pathsOf } from './seed-paths.ts';
import { brokenReferences } from './seed-references.ts';

const schemas = join(import.meta.dirname, '../../schemas/metadata');
const schemaFiles = readdirSync(schemas).filter((file) => file.endsWith('.schema.json'));
const ajv = new Ajv2020({ allErrors: true, strict: false });
// @NOTE ajv-formats is CommonJS: its callable sits under default.
(addFormats as unknown as { default: (instance: Ajv2020) => void }).default(ajv);
for (const file of schemaFiles) ajv.addSchema(JSON.parse(readFileSync(join(schemas, file), 'utf8')));

/** Words written alike in both languages. */
const international = new Set([
  'Email',
  'Website',
  'Facebook',
  'Zalo',
  'Instagram',
  'TikTok',
  'Google',
  'GHN',
  'GHTK',
  'Viettel Post',
  'VNPost',
  'GrabExpress',
  'Napas',
  'Visa',
  'Mastercard',
  'JCB',
]);
const reserved = new Set(['id', 'owner', 'record_type', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version', 'deleted_at', '_hidden']);

function labels(node: unknown, pointer = ''): readonly { readonly pointer: string; readonly en: unknown; readonly vi: unknown }[] {
  if (Array.isArray(node)) return node.flatMap((item, index) => labels(item, `${pointer}/${index}`));
  if (typeof node !== 'object' || node === null) return [];
  const entries = Object.entries(node);
  const isLabel = entries.some(([key]) => key === 'en') || entries.some(([key]) => key === 'vi');
  if (isLabel) return [{ pointer, en: (node as { en?: unknown }).en, vi: (node as { vi?: unknown }).vi }];
  return entries.flatMap(([key, value]) => labels(value, `${pointer}/${key}`));
}

describe.each(templates)('the template %s', (template) => {
  const files = loadSeedFiles(template);
  const seeds = catalogue(template);

  it('has only documents that their schema accepts', () => {
    const refused = files.flatMap(({ path, document }) => {
      const validate = ajv.getSchema(`https://trellis.dev/schemas/metadata/${document.kind}.schema.json`);
      if (validate?.(document) === true) return [];
      return [{ path, errors: validate?.errors ?? 'no such kind' }];
    });
    expect(refused).toEqual([]);
  });

  it('keeps each document in the file named after it', () => {
    const misplaced = files.filter(({ path, document }) => {
      if (document.kind === 'template') return path !== 'template.json';
      if (document.kind === 'field')
        return path !== `fields/${document.name.replace('.', '/')}.json` || document.name !== `${document.object}.${document.field}`;
      // Mappings for what other products export stand in a folder for each product.
      const place = document.kind === 'mapping' ? path.replace(/^mappings\/[a-z]+\//, 'mappings/') : path;
      return place !== `${document.kind}s/${document.name}.json`;
    });
    expect(misplaced.map((file) => file.path)).toEqual([]);
  });

  it('is written as an export would write it', () => {
    expect(files.filter(({ text, document }) => text !== `${JSON.stringify(document, null, 2)}\n`).map((file) => file.path)).toEqual([]);
  });

  it('says everything in both languages', () => {
    const alike = files.flatMap(({ path, document }) =>
      labels({ ...document, settings: undefined })
        .filter(({ en, vi }) => typeof en !== 'string' || typeof vi !== 'string' || (en === vi && !international.has(en)))
        .map(({ pointer }) => `${path}${pointer}`),
    );
    expect(alike).toEqual([]);
  });

  it('uses no standard column as a field name', () => {
    expect([...seeds.fields.values()].filter((field) => reserved.has(field.field)).map((field) => field.name)).toEqual([]);
  });

  it('gives every object a title, a layout and one default view', () => {
    const poor = [...seeds.objects.values()].filter((object) => {
      const views = [...seeds.views.values()].filter((view) => view.object === object.name && view.default === true);
      const layouts = [...seeds.layouts.values()].filter((layout) => layout.object === object.name);
      return !seeds.fields.has(`${object.name}.${object.title}`) || views.length !== 1 || layouts.length === 0;
    });
    expect(poor.map((object) => object.name)).toEqual([]);
  });

  it('refers only to what exists', () => {
    expect(brokenReferences(seeds)).toEqual([]);
  });

  it('compiles into a Model', () => {
    const documents = files.filter((file) => file.document.kind !== 'template').map((file) => parseDocument(file.document));
    expect(documents.flatMap((parsed) => (parsed.ok ? [] : parsed.issues))).toEqual([]);
    const stored = documents.flatMap((parsed) => (parsed.ok ? [{ document: parsed.value, state: 'active' as const }] : []));
    const model = compileModel(stored, { currency: 'VND', zone: 'Asia/Ho_Chi_Minh', locale: 'vi' }, 1);
    expect(model.ok ? [] : model.issues).toEqual([]);
    // Every role that is not the administrator's or a guest's has somebody to try it as.
    const recipes = model.ok ? [...model.value.recipes.values()] : [];
    expect(model.ok ? recipes.flatMap((recipe) => staffIssues(model.value, recipe)) : []).toEqual([]);
    const held = new Set(recipes.flatMap(({ people = [] }) => people.flatMap(({ roles }) => roles)));
    expect([...seeds.roles.keys()].filter((role) => !held.has(role) && role !== 'admin' && role !== 'guest')).toEqual([]);
  });

  it('has filters of views and grants that compile', () => {
    const scope = (object: string) => objectScope(object, (name) => drafts.get(name)?.fields);
    const issues: Issue[] = [];
    const drafts = buildDrafts(
      [...seeds.objects.values()],
      [...seeds.fields.values()].map((document) => ({ document, state: 'active' as const })),
      issues,
    );
    const conditions = [
      ...[...seeds.views.values()].map((view) => ({ name: view.name, object: view.object, source: view.filter })),
      ...[...seeds.roles.values()].flatMap((role) => role.grants.map((grant) => ({ name: role.name, object: grant.object, source: grant.condition }))),
    ];
    for (const { name, object, source } of conditions) {
      const result = source === undefined ? undefined : compileExpression(source, scope(object), 'boolean');
      if (result?.ok === false) issues.push(...result.issues.map((issue) => ({ ...issue, pointer: name })));
    }
    expect(issues).toEqual([]);
  });
});

describe('the reference check', () => {
  const seeds = catalogue('special-gift');

  it('finds a path that leads nowhere', () => {
    expect(brokenPath(seeds, 'order_line', 'order.customer.name')).toBeUndefined();
    expect(brokenPath(seeds, 'order_line', 'order.customer.nickname')).toBe('customer.nickname');
    expect(brokenPath(seeds, 'order_line', 'unit_price.currency')).toBeUndefined();
    expect(brokenPath(seeds, 'order_line', 'quantity.currency')).toBe('order_line.quantity.currency');
  });

  it('finds the paths of an expression', () => {
    expect(pathsOf('IF(stage == "won", amount, ROUND(customer.total * 2, 0))')).toEqual(['stage', 'amount', 'customer.total']);
  });

  it('bites when a view names a missing column', () => {
    const view: ViewDocument = { kind: 'view', name: 'broken', object: 'order', label: { en: 'X', vi: 'Y' }, columns: ['no_such_field'] };
    const views = new Map([[view.name, view]]);
    expect(brokenReferences({ ...seeds, views })).toContain('broken: order.no_such_field');
  });
});
