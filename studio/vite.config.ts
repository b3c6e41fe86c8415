import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
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

const workerFile = 'service-worker.js';
// Scripts, styles, texts and the fonts of both languages; other fonts are fetched should a letter need them.
const isKept = (file: string) => /\.(?:js|css)$/.test(file) || /inter-(?:latin|vietnamese)-wght/.test(file);

/** Makes the service worker a script of its own and tells it which files there are; its id changes with any of them. */
const serviceWorker: Plugin = {
  name: 'trellis-service-worker',
  apply: 'build',
  enforce: 'post',
  buildStart() {
    this.emitFile({ type: 'chunk', id: join(import.meta.dirname, 'pwa/service-worker.ts'), fileName: workerFile });
  },
  generateBundle(_options, bundle) {
    const worker = bundle[workerFile];
    if (worker?.type !== 'chunk') throw new Error(`the build made no ${workerFile}`);
    const files = Object.keys(bundle)
      .filter((file) => file.startsWith('assets/') && isKept(file))
      .sort();
    const page = readFileSync(join(import.meta.dirname, 'index.html'), 'utf8');
    const id = createHash('sha256')
      .update(JSON.stringify([page, files, worker.code]))
      .digest('hex')
      .slice(0, 16);
    worker.code = `const trellisBuild = ${JSON.stringify({ id, files: files.map((file) => `/${file}`) })};\n${worker.code}`;
  },
};

/** Puts compressed copies beside what is text: the server sends those, and compresses nothing itself. */
const compressed: Plugin = {
  name: 'trellis-compressed',
  apply: 'build',
  enforce: 'post',
  writeBundle({ dir = '' }, bundle) {
    for (const file of Object.keys(bundle).filter((name) => /\.(?:js|css|html|svg)$/.test(name))) {
      const content = readFileSync(join(dir, file));
      writeFileSync(join(dir, `${file}.br`), brotliCompressSync(content));
      writeFileSync(join(dir, `${file}.gz`), gzipSync(content, { level: 9 }));
    }
  },
};

/** Builds the screens into studio/dist. `TRELLIS_API` names the server that `vite` proxies to while developing. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [withoutAjv, react(), serviceWorker, compressed],
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
