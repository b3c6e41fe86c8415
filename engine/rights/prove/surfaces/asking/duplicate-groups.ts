import { compareRecord } from '../../compare-record.ts';
import { get } from '../../door.ts';
import type { Surface } from '../../scene.ts';

interface Group {
  readonly rule: string;
  readonly records: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[];
}

/** Records that are alike: of those that may be listed, and by no rule that compares what is hidden in one of them. */
export const duplicateGroups: Surface = {
  name: 'duplicate groups',
  routes: ['GET /api/records/:object/duplicates'],
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const view = { person, mode: 'list' } as const;
    const question = get(`/api/records/${object.name}/duplicates`, { limit: 50 });
    const { status, body } = await scene.ask(person, question);
    const open = scene.seen.oracle.maySomewhere(person, 'read', object.name, 'list');
    const rules = object.document.duplicates ?? [];
    if (!scene.same({ looking, question }, open ? 200 : 404, status) || !open || rules.length === 0) return;
    const known = new Map(sample.map((record) => [record.id, record]));
    const listed = sample.filter((record) => !record.deleted && scene.seen.visible(view, record));
    const named = new Set([object.title.name, ...rules.flatMap(({ fields }) => fields)]);
    const names = ['id', 'version', ...[...named].filter((name) => scene.seen.oracle.fieldSomewhere(person, object.name, name, 'list') === 'read')];
    for (const { rule, records } of (body as { items: Group[] }).items) {
      const fields = rules.find(({ name }) => name === rule)?.fields ?? [];
      const place = { looking, question, field: rule };
      const closed = listed.filter((record) => fields.some((name) => scene.seen.cell(view, record, name) !== 'read'));
      scene.same(
        place,
        [],
        closed.map(({ id }) => id),
      );
      for (const answer of records) {
        const record = known.get(answer.id);
        if (!record) continue;
        scene.same({ ...place, record: record.id }, true, listed.includes(record));
        compareRecord(scene, view, record, names, answer, place);
      }
    }
  },
};
