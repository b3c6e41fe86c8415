import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../rights/open-stage.ts';
import { proofRoles } from '../rights/proof-documents.ts';
import { writeSurfaces } from '../rights/write-surfaces.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());
const names = proofRoles.map(({ name }) => name);
const combos = process.env.PAIRS ? names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b])) : [...names.map((n) => [n]), ['admin'], ['owns', 'managed']];
it.each(combos)('%s %s', async (...roles) => {
  const scene = await stage.as(roles.filter(Boolean));
  const start = Date.now();
  const times: Record<string, number> = {};
  for (const looking of stage.looking(scene)) for (const surface of writeSurfaces(stage)) {
    const t = Date.now();
    await scene.look(surface, looking);
    times[surface.name] = (times[surface.name] ?? 0) + Date.now() - t;
  }
  console.log(roles, scene.asked, scene.compared, Date.now() - start, scene.differences.length, JSON.stringify(times));
  console.log(scene.differences.slice(0, 12).map(({ surface, object, record, field, expected, found, question }) => `DIFF ${surface} ${object} ${stage.nameOf(record)} ${field}: ${expected} <> ${found} ${JSON.stringify(question).slice(0, 150)}`).join('\n'));
  expect(scene.differences.length).toBe(0);
}, 60000);
