import type { Tx } from '../../database/database.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import { choosePeople } from './choose-people.ts';
import type { Door } from './door.ts';
import { Oracle } from './oracle.ts';
import { type Difference, Scene } from './scene.ts';
import { SeenValues } from './seen-values.ts';
import { type ProvenSurface, SurfaceTally } from './surface-tally.ts';
import { chooseSample, type Sampling } from './world/choose-sample.ts';
import { modelWorld } from './world/model-world.ts';
import { readRightsRows } from './world/read-rights-rows.ts';
import { RecordStore } from './world/record-store.ts';
import type { Person, World, WorldRecord } from './world/world.ts';

/** One connection to the snapshot, and the API over the same connection. */
export interface Lane {
  readonly tx: Pick<Tx, 'query'>;
  readonly door: Door;
}

/** What the proof works with: one snapshot of the database, on as many connections as people are looked as side by side. */
export interface ProofSource {
  readonly lanes: readonly Lane[];
  readonly model: Model;
  readonly now: Date;
}

export interface ProofOptions {
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
  readonly sampling: Sampling & {
    /** Of the fields behind links every so-manyth is asked about as each person, each time another; those of the object itself are all. */
    readonly everyPathBehind: number;
    /** A value made of more related records than these is passed over. */
    readonly mostRelated: number;
  };
  readonly differences: readonly Difference[];
}

const sampling = { perClass: 50, crossSection: 60, everyPathBehind: 7, mostRelated: 300 };

/** Looks through every surface as every chosen person and compares what is shown with what the oracle says. Changes nothing. */
export async function prove(source: ProofSource, options: ProofOptions = {}): Promise<Proof> {
  const { lanes, model, now } = source;
  const [first] = lanes;
  if (!first) throw new RangeError('a proof needs a connection');
  const store = new RecordStore(first.tx, model, sampling.mostRelated);
  const people = model.objects.get('user');
  const rows = await readRightsRows(first.tx, model.settings);
  if (people) await store.read(people, [...rows.people.keys()]);
  const world = modelWorld(model, rows, store, now.toISOString());
  const seen = new SeenValues({ model, world, oracle: new Oracle(world), store });
  const { chosen, active } = choosePeople(world, options.everyone ?? false);
  const proving = { seen, world, store, model, tally: new SurfaceTally(sampling.crossSection) };
  const looked: Looked[] = [];
  const waiting = chosen.entries();
  // Whoever is next goes to the connection that is free.
  const walk = async (lane: Lane): Promise<void> => {
    for (const [index, person] of waiting) {
      options.onPerson?.(person.name, index, chosen.length);
      looked[index] = await lookAs(proving, lane, person, index);
    }
  };
  await Promise.all(lanes.map(walk));
  const sum = (pick: (scene: Scene) => number): number => looked.reduce((total, { scene }) => total + pick(scene), 0);
  return {
    at: now.toISOString(),
    modelVersion: model.version,
    activePeople: active,
    people: looked.map(({ proven }) => proven),
    surfaces: proving.tally.surfaces(),
    asked: sum(({ asked }) => asked),
    compared: sum(({ compared }) => compared),
    unread: seen.passedOver,
    sampling,
    differences: looked.flatMap(({ scene }) => scene.differences),
  };
}

interface Proving {
  readonly seen: SeenValues;
  readonly world: World;
  readonly store: RecordStore;
  readonly model: Model;
  readonly tally: SurfaceTally;
}

interface Looked {
  readonly scene: Scene;
  readonly proven: ProvenPerson;
}

async function lookAs({ seen, world, store, model, tally }: Proving, { tx, door }: Lane, person: Person, index: number): Promise<Looked> {
  const samples = await chooseSample({ tx, model, world, store }, person, sampling);
  const scene = new Scene(seen, door, { every: sampling.everyPathBehind, from: index });
  const objects: ProvenObject[] = [];
  for (const [object, sample] of samples) objects.push(await lookAt(tally, scene, person, { object, sample }));
  return { scene, proven: { name: person.name, roles: seen.oracle.rolesOf(person), objects } };
}

interface Sample {
  readonly object: ObjectModel;
  readonly sample: readonly WorldRecord[];
}

async function lookAt(tally: SurfaceTally, scene: Scene, person: Person, { object, sample }: Sample): Promise<ProvenObject> {
  const before = { compared: scene.compared, differences: scene.differences.length };
  await tally.look(scene, { person, object, sample });
  return {
    object: object.name,
    records: sample.length,
    compared: scene.compared - before.compared,
    differences: scene.differences.length - before.differences,
  };
}
