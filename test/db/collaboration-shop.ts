import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';
import { shopDocuments } from './shop-documents.ts';

/** The shop with a timeline of orders on customers; who has a customer is told of new orders. */
const documents: readonly MetadataDocument[] = shopDocuments.map((document) => {
  if (document.kind === 'layout' && document.name === 'customer_main')
    return { ...document, timeline: [{ object: 'order', link: 'customer', columns: ['paid', 'customer'] }] };
  return document.kind === 'object' && document.name === 'order' ? { ...document, tells: ['customer.owner'] } : document;
});

export type Caller = (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', url: string, payload?: object) => Promise<LightMyRequestResponse>;

export interface CollaborationShop extends TestApi {
  /** Ids of the admin, of staff (who see all customers and their own orders), of guest (who sees customers' names), and of a second of staff. */
  readonly people: Readonly<Record<'admin' | 'staff' | 'guest' | 'mai', string>>;
  readonly admin: Caller;
  readonly staff: Caller;
  readonly guest: Caller;
  readonly mai: Caller;
  /** Makes a record as the admin and answers its id. */
  make(object: string, values: object): Promise<string>;
}

export async function openCollaborationShop(options: { readonly clock?: () => Date } = {}): Promise<CollaborationShop> {
  const api = await openTestApi({ documents, ...options });
  await api.identity.createUser({ email: 'mai@example.com', name: 'Mai Nguyễn', password: 'a long enough password', roles: ['staff'] });
  const caller = async (name: string): Promise<Caller> => {
    const call = await api.as(`${name}@example.com`);
    return (method, url, payload) =>
      call({ method, url, ...(payload === undefined ? (method === 'GET' ? {} : { payload: {} }) : { payload }) } as InjectOptions);
  };
  const idOf = async (name: string) => (await api.identity.findUser(`${name}@example.com`))?.id ?? '';
  const admin = await caller('admin');
  return {
    ...api,
    people: { admin: await idOf('admin'), staff: await idOf('staff'), guest: await idOf('guest'), mai: await idOf('mai') },
    admin,
    staff: await caller('staff'),
    guest: await caller('guest'),
    mai: await caller('mai'),
    async make(object, values) {
      const answer = await admin('POST', `/api/records/${object}`, values);
      if (answer.statusCode !== 201) throw new Error(answer.body);
      return answer.json<{ id: string }>().id;
    },
  };
}
