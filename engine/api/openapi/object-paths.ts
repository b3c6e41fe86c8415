import { stands } from '../../errors/guards.ts';
import type { MetadataRights } from '../../metadata/metadata-rights.ts';
import type { FieldModel, Model, ObjectModel } from '../../metadata/model.ts';
import { readsTarget } from '../../metadata/readable-options.ts';
import { apiComponents, type Json } from './api-components.ts';
import { headerParameter, operation, pathParameter, queryParameter, queryParameters, ref } from './operation.ts';

const etag: Json = { etag: { description: 'The version, for If-Match.', schema: { type: 'string' } } };
const written: Json = { ...etag, 'trellis-operation': { description: 'The operation, for undo.', schema: { type: 'string' } } };
const ifMatch = headerParameter('If-Match', 'The ETag seen; edits of the same fields since then conflict.');
const idempotency = headerParameter('Idempotency-Key', 'The same key and body give the same answer for 24 hours.');
const recordId = pathParameter('id', 'The record.');

/** Paths of one object: only what the actor may call. */
export function objectPaths(object: ObjectModel, rights: MetadataRights): Json {
  const { name, document } = object;
  const { en: one } = document.label;
  const { en: many } = document.plural;
  const call = { tag: name };
  const stored = name !== 'user';
  const may = (action: 'create' | 'update' | 'delete' | 'export' | 'bulk' | 'merge'): boolean => stored && rights.can(object, action);
  const fields = queryParameter('fields', 'Paths to answer, separated by commas; default every stored field.');
  const list = operation({
    ...call,
    id: `list_${name}`,
    summary: `Lists ${many}`,
    parameters: queryParameters(apiComponents().ListQuery),
    answer: ref(`${name}.page`),
  });
  const create = operation({
    ...call,
    id: `create_${name}`,
    summary: `Creates one ${one}, or many with {items}`,
    parameters: [idempotency],
    body: { oneOf: [ref(`${name}.create`), ref('BulkRequest')] },
    status: 201,
    answer: ref(name),
    headers: written,
  });
  const get = operation({ ...call, id: `get_${name}`, summary: `One ${one}`, parameters: [fields], answer: ref(name), headers: etag });
  const patch = operation({
    ...call,
    id: `update_${name}`,
    summary: `Changes fields of one ${one}`,
    parameters: [ifMatch],
    body: ref(`${name}.update`),
    answer: ref(name),
    headers: written,
  });
  const remove = operation({ ...call, id: `delete_${name}`, summary: `Deletes one ${one}`, parameters: [ifMatch], status: 204 });
  const restore = operation({ ...call, id: `restore_${name}`, summary: `Takes one ${one} back out of the trash`, answer: ref(name), headers: written });
  const history = operation({
    ...call,
    id: `history_${name}`,
    summary: `Changes of one ${one}`,
    parameters: [queryParameter('limit', 'Most entries.', { type: 'integer' }), queryParameter('before_version', 'Only older versions.', { type: 'integer' })],
    answer: ref('HistoryAnswer'),
  });
  const aggregate = operation({
    ...call,
    id: `aggregate_${name}`,
    summary: `Totals over ${many}`,
    body: ref('AggregateRequest'),
    answer: ref('AggregateAnswer'),
  });
  const download = operation({
    ...call,
    id: `export_${name}`,
    summary: `${many} as a file`,
    body: ref('ExportRequest'),
    answerContent: { 'text/csv': { schema: { type: 'string' } }, 'application/json': { schema: { type: 'array', items: ref(name) } } },
    headers: { 'trellis-export': { description: 'The id of the export, which is the watermark in the file.', schema: { type: 'string' } } },
  });
  const bulk = operation({
    ...call,
    id: `bulk_${name}`,
    summary: `Changes or deletes many ${many} alike, or tells what would become of them`,
    body: ref('BulkEditRequest'),
    answer: ref('BulkEditAnswer'),
    headers: { 'trellis-operation': { description: 'The operation, for undo.', schema: { type: 'string' } } },
  });
  const reveal = operation({
    ...call,
    id: `reveal_${name}`,
    summary: `The value of a masked field of one ${one}, logged`,
    body: ref('RevealRequest'),
    answer: ref('RevealAnswer'),
  });
  const duplicates = operation({
    ...call,
    id: `duplicates_${name}`,
    summary: `${many} that may be the same as one about to be saved`,
    body: ref('DuplicatesRequest'),
    answer: ref('DuplicatesAnswer'),
  });
  const groups = operation({
    ...call,
    id: `duplicate_groups_${name}`,
    summary: `${many} that may be the same, group by group`,
    parameters: queryParameters(apiComponents().DuplicateGroupsQuery),
    answer: ref('DuplicateGroups'),
  });
  const stages = operation({
    ...call,
    id: `stages_${name}`,
    summary: `Through which stages one ${one} went`,
    parameters: queryParameters(apiComponents().StageQuery),
    answer: ref('StageHistory'),
  });
  const ages = operation({
    ...call,
    id: `stage_ages_${name}`,
    summary: `Since when ${many} have been in their stage`,
    body: ref('StageAgesRequest'),
    answer: ref('StageAges'),
  });
  const titles = operation({
    ...call,
    id: `titles_${name}`,
    summary: `What ${many} are called`,
    body: ref('TitlesRequest'),
    answer: ref('TitlesAnswer'),
  });
  const base = `/api/records/${name}`;
  const paths: Record<string, Json> = {
    [base]: { get: list, ...(may('create') ? { post: create } : {}) },
    [`${base}/{id}`]: { parameters: [recordId], get, ...(may('update') ? { patch } : {}), ...(may('delete') ? { delete: remove } : {}) },
    [`${base}/{id}/history`]: { parameters: [recordId], get: history },
    [`${base}/{id}/reveal`]: { parameters: [recordId], post: reveal },
    [`${base}/{id}/stages`]: { parameters: [recordId], get: stages },
    [`${base}/stages`]: { post: ages },
    [`${base}/titles`]: { post: titles },
    [`${base}/aggregate`]: { post: aggregate },
    [`${base}/duplicates`]: { get: groups, post: duplicates },
  };
  if (object.parent === undefined && may('merge')) Object.assign(paths, mergePaths(object));
  if (may('delete')) paths[`${base}/{id}/restore`] = { parameters: [recordId], post: restore };
  if (may('bulk')) paths[`${base}/bulk`] = { post: bulk };
  if (may('export')) paths[`${base}/export`] = { post: download };
  return paths;
}

/** Making records one, and saying that they are not the same. */
function mergePaths({ name, document }: ObjectModel): Json {
  const many = document.plural.en;
  const base = `/api/records/${name}`;
  const merge = operation({
    tag: name,
    id: `merge_${name}`,
    summary: `Merges other ${many} into one, as one operation, or with dry_run tells what that would make`,
    parameters: [idempotency],
    body: ref('MergeRequest'),
    answer: { oneOf: [ref('MergeAnswer'), ref('MergePreview')] },
    headers: { 'trellis-operation': { description: 'The operation, for undo.', schema: { type: 'string' } } },
  });
  const different = operation({
    tag: name,
    id: `different_${name}`,
    summary: `Says that ${many} are not the same`,
    body: ref('DifferentRequest'),
    status: 204,
  });
  return { [`${base}/{id}/merge`]: { parameters: [recordId], post: merge }, [`${base}/different`]: { post: different } };
}

/** Schemas of one object's records: as answered, and as accepted by create and update. */
export function objectComponents(model: Model, object: ObjectModel, rights: MetadataRights): Json {
  const { name, document } = object;
  const all = [...object.fields.values()];
  const fields = all.filter((field) => rights.reveals(object, field) || !stands('openapi_field'));
  // Some may be written without being shown.
  const may = (field: FieldModel): boolean => rights.writes(object, field) && readsTarget(model, field, rights);
  const writable = all.filter((field) => field.document.read_only !== true && field.type.computed !== true && may(field));
  const answered = propertiesOf(fields, (field) => field.type.outputSchema(field.document));
  const accepted = propertiesOf(writable, (field) => field.type.inputSchema(field.document));
  const required = writable.filter((field) => field.document.required === true && field.default === undefined).map((field) => field.name);
  const hidden: Json = { type: 'array', items: { type: 'string' }, description: 'Fields that the caller may not read in this record.' };
  const masked: Json = { type: 'array', items: { type: 'string' }, description: 'Fields that the caller may reveal one by one in this record.' };
  const stored = fields.filter((field) => field.storedTable !== undefined).map((field) => [field.name, { type: 'string', format: 'date-time' }] as const);
  const fresh: Json = { type: 'object', properties: Object.fromEntries(stored), description: 'When the values of stored roll-ups were worked out.' };
  const own: Json = { type: 'string', format: 'uuid', description: "An id of one's own choosing; made when absent." };
  return {
    [name]: {
      type: 'object',
      title: document.label.en,
      properties: { ...answered, _hidden: hidden, _masked: masked, ...(stored.length > 0 ? { _fresh: fresh } : {}) },
      required: ['id'],
    },
    [`${name}.create`]: { type: 'object', properties: { id: own, ...accepted }, ...(required.length > 0 ? { required } : {}), additionalProperties: false },
    [`${name}.update`]: { type: 'object', properties: accepted, additionalProperties: false },
    [`${name}.page`]: {
      ...(apiComponents().RecordPage as Json),
      properties: { ...((apiComponents().RecordPage as Json).properties as Json), items: { type: 'array', items: ref(name) } },
    },
  };
}

function propertiesOf(fields: readonly FieldModel[], schemaOf: (field: FieldModel) => Json): Json {
  const properties: Json = {};
  for (const field of fields) {
    const { label, help } = field.document;
    properties[field.name] = { ...schemaOf(field), title: label.en, ...(help ? { description: help.en } : {}) };
  }
  return properties;
}
