import { afterAll, beforeAll, expect, it } from 'vitest';
import { singleRecords } from '../../engine/rights/prove/surfaces/single-records.ts';
import { listedRecords } from '../../engine/rights/prove/surfaces/listed-records.ts';
import { openStage, type Stage } from '../rights/open-stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

const combos = [['owns'], ['names'], ['no_costs'], ['team'], ['managed'], ['territory'], ['shared'], ['masked'], ['finder'], ['gold'], ['profit'], ['anything'], ['blind_writer'], ['exports_own'], ['nothing'], ['admin'], ['owns', 'names'], ['masked', 'team'], ['finder','names'], ['gold','territory']];

it.each(combos)('%s %s', async (...roles) => {
  const scene = await stage.as(roles.filter(Boolean));
  const start = Date.now();
  for (const looking of stage.looking(scene)) for (const surface of [singleRecords, listedRecords]) await scene.look(surface, looking);
  console.log(roles, scene.asked, scene.compared, Date.now() - start, scene.differences.length);
  console.log(scene.differences.slice(0, 12).map(({ surface, object, record, field, expected, found }) => `${surface} ${object} ${stage.nameOf(record)} ${field}: ${expected} <> ${found}`).join('\n'));
  expect(scene.differences.length).toBe(0);
});
