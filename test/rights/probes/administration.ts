import { idOf } from '../office-records.ts';
import { surfacedRoutes } from '../surfaced-routes.ts';
import { asMai, type Body, Findings, type Probe } from './probe.ts';

const sample: Readonly<Record<string, string>> = { ':object': 'account', ':kind': 'object', ':name': 'account', ':field': 'name' };

/** Every route that no surface, probe or exemption names is an administrator's: nobody else gets in. */
export const administration: Probe = {
  name: 'routes of administrators',
  routes: [],
  async run(stage) {
    const found = new Findings();
    const mai = await asMai(stage, 'owns', 'no_costs');
    for (const route of stage.api.routes.filter((each) => !surfacedRoutes().has(each))) {
      const [method = '', path = ''] = route.split(' ');
      const url = path.replaceAll(/:\w+/g, (name) => sample[name] ?? idOf('account', 'own'));
      const answer = await mai(method as 'GET', url, method === 'GET' ? undefined : {});
      found.same(route, [403, 'Only administrators may do this.'], [answer.statusCode, answer.json<Body>().detail]);
    }
    return found.differences;
  },
};
