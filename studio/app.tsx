import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { ListPage } from './list/list-page.tsx';
import { useMetadata } from './metadata/useMetadata.ts';
import { SessionGate } from './session/session-gate.tsx';
import { navigationGroups } from './shell/navigation/navigation.ts';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { Shell } from './shell/shell.tsx';

// The first list must stay small: record pages and forms are chunks of their own.
const RecordPage = lazy(async () => ({ default: (await import('./record/record-page.tsx')).RecordPage }));
const CreatePage = lazy(async () => ({ default: (await import('./forms/create-page.tsx')).CreatePage }));
const EditPage = lazy(async () => ({ default: (await import('./forms/edit-page.tsx')).EditPage }));

/** The routes. Their addresses mirror those of the API. */
export function App() {
  return (
    <SessionGate>
      <Routes>
        <Route element={<Shell />}>
          <Route index element={<Home />} />
          <Route path="records/:object" element={<ListPage />} />
          <Route path="records/:object/new" element={<CreatePage />} />
          <Route path="records/:object/:id" element={<RecordPage />} />
          <Route path="records/:object/:id/edit" element={<EditPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </SessionGate>
  );
}

/** Until there is a page for today, home is the first list. */
function Home() {
  const first = navigationGroups(useMetadata())[0]?.items[0];
  return first ? <Navigate to={first.to} replace /> : <NotFoundPage empty />;
}
