import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { loadTexts } from './i18n/start-i18n.ts';
import { ListPage } from './list/list-page.tsx';
import { useMetadata } from './metadata/useMetadata.ts';
import { SessionGate } from './session/session-gate.tsx';
import { homeAddress } from './shell/navigation/navigation.ts';
import { useApp } from './shell/navigation/useApp.ts';
import { NotFoundPage } from './shell/pages/not-found-page.tsx';
import { Shell } from './shell/shell.tsx';

// The first list must stay small: record pages and forms are chunks of their own.
const RecordPage = lazy(async () => {
  const [{ RecordPage: Page }] = await Promise.all([import('./record/record-page.tsx'), loadTexts('record')]);
  return { default: Page };
});
const CreatePage = lazy(async () => {
  const [{ CreatePage: Page }] = await Promise.all([import('./forms/create-page.tsx'), loadTexts('counter')]);
  return { default: Page };
});
const DuplicatesPage = lazy(async () => {
  const [{ DuplicatesPage: Page }] = await Promise.all([import('./merging/duplicates-page.tsx'), loadTexts('merging')]);
  return { default: Page };
});
const FindPage = lazy(async () => ({ default: (await import('./find/find-page.tsx')).FindPage }));
const EditPage = lazy(async () => {
  const [{ EditPage: Page }] = await Promise.all([import('./forms/edit-page.tsx'), loadTexts('counter')]);
  return { default: Page };
});

const HomePage = lazy(async () => {
  const [{ HomePage: Page }] = await Promise.all([import('./home/home-page.tsx'), loadTexts('desk')]);
  return { default: Page };
});

const ProfilePage = lazy(async () => {
  const [{ ProfilePage: Page }] = await Promise.all([import('./profile/profile-page.tsx'), loadTexts('desk')]);
  return { default: Page };
});

// A page to print has no frame around it.
const PrintPage = lazy(async () => {
  const [{ PrintPage: Page }] = await Promise.all([import('./print/print-page.tsx'), loadTexts('data')]);
  return { default: Page };
});

const CounterPage = lazy(async () => {
  const [{ CounterPage: Page }] = await Promise.all([import('./counter/counter-page.tsx'), loadTexts('counter')]);
  return { default: Page };
});

const TrashPage = lazy(async () => {
  const [{ TrashPage: Page }] = await Promise.all([import('./data/trash-page.tsx'), loadTexts('data')]);
  return { default: Page };
});

// The administration comes with its texts.
const AdminRoutes = lazy(async () => {
  const [{ AdminRoutes: Pages }] = await Promise.all([import('./admin/admin-routes.tsx'), loadTexts('rights')]);
  return { default: Pages };
});

// So does the import of files.
const ImportRoutes = lazy(async () => {
  const [{ ImportRoutes: Pages }] = await Promise.all([import('./imports/import-routes.tsx'), loadTexts('imports')]);
  return { default: Pages };
});

/** The routes. Their addresses mirror those of the API. */
export function App() {
  return (
    <SessionGate>
      <Routes>
        <Route
          path="print/:template/:id"
          element={
            <Suspense fallback={null}>
              <PrintPage />
            </Suspense>
          }
        />
        <Route element={<Shell />}>
          <Route index element={<Home />} />
          <Route path="profile" element={<ProfilePage />} />
          <Route path="find" element={<FindPage />} />
          <Route path="records/:object" element={<ListPage />} />
          <Route path="records/:object/new" element={<CreatePage />} />
          <Route path="records/:object/duplicates" element={<DuplicatesPage />} />
          <Route path="records/:object/:id" element={<RecordPage />} />
          <Route path="records/:object/:id/edit" element={<EditPage />} />
          <Route path="counter/:name" element={<CounterPage />} />
          <Route path="import/*" element={<ImportRoutes />} />
          <Route path="trash" element={<TrashPage />} />
          <Route path="admin/*" element={<AdminRoutes />} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </SessionGate>
  );
}

/** The person's first page; where there is none, the list that their roles name, else the first one. */
function Home() {
  const metadata = useMetadata();
  const home = homeAddress(metadata, useApp());
  if (metadata.today) return <HomePage home={metadata.today} />;
  return home === undefined ? <NotFoundPage empty /> : <Navigate to={home} replace />;
}
