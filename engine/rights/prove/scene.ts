import type { ObjectModel } from '../../metadata/model.ts';
import type { Answer, Door, Question } from './door.ts';
import type { Stride } from './readable-paths.ts';
import type { SeenValues } from './seen-values.ts';
import type { Person, WorldRecord } from './world/world.ts';

/** Where the API and the oracle say different things. */
export interface Difference {
  readonly surface: string;
  readonly person: string;
  readonly object: string;
  readonly record: string | null;
  readonly field: string | null;
  readonly expected: string;
  readonly found: string;
  readonly question: Question;
}

/** What a surface looks at: one object, as one person. */
export interface Looking {
  readonly person: Person;
  readonly object: ObjectModel;
  /** The records looked at, the trash among them. */
  readonly sample: readonly WorldRecord[];
}

/** A way in which the API shows records or what is made of them. */
export interface Surface {
  readonly name: string;
  /** Routes that it asks, as `GET /api/records/:object`. */
  readonly routes: readonly string[];
  /** Of live data: so many records of each object at most, as each person; what is asked one by one is dear. */
  readonly most?: number;
  check(scene: Scene, looking: Looking): Promise<void>;
}

/** Questions asked, differences found. */
export class Scene {
  readonly seen: SeenValues;
  readonly differences: Difference[] = [];
  /** Cells, records and refusals compared. */
  compared = 0;
  asked = 0;
  readonly stride: Stride;
  readonly #door: Door;
  readonly #answers = new Map<string, Promise<Answer>>();
  #surface = '';

  constructor(seen: SeenValues, door: Door, stride: Stride = { every: 1, from: 0 }) {
    this.seen = seen;
    this.stride = stride;
    this.#door = door;
  }

  ask(person: Person, question: Question): Promise<Answer> {
    this.asked += 1;
    return this.#door.ask(person.id, question);
  }

  /** What is answered alike whatever object is looked at: asked once. */
  askOnce(person: Person, question: Question): Promise<Answer> {
    const key = `${person.id} ${question.method} ${question.url}`;
    const known = this.#answers.get(key) ?? this.ask(person, question);
    this.#answers.set(key, known);
    return known;
  }

  async look(surface: Surface, looking: Looking): Promise<void> {
    this.#surface = surface.name;
    await surface.check(this, looking);
  }

  /** Compares what is expected with what was found, both as JSON. */
  same(place: Place, expected: unknown, found: unknown): boolean {
    this.compared += 1;
    const [want, got] = [canonical(expected), canonical(found)];
    if (want === got) return true;
    const { looking, question, record = null, field = null } = place;
    this.differences.push({
      surface: this.#surface,
      person: looking.person.name,
      object: looking.object.name,
      record,
      field,
      expected: want,
      found: got,
      question,
    });
    return false;
  }
}

export interface Place {
  readonly looking: Looking;
  readonly question: Question;
  readonly record?: string | null;
  readonly field?: string | null;
}

/** JSON with sorted members, so that equal values have equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value === undefined ? '(absent)' : value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}
