import type { MetadataRights } from '../../metadata/metadata-rights.ts';
import type { Model } from '../../metadata/model.ts';
import { apiComponents, type Json } from './api-components.ts';
import { fixedPaths } from './fixed-paths.ts';
import { objectComponents, objectPaths } from './object-paths.ts';

/** OpenAPI 3.1 of the live Model, with the objects, fields and calls that one actor has. */
export function openApiDocument(model: Model, rights: MetadataRights, admin: boolean, publicUrl: string): Json {
  const objects = [...model.objects.values()].filter((object) => rights.can(object, 'read'));
  const paths: Json = fixedPaths(admin);
  const schemas: Json = { ...apiComponents() };
  for (const object of objects) {
    Object.assign(paths, objectPaths(object, rights));
    Object.assign(schemas, objectComponents(model, object, rights));
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Trellis', version: String(model.version), description: 'The API of this workspace as you may use it; it changes with the metadata.' },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: publicUrl }],
    security: [{ session: [] }, { token: [] }],
    tags: objects.map((object) => ({ name: object.name, description: object.document.plural.en })),
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'trellis_session', description: 'The cookie that signing in sets.' },
        token: { type: 'http', scheme: 'bearer', description: 'An API token.' },
      },
    },
  };
}
