import { Outlet } from 'react-router';
import { useMe } from '../session/useMe.ts';
import { NotFoundPage } from '../shell/not-found-page.tsx';

/** The pages of the administration, which for anybody else are not there. The server refuses what they ask for as well. */
export function AdminOnly() {
  return useMe().admin ? <Outlet /> : <NotFoundPage />;
}
