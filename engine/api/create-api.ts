import { type FastifyInstance, fastify } from 'fastify';
import { createCollaboration } from '../collaboration/collaboration.ts';
import type { ApiDeps } from './api-deps.ts';
import { handleProblems } from './http/answers/problem-handler.ts';
import { addSecurityHeaders } from './http/answers/security-headers.ts';
import { authenticate } from './http/authentication.ts';
import { acceptJson, bodyLimitBytes } from './http/json-body.ts';
import { requireRouteAccess } from './http/route-access.ts';
import { accessLogRoutes } from './routes/access-log-routes.ts';
import { accessRoutes } from './routes/access-routes.ts';
import { authRoutes } from './routes/auth-routes.ts';
import { changeSetRoutes } from './routes/change-set-routes.ts';
import { attachmentRoutes } from './routes/collaboration/attachment-routes.ts';
import { commentRoutes } from './routes/collaboration/comment-routes.ts';
import { notificationRoutes } from './routes/collaboration/notification-routes.ts';
import { timelineRoutes } from './routes/collaboration/timeline-routes.ts';
import { demoRoutes } from './routes/demo-routes.ts';
import { eventRoutes } from './routes/event-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { ownRoutes } from './routes/me/own-routes.ts';
import { sessionRoutes } from './routes/me/session-routes.ts';
import { metadataRoutes } from './routes/metadata-routes.ts';
import { openApiRoutes } from './routes/openapi-routes.ts';
import { operationRoutes } from './routes/operation-routes.ts';
import { queryRoutes } from './routes/query-routes.ts';
import { recordRoutes } from './routes/record-routes.ts';
import { peopleRoutes } from './routes/rights/people-routes.ts';
import { shareRoutes } from './routes/rights/share-routes.ts';
import { teamRoutes } from './routes/rights/team-routes.ts';
import { territoryRoutes } from './routes/rights/territory-routes.ts';
import { conversionRoutes } from './routes/screens/conversion-routes.ts';
import { counterRoutes } from './routes/screens/counter-routes.ts';
import { mergeRoutes } from './routes/screens/merge-routes.ts';
import { stageRoutes } from './routes/screens/stage-routes.ts';
import { titleRoutes } from './routes/screens/title-routes.ts';
import { trashRoutes } from './routes/screens/trash-routes.ts';
import { viewRoutes } from './routes/screens/view-routes.ts';
import { tokenRoutes } from './routes/token-routes.ts';
import { fileRoutes } from './routes/transfer/file-routes.ts';
import { fullExportRoutes } from './routes/transfer/full-export-routes.ts';
import { importRoutes } from './routes/transfer/import-routes.ts';
import { importWizardRoutes } from './routes/transfer/import-wizard-routes.ts';
import { sampleDataRoutes } from './routes/transfer/sample-data-routes.ts';
import { writeRoutes } from './routes/write-routes.ts';
import { serveUnrouted } from './studio-files.ts';

/**
 * The HTTP API, not yet listening. Every request is authenticated by one hook and refused unless its route says otherwise; every
 * error leaves as a problem document. Throws when a route does not declare who may call it.
 */
export function createApi(deps: ApiDeps): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: bodyLimitBytes,
    exposeHeadRoutes: false,
    // An empty list trusts nobody; `true` would let anybody write an address of their choice.
    trustProxy: [...(deps.settings.trustedProxies ?? [])],
    routerOptions: { maxParamLength: 200 },
  });
  requireRouteAccess(app);
  handleProblems(app, deps.log ?? ((message, error) => console.error(message, error)), deps.denials);
  acceptJson(app);
  addSecurityHeaders(app);
  authenticate(app, deps);
  const collaboration = createCollaboration({ ...deps, hints: deps.events });
  healthRoutes(app, deps);
  authRoutes(app, deps);
  demoRoutes(app, deps);
  tokenRoutes(app, deps);
  sessionRoutes(app, deps);
  ownRoutes(app, deps);
  metadataRoutes(app, deps);
  changeSetRoutes(app, deps);
  operationRoutes(app, deps);
  recordRoutes(app, deps);
  stageRoutes(app, deps);
  titleRoutes(app, deps);
  queryRoutes(app, deps);
  writeRoutes(app, deps);
  counterRoutes(app, deps);
  conversionRoutes(app, deps);
  mergeRoutes(app, deps);
  trashRoutes(app, deps);
  sampleDataRoutes(app, deps);
  fullExportRoutes(app, deps);
  importRoutes(app, deps);
  importWizardRoutes(app, deps);
  fileRoutes(app, deps);
  peopleRoutes(app, deps);
  teamRoutes(app, deps);
  territoryRoutes(app, deps);
  shareRoutes(app, deps);
  timelineRoutes(app, collaboration);
  commentRoutes(app, collaboration);
  attachmentRoutes(app, collaboration);
  notificationRoutes(app, collaboration);
  eventRoutes(app, { ...deps, ...collaboration });
  viewRoutes(app, deps);
  accessLogRoutes(app, deps);
  accessRoutes(app, deps);
  openApiRoutes(app, deps);
  serveUnrouted(app, deps.studio);
  return app;
}
