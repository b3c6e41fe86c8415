import type { FieldModel, ObjectModel } from '../../../../metadata/model.ts';
import { fold } from '../../../../sql/fold.ts';
import { compareRecord } from '../../compare-record.ts';
import { post } from '../../door.ts';
import type { Looking, Scene, Surface } from '../../scene.ts';
import type { View } from '../../seen-values.ts';
import type { WorldRecord } from '../../world/world.ts';
import { titleOf } from './searches.ts';

type Rule = NonNullable<ObjectModel['document']['duplicates']>[number];

interface Hit {
  readonly id: string;
  readonly title: string;
  readonly rule: string;
  readonly record: Readonly<Record<string, unknown>>;
}

const mostHits = 5;
const compared: ReadonlySet<string> = new Set(['text', 'person_name', 'address', 'email', 'phone', 'identities', 'choice']);

/** What a value is like: by its number, folded, or by channel and value. Nothing where it is empty. */
function marks(record: WorldRecord, field: FieldModel): readonly string[] {
  if (field.type.type === 'identities')
    return (JSON.parse(record.sides[field.name] ?? '[]') as string[][]).map(([channel, , normal]) => JSON.stringify([channel, normal]));
  const value = record.columns[field.name];
  if (typeof value !== 'string' || value === '') return [];
  return [['phone', 'choice'].includes(field.type.type) ? value : fold(value)];
}

/** The value as it is entered. */
function entered(record: WorldRecord, field: FieldModel): unknown {
  if (field.type.type === 'identities') return (JSON.parse(record.sides[field.name] ?? '[]') as string[][]).map(([channel, value]) => ({ channel, value }));
  return record.columns[field.name];
}

function fieldsOf(object: ObjectModel, rule: Rule): readonly FieldModel[] {
  return rule.fields.flatMap((name) => object.fields.get(name) ?? []);
}

/** By a number one finds what one may not list; by anything else what one may. */
function viewOf(looking: Looking, rule: Rule): View {
  const byNumber = fieldsOf(looking.object, rule).some((field) => field.type.type === 'phone');
  return { person: looking.person, mode: byNumber ? 'record' : 'list' };
}

/** Whether the rule makes the record known again to the person: every cell that it compares must be shown. */
function isAlike(scene: Scene, looking: Looking, rule: Rule, asked: WorldRecord, record: WorldRecord): boolean {
  const view = viewOf(looking, rule);
  if (record.deleted || !scene.seen.visible(view, record)) return false;
  return fieldsOf(looking.object, rule).every((field) => {
    const wanted = marks(asked, field);
    return scene.seen.cell(view, record, field.name) === 'read' && marks(record, field).some((mark) => wanted.includes(mark));
  });
}

/** Records that may be the same: with values of every record, shown or not, none is found but by cells that are shown. */
export const duplicates: Surface = {
  name: 'duplicates',
  routes: ['POST /api/records/:object/duplicates'],
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const rules = (object.document.duplicates ?? []).filter((rule) => fieldsOf(object, rule).every(({ type }) => compared.has(type.type)));
    const open = scene.seen.oracle.maySomewhere(person, 'read', object.name);
    for (const asked of sample) {
      for (const rule of rules) {
        const values = Object.fromEntries(fieldsOf(object, rule).map((field) => [field.name, entered(asked, field)]));
        const question = post(`/api/records/${object.name}/duplicates`, { values });
        const { status, body } = await scene.ask(person, question);
        const place = { looking, question, field: rule.name };
        if (scene.same(place, open ? 200 : 404, status) && open) compareHits(scene, looking, rule, asked, (body as { items: Hit[] }).items, question);
      }
    }
  },
};

function compareHits(scene: Scene, looking: Looking, rule: Rule, asked: WorldRecord, items: readonly Hit[], question: ReturnType<typeof post>): void {
  const known = new Map(looking.sample.map((record) => [record.id, record]));
  const hits = items.filter(({ id, rule: by }) => known.has(id) && by === rule.name);
  const wanted = looking.sample.filter((record) => isAlike(scene, looking, rule, asked, record)).map(({ id }) => id);
  const place = { looking, question, field: rule.name };
  const whole = items.length < mostHits;
  const expected = whole ? wanted : wanted.filter((id) => hits.some((hit) => hit.id === id));
  if (!scene.same(place, [...expected].sort(), hits.map(({ id }) => id).sort())) return;
  const named = new Set(['id', looking.object.title.name, ...(looking.object.document.duplicates ?? []).flatMap(({ fields }) => fields)]);
  const view = viewOf(looking, rule);
  for (const { id, title, record: answer } of hits) {
    const record = known.get(id) as WorldRecord;
    compareRecord(scene, view, record, [...named], answer, place);
    const shown = titleOf(scene, looking, record, view.mode);
    if (shown !== undefined) scene.same({ ...place, record: id, field: 'title' }, shown, title);
  }
}
