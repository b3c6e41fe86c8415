import type { Tx } from '../../../database/database.ts';
import type { Model, ObjectModel } from '../../../metadata/model.ts';
import type { RecordStore } from './record-store.ts';
import { sampleHeirs, sampleRecords } from './sample-records.ts';
import type { Person, World, WorldRecord } from './world.ts';

/** What of live data is looked at, as each person. */
export interface Sampling {
  /** Records of each class, object and person at most. */
  readonly perClass: number;
  /** Records in the cross-section that most surfaces look at: as many as one condition can name. */
  readonly crossSection: number;
}

interface SampleSource {
  readonly tx: Pick<Tx, 'query'>;
  readonly model: Model;
  readonly world: World;
  readonly store: RecordStore;
}

/** The records that are looked at as the person, by object: those of the cross-section come first, of every class in turn. */
export async function chooseSample(
  { tx, model, world, store }: SampleSource,
  person: Person,
  { perClass, crossSection }: Sampling,
): Promise<ReadonlyMap<ObjectModel, readonly WorldRecord[]>> {
  const ids = new Map<string, string[]>();
  const section = new Map<string, string[]>();
  for (const object of model.objects.values()) {
    const classes = [...(await sampleRecords(tx, world, object, person, perClass)).values()];
    ids.set(object.name, [...new Set(classes.flat())]);
    section.set(object.name, inTurn(classes));
  }
  for (const object of model.objects.values()) {
    const heirs = await sampleHeirs(tx, model, object, ids, perClass);
    ids.set(object.name, [...new Set([...(ids.get(object.name) ?? []), ...heirs])]);
    section.set(object.name, inTurn([section.get(object.name) ?? [], heirs]));
  }
  const samples = new Map<ObjectModel, readonly WorldRecord[]>();
  for (const object of model.objects.values()) {
    const wanted = [...new Set([...(section.get(object.name) ?? []).slice(0, crossSection), ...(ids.get(object.name) ?? [])])];
    await store.read(object, wanted);
    samples.set(
      object,
      wanted.flatMap((id) => store.record(object.name, id) ?? []),
    );
  }
  return samples;
}

/** One of each list in turn, each once. */
function inTurn(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return [...new Set(Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list[index] ?? [])).flat())];
}
