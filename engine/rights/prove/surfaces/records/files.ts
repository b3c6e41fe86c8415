import { get } from '../../door.ts';
import type { Surface } from '../../scene.ts';

const mostFiles = 20;

/** Files: whoever may read a cell that holds one may read it, and nobody else. */
export const files: Surface = {
  name: 'files',
  routes: ['GET /api/files/:id'],
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const view = { person, mode: 'record' } as const;
    const { seen } = scene;
    for (const field of [...object.fields.values()].filter(({ type }) => type.type === 'file')) {
      const ids = sample.map((record) => record.columns[field.name]).filter((id) => typeof id === 'string');
      for (const id of [...new Set(ids)].slice(0, mostFiles)) {
        const holders = await seen.store.holders(id);
        const readable = holders.some(({ record, field: name }) => record.columns[name] === id && seen.cell(view, record, name) === 'read');
        const question = get(`/api/files/${id}`);
        scene.same({ looking, question, field: field.name, record: id }, readable ? 200 : 404, (await scene.ask(person, question)).status);
      }
    }
  },
};
