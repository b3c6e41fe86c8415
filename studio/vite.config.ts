import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const ajvValidator = '@rjsf/validator-ajv8';

/**
 * @rjsf/core imports the ajv validator for a function of its own tests, which the build drops again. ajv compiles code, which the
 * content policy forbids, so it is not installed; forms/validator.ts takes its place.
 */
const withoutAjv: Plugin = {
  name: 'trellis-without-ajv',
  enforce: 'pre',
  resolveId: (id) => (id === ajvValidator ? `\0${ajvValidator}` : undefined),
  load: (id) => (id === `\0${ajvValidator}` ? 'export default undefined;' : undefined),
};

/** Builds the screens into studio/dist. `TRELLIS_API` names the server that `vite` proxies to while developing. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [withoutAjv, react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Fonts stay files: the served content policy allows fonts from 'self' only, not data: URLs.
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Judged compressed, by test/browser/bundle.test.ts.
    chunkSizeWarningLimit: 1000,
    // What the first list needs is one chunk: what it shares with pages loaded later would else be cut into dozens of small ones.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', test: /studio\/main\.tsx$/ }] } } },
  },
  server: { host: '127.0.0.1', proxy: { '/api': process.env.TRELLIS_API ?? 'http://127.0.0.1:3000' } },
});
