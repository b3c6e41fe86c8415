import { Route, Routes } from 'react-router';
import { NotFoundPage } from '../shell/pages/not-found-page.tsx';
import { ImportHome } from './home/import-home.tsx';
import { RunPage } from './run/run-page.tsx';
import { WizardPage } from './wizard/wizard-page.tsx';

/** Bringing records in from files. One chunk, with texts of its own. */
export function ImportRoutes() {
  return (
    <Routes>
      <Route index element={<ImportHome />} />
      <Route path="files/:file" element={<WizardPage />} />
      <Route path="runs/:id" element={<RunPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
