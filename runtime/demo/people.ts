import type { Random } from './chance/random.ts';
import { Weighted, weightedKeys } from './chance/weighted.ts';
import type { DemoSettings } from './settings/demo-settings.ts';

export interface Person {
  readonly name: string;
  readonly female: boolean;
}

export interface Place {
  readonly text: string;
  readonly street: string;
  readonly ward: string;
  readonly province: string;
  readonly country: string;
}

/** Makes up people and places. Mail addresses are at example.com, which nobody owns. */
export class PersonMaker {
  readonly #settings: DemoSettings;
  readonly #families: Weighted<string>;
  readonly #provinces: Weighted<DemoSettings['provinces'][number]>;

  constructor(settings: DemoSettings) {
    this.#settings = settings;
    this.#families = weightedKeys(settings.names.family);
    this.#provinces = new Weighted(settings.provinces, (province) => province.weight);
  }

  person(random: Random): Person {
    const { names, shares } = this.#settings;
    const female = random.chance(shares.female);
    const given = random.pick(female ? names.female : names.male);
    const middle = random.chance(names.middle_share) ? `${female ? names.female_middle : names.male_middle} ` : '';
    return { name: `${this.#families.pick(random)} ${middle}${given}`, female };
  }

  organisation(random: Random): string {
    const { organisation_kinds: kinds, organisation_words: words } = this.#settings.names;
    const first = random.pick(words);
    const second = random.pick(words);
    return `${random.pick(kinds)} ${first}${first === second || random.chance(0.5) ? '' : ` ${second}`}`;
  }

  foreigner(random: Random): { readonly name: string; readonly country: string } {
    const { foreign, foreign_countries: countries } = this.#settings.names;
    return { name: random.pick(foreign), country: random.pick(countries) };
  }

  /** Written in one of the ways in which people write numbers. */
  phone(random: Random): string {
    const digits = random.pick(this.#settings.mobile_prefixes) + String(random.int(0, 9_999_999)).padStart(7, '0');
    if (random.chance(0.2)) return `+84${digits.slice(1)}`;
    return random.chance(0.4) ? `${digits.slice(0, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}` : digits;
  }

  email(name: string, random: Random): string {
    return `${plain(name)}${random.int(1, 9999)}@example.com`;
  }

  place(random: Random): Place {
    const province = this.#provinces.pick(random);
    const street = `${random.int(1, 420)} ${random.pick(this.#settings.streets)}`;
    const ward = random.pick(province.wards);
    return { text: `${street}, ${ward}, ${province.name}`, street, ward, province: province.name, country: this.#settings.country };
  }
}

function plain(name: string): string {
  const bare = name.toLowerCase().replaceAll('đ', 'd').normalize('NFD').replaceAll(/\p{M}/gu, '');
  return bare.replaceAll(/[^a-z]+/g, '.').replaceAll(/^\.|\.$/g, '');
}
