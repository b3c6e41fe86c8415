import type { ObjectModel } from '../../../../metadata/model.ts';
import { compareRecord } from '../../compare-record.ts';
import { post } from '../../door.ts';
import { parseCsv } from '../../parse-csv.ts';
import type { Looking, Scene, Surface } from '../../scene.ts';
import { unread } from '../../seen-values.ts';
import type { WorldRecord } from '../../world/world.ts';
import { idsOf, listed, onlySample } from './listed-records.ts';

type Wire = Readonly<Record<string, unknown>>;

const systemNames = new Set(['id', 'owner', 'record_type']);
const reason = 'access prove';

/** Columns of a file where none are named. */
function exportedNames(scene: Scene, { person, object }: Looking): readonly string[] {
  const stands = ({ system, name, type }: ReturnType<ObjectModel['fields']['get']> & object): boolean =>
    system ? systemNames.has(name) : type.type !== 'lines' && type.type !== 'roll_up';
  return [...object.fields.values()]
    .filter((field) => stands(field) && scene.seen.oracle.fieldSomewhere(person, object.name, field.name, 'list') === 'read')
    .map(({ name }) => name);
}

/** A list as a file: of records that may be exported, with the cells that a list shows. */
export const exports: Surface = {
  name: 'export',
  routes: ['POST /api/records/:object/export'],
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const { oracle } = scene.seen;
    const reads = oracle.maySomewhere(person, 'read', object.name, 'list');
    const may = reads && oracle.maySomewhere(person, 'export', object.name, 'list');
    const going = may ? listed(scene, looking).filter((record) => oracle.may(person, 'export', record, 'list')) : [];
    for (const format of ['json', 'csv'] as const) {
      const question = post(`/api/records/${object.name}/export`, { format, filter: onlySample(sample), reason });
      const { status, body } = await scene.ask(person, question);
      if (!scene.same({ looking, question, field: format }, may ? 200 : reads ? 403 : 404, status) || !may) continue;
      if (format === 'json') compareJson(scene, looking, going, typeof body === 'string' ? (JSON.parse(body) as Wire[]) : (body as Wire[]), question);
      else compareCsv(scene, looking, going, String(body), question);
    }
  },
};

function compareJson(scene: Scene, looking: Looking, going: readonly WorldRecord[], items: readonly Wire[], question: ReturnType<typeof post>): void {
  const view = { person: looking.person, mode: 'list' } as const;
  if (!scene.same({ looking, question, field: 'json' }, idsOf(going), idsOf(items))) return;
  const byId = new Map(items.map((item) => [String(item.id), item]));
  const names = [...new Set(['id', 'version', ...exportedNames(scene, looking)])];
  for (const record of going) compareRecord(scene, view, record, names, byId.get(record.id) ?? {}, { looking, question });
}

/** Of a CSV file it is compared which cells are filled: their text is the business of files. */
function compareCsv(scene: Scene, looking: Looking, going: readonly WorldRecord[], text: string, question: ReturnType<typeof post>): void {
  const view = { person: looking.person, mode: 'list' } as const;
  const [header = [], ...rows] = parseCsv(text.replace(/^\ufeff/, ''));
  const place = { looking, question };
  scene.same(
    { ...place, field: 'header' },
    [...exportedNames(scene, looking)].sort(),
    header.filter((name) => !name.includes('.') && name !== '_watermark').sort(),
  );
  const at = header.indexOf('id');
  if (at < 0 || !scene.same({ ...place, field: 'csv' }, idsOf(going), rows.map((row) => row[at]).sort())) return;
  const byId = new Map(rows.map((row) => [row[at], row]));
  for (const record of going) {
    for (const [index, name] of header.entries()) {
      const field = scene.seen.field(record, name);
      if (!field) continue;
      const value = scene.seen.cell(view, record, name) === 'read' ? scene.seen.wire(view, record, field) : null;
      if (value === unread) continue;
      const empty = value === null || (Array.isArray(value) && value.length === 0);
      scene.same({ ...place, record: record.id, field: name }, empty, (byId.get(record.id)?.[index] ?? '') === '');
    }
  }
}
