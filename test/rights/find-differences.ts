import type { Difference, Scene, Surface } from '../../engine/rights/prove/scene.ts';
import type { Stage } from './open-stage.ts';

/** A difference in one line, with the call that shows it. */
export function inWords(stage: Stage, { surface, object, record, field, expected, found, question }: Difference): string {
  const call = `${question.method} ${decodeURIComponent(question.url)}${question.body === undefined ? '' : ` ${JSON.stringify(question.body)}`}`;
  return `${surface}: ${object} ${stage.nameOf(record)} ${field ?? ''}: expected ${expected}, found ${found}; ${call}`;
}

/** Looks at everything through the surfaces, as mai with these roles. */
export async function findDifferences(stage: Stage, roles: string, surfaces: readonly Surface[]): Promise<Scene> {
  const scene = await stage.as(roles.split(' '));
  for (const looking of stage.looking(scene)) for (const surface of surfaces) await scene.look(surface, looking);
  return scene;
}
