import type { Looking, Scene } from './scene.ts';
import { broadSurfaces, readSurfaces } from './surfaces/all-surfaces.ts';

/** What was looked at through one surface. */
export interface ProvenSurface {
  readonly name: string;
  readonly compared: number;
  readonly asked: number;
  readonly differences: number;
  /** How long it took, waiting for one another included where people are looked as side by side. */
  readonly seconds: number;
  /** Records of each object at most, as each person; null for all that were chosen. */
  readonly most: number | null;
}

type Figures = { -readonly [Name in 'compared' | 'asked' | 'differences' | 'seconds']: ProvenSurface[Name] };

const pageRecords = 50;

/** Looks through all surfaces, and counts. */
export class SurfaceTally {
  readonly #crossSection: number;
  readonly #figures = new Map<string, Figures>(readSurfaces.map(({ name }) => [name, { compared: 0, asked: 0, differences: 0, seconds: 0 }]));

  /** Surfaces that ask much of each record look at so many at most. */
  constructor(crossSection: number) {
    this.#crossSection = crossSection;
  }

  async look(scene: Scene, looking: Looking): Promise<void> {
    for (const surface of readSurfaces) {
      const [compared, asked, differences, start] = [scene.compared, scene.asked, scene.differences.length, performance.now()];
      const parts = broadSurfaces.has(surface) ? pagesOf(looking.sample) : [looking.sample.slice(0, surface.most ?? this.#crossSection)];
      for (const sample of parts) await scene.look(surface, { ...looking, sample });
      const figures = this.#figures.get(surface.name);
      if (!figures) continue;
      figures.compared += scene.compared - compared;
      figures.asked += scene.asked - asked;
      figures.differences += scene.differences.length - differences;
      figures.seconds += (performance.now() - start) / 1_000;
    }
  }

  surfaces(): readonly ProvenSurface[] {
    return readSurfaces.flatMap((surface) => {
      const figures = this.#figures.get(surface.name);
      const most = broadSurfaces.has(surface) ? null : (surface.most ?? this.#crossSection);
      return figures ? [{ name: surface.name, ...figures, most }] : [];
    });
  }
}

function pagesOf(sample: Looking['sample']): readonly Looking['sample'][] {
  const pages = Array.from({ length: Math.ceil(sample.length / pageRecords) }, (_, index) => sample.slice(index * pageRecords, (index + 1) * pageRecords));
  return pages.length === 0 ? [[]] : pages;
}
