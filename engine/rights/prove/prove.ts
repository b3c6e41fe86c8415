import type { Tx } from '../../database/database.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import { choosePeople } from './choose-people.ts';
import type { Door } from './door.ts';
import { Oracle } from './oracle.ts';
import { type Difference, type Looking, Scene } from './scene.ts';
import { SeenValues } from './seen-values.ts';
import { broadSurfaces, readSurfaces } from './surfaces/all-surfaces.ts';
import { modelWorld } from './world/model-world.ts';
import { readRightsRows } from './world/read-rights-rows.ts';
import { RecordStore } from './world/record-store.ts';
import { sampleHeirs, sampleRecords } from './world/sample-records.ts';
import type { Person, World } from './world/world.ts';

/** What the proof works with: one snapshot of the database, and the API over the same. */
export interface ProofSource {
  readonly tx: Pick<Tx, 'query'>;
  readonly model: Model;
  readonly door: Door;
  readonly now: Date;
}

export interface ProofOptions {
  /** Records of each class, object and person at most; default 50. */
  readonly perClass?: number;
  /** Looks as everybody who may sign in, not as one for each set of grants. */
  readonly everyone?: boolean;
  /** Told of each person as their turn comes. */
  readonly onPerson?: (name: string, index: number, of: number) => void;
}

/** What was looked at, as somebody, in one object. */
export interface ProvenObject {
  readonly object: string;
  readonly records: number;
  readonly compared: number;
  readonly differences: number;
}

export interface ProvenPerson {
  readonly name: string;
  readonly roles: readonly string[];
  readonly objects: readonly ProvenObject[];
}

export interface ProvenSurface {
  readonly name: string;
  readonly compared: number;
  readonly asked: number;
  readonly differences: number;
}

/** The outcome of a proof. */
export interface Proof {
  readonly at: string;
  readonly modelVersion: number;
  readonly activePeople: number;
  readonly people: readonly ProvenPerson[];
  readonly surfaces: readonly ProvenSurface[];
  readonly asked: number;
  readonly compared: number;
  /** Values that were not compared: what they are made of is too much to be read. */
  readonly unread: number;
  readonly differences: readonly Difference[];
}

const defaultPerClass = 50;
/** Records in the cross-section that most surfaces look at: as many as one condition can name. */
const crossSection = 60;
const pageRecords = 50;
const mostRelated = 300;
/** Of the paths over links every so-manyth is asked about by each person, each time another. */
const stride = 7;

interface Tally {
  compared: number;
  asked: number;
  differences: number;
}

/** Looks through every surface as every chosen person and compares what is shown with what the oracle says. Changes nothing. */
export async function prove(source: ProofSource, options: ProofOptions = {}): Promise<Proof> {
  const { tx, model, door, now } = source;
  const store = new RecordStore(tx, model, mostRelated);
  const people = model.objects.get('user');
  const rows = await readRightsRows(tx, model.settings);
  if (people) await store.read(people, [...rows.people.keys()]);
  const world = modelWorld(model, rows, store, now.toISOString());
  const seen = new SeenValues({ model, world, oracle: new Oracle(world), store });
  const { chosen, active } = choosePeople(world, options.everyone ?? false);
  const surfaces = new Map<string, Tally>(readSurfaces.map(({ name }) => [name, { compared: 0, asked: 0, differences: 0 }]));
  const proven: ProvenPerson[] = [];
  const scenes: Scene[] = [];
  for (const [index, person] of chosen.entries()) {
    options.onPerson?.(person.name, index, chosen.length);
    const samples = await sampleFor({ ...source, world, store }, person, options.perClass ?? defaultPerClass);
    const scene = new Scene(seen, door, { every: stride, from: index });
    scenes.push(scene);
    const objects: ProvenObject[] = [];
    for (const [object, sample] of samples) objects.push(await lookAt(scene, { person, object, sample }, surfaces));
    proven.push({ name: person.name, roles: seen.oracle.rolesOf(person), objects });
  }
  const sum = (pick: (scene: Scene) => number): number => scenes.reduce((total, scene) => total + pick(scene), 0);
  return {
    at: now.toISOString(),
    modelVersion: model.version,
    activePeople: active,
    people: proven,
    surfaces: [...surfaces].map(([name, tally]) => ({ name, ...tally })),
    asked: sum(({ asked }) => asked),
    compared: sum(({ compared }) => compared),
    unread: seen.passedOver,
    differences: scenes.flatMap(({ differences }) => differences),
  };
}

interface Sampling extends ProofSource {
  readonly world: World;
  readonly store: RecordStore;
}

/** The records that are looked at as the person, by object. */
async function sampleFor({ tx, model, world, store }: Sampling, person: Person, perClass: number): Promise<ReadonlyMap<ObjectModel, Looking['sample']>> {
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
  const samples = new Map<ObjectModel, Looking['sample']>();
  for (const object of model.objects.values()) {
    // Those of the cross-section come first.
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

async function lookAt(scene: Scene, looking: Looking, surfaces: ReadonlyMap<string, Tally>): Promise<ProvenObject> {
  const { object, sample } = looking;
  const before = { compared: scene.compared, differences: scene.differences.length };
  for (const surface of readSurfaces) {
    const start = { compared: scene.compared, asked: scene.asked, differences: scene.differences.length };
    const parts = broadSurfaces.has(surface) ? pagesOf(sample) : [sample.slice(0, crossSection)];
    for (const part of parts) await scene.look(surface, { ...looking, sample: part });
    const tally = surfaces.get(surface.name);
    if (!tally) continue;
    tally.compared += scene.compared - start.compared;
    tally.asked += scene.asked - start.asked;
    tally.differences += scene.differences.length - start.differences;
  }
  return {
    object: object.name,
    records: sample.length,
    compared: scene.compared - before.compared,
    differences: scene.differences.length - before.differences,
  };
}

function pagesOf(sample: Looking['sample']): readonly Looking['sample'][] {
  const pages = Array.from({ length: Math.ceil(sample.length / pageRecords) }, (_, index) => sample.slice(index * pageRecords, (index + 1) * pageRecords));
  return pages.length === 0 ? [[]] : pages;
}
