import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { RolePage } from '../editors/role/role-page.tsx';
import { RolesPage } from '../editors/role/roles-page.tsx';
import { loadTexts } from '../i18n/start-i18n.ts';
import { useMe } from '../session/useMe.ts';
import { NotFoundPage } from '../shell/pages/not-found-page.tsx';
import { AccessPage } from './access/access-page.tsx';
import { AdminHome } from './admin-home.tsx';
import { LogsPage } from './logs/logs-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { TerritoriesPage } from './territories/territories-page.tsx';

const DataArea = lazy(async () => {
  const [{ DataArea: Page }] = await Promise.all([import('../data/data-area.tsx'), loadTexts('data')]);
  return { default: Page };
});

/**
 * The pages of the administration, which for anybody else are not there; the server refuses what they ask for as well. One chunk: with one for
 * each page the first list, too, would fall apart into many small ones.
 */
export function AdminRoutes() {
  if (!useMe().admin) return <NotFoundPage />;
  return (
    <Routes>
      <Route index element={<AdminHome />} />
      <Route path="people" element={<PeoplePage />} />
      <Route path="territories" element={<TerritoriesPage />} />
      <Route path="access" element={<AccessPage />} />
      <Route path="logs" element={<LogsPage />} />
      <Route path="roles" element={<RolesPage />} />
      <Route path="roles/:name" element={<RolePage />} />
      <Route path="data" element={<DataArea />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
