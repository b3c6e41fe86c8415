import './theme.css';
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { isFinal } from './api/problem.ts';
import { App } from './app.tsx';
import { startI18n } from './i18n/start-i18n.ts';
import { registerServiceWorker } from './pwa/register-service-worker.ts';
import { watchConnection } from './pwa/watch-connection.ts';
import { askEarly } from './session/session-queries.ts';
import { applyDensity, currentDensity } from './shell/density/density.ts';
import { cssVariables, theme } from './theme.ts';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Lists keep still: news arrives as a hint to click, not as rows that jump when the window gets the focus.
      refetchOnWindowFocus: false,
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => failures < 2 && !isFinal(error),
    },
  },
});

watchConnection(client);
askEarly(client);
applyDensity(currentDensity());
await startI18n();
registerServiceWorker();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element "root"');
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={cssVariables}>
      <QueryClientProvider client={client}>
        <Notifications position="bottom-right" limit={4} />
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
