import type { ConversionDocument } from '../../../../../schemas/generated/metadata.ts';
import { post } from '../../door.ts';
import type { Looking, Scene, Surface } from '../../scene.ts';
import { unread } from '../../seen-values.ts';
import type { WorldRecord } from '../../world/world.ts';

interface Preview {
  readonly steps: readonly { readonly as: string; readonly values: Readonly<Record<string, unknown>> }[];
}

/** What a record would be converted to: only of records that may be converted, and of nothing that is hidden in them. */
export const conversions: Surface = {
  name: 'conversions',
  routes: ['POST /api/conversions/:name/:id/preview'],
  most: 25,
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const { oracle, model } = scene.seen;
    for (const conversion of model.conversions.values()) {
      if (conversion.object !== object.name) continue;
      const usable = oracle.maySomewhere(person, 'read', object.name) && oracle.maySomewhere(person, 'update', object.name);
      for (const record of sample) {
        const question = post(`/api/conversions/${conversion.name}/${record.id}/preview`, {});
        const { status, body } = await scene.ask(person, question);
        const place = { looking, question, record: record.id };
        const shown = usable && !record.deleted && oracle.may(person, 'read', record);
        // Whether its condition holds and whether it was converted before is no matter of rights.
        if (shown && status === 409) continue;
        const expected = !shown ? 404 : makes(scene, looking, conversion) ? 200 : 403;
        if (scene.same(place, expected, status) && status === 200) compareSteps(scene, place, record, conversion, body as Preview);
      }
    }
  },
};

/** Whether the person may make, or take, what every step needs. */
function makes({ seen: { oracle } }: Scene, { person }: Looking, { steps }: ConversionDocument): boolean {
  return steps.every(
    ({ object, match, optional }) =>
      optional === true || oracle.maySomewhere(person, 'create', object) || (match === true && oracle.maySomewhere(person, 'read', object)),
  );
}

function compareSteps(
  scene: Scene,
  place: { readonly looking: Looking; readonly question: ReturnType<typeof post>; readonly record: string },
  record: WorldRecord,
  conversion: ConversionDocument,
  { steps }: Preview,
): void {
  const { looking } = place;
  const view = { person: looking.person, mode: 'record' } as const;
  for (const { as, values } of conversion.steps) {
    const found = steps.find((step) => step.as === as);
    for (const [name, { from }] of Object.entries(values)) {
      const field = from === undefined || from === 'id' || from.includes('.') ? undefined : looking.object.fields.get(from);
      if (!found || !field) continue;
      const value = scene.seen.cell(view, record, field.name) === 'read' ? scene.seen.wire(view, record, field) : null;
      if (value !== unread) scene.same({ ...place, field: `${as}.${name}` }, value !== null, name in found.values);
    }
  }
}
