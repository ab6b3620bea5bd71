/**
 * The arrows of the house. One rule each, and one planted violation for each in
 * test/architecture/violations/<rule name>: a rule that cannot fire would not be missed otherwise.
 */
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const KERNEL = '(^|/)libs/kernel/src/';
const FACTS = '(^|/)libs/contexts/[^/]+/src/(facts|postings)/';
const CONTEXT = '(^|/)libs/contexts/([^/]+)/src/';
const SPEC = '\\.spec\\.ts$';
/** `index.ts` of a room, or of a part of it that has a door of its own. */
const DOORS = ['/src/index\\.ts$', '/src/[a-z]+/index\\.ts$'];
const lib = (name) => `(^|/)libs/${name}/src/`;

export default {
  forbidden: [
    rule('no-cycles', 'A circle has no beginning to read from.', {}, { circular: true }),
    rule(
      'resolvable',
      'A rule about an import that cannot be resolved stops existing.',
      {},
      { couldNotResolve: true },
    ),
    rule(
      'kernel-is-alone',
      'The vocabulary knows no other room.',
      { path: KERNEL, pathNot: SPEC },
      { path: ['(^|/)libs/', '(^|/)apps/'], pathNot: KERNEL },
    ),
    rule(
      'kernel-is-pure',
      'The vocabulary uses a hash, zod and small pure libraries; no input, no output.',
      { path: KERNEL, pathNot: SPEC },
      {
        dependencyTypes: ['core', 'npm'],
        path: '.',
        pathNot: ['^crypto$', 'node_modules/(zod|uuid|canonicalize|chinese-days)/'],
      },
    ),
    rule(
      'facts-are-pure',
      'Facts are kernel, zod and the facts of other contexts: an auditor runs them without us.',
      { path: FACTS, pathNot: SPEC },
      { path: '.', pathNot: [KERNEL, FACTS, 'node_modules/zod/'] },
    ),
    rule(
      'contexts-meet-by-facts',
      'Another context is entered by its facts alone.',
      { path: CONTEXT },
      {
        path: CONTEXT,
        pathNot: ['(^|/)libs/contexts/$2/src/', '(^|/)libs/contexts/[^/]+/src/facts/index\\.ts$'],
      },
    ),
    rule(
      'rooms-have-doors',
      'A room is entered by its index, never by a path into it.',
      { path: '(^|/)libs/([^/]+)/src/', pathNot: '(^|/)libs/contexts/' },
      { path: '(^|/)libs/([^/]+)/src/', pathNot: ['(^|/)libs/$2/src/', ...DOORS] },
    ),
    rule(
      'apps-use-doors',
      'Applications enter a room by its door.',
      { path: '(^|/)apps/' },
      { path: '(^|/)libs/', pathNot: DOORS },
    ),
    rule(
      'nobody-imports-apps',
      'Applications are ends, not rooms.',
      { path: '(^|/)libs/' },
      { path: '(^|/)apps/' },
    ),
    rule(
      'apps-are-apart',
      'One application does not use another.',
      { path: '(^|/)apps/([^/]+)/' },
      { path: '(^|/)apps/([^/]+)/', pathNot: '(^|/)apps/$2/' },
    ),
    rule(
      'auditor-is-plain',
      'The auditor takes facts and proofs, and nothing that runs on the server.',
      { path: '(^|/)apps/auditor/', pathNot: SPEC },
      {
        path: '(^|/)libs/',
        pathNot: [
          '(^|/)libs/(kernel|transparency-log)/src/index\\.ts$',
          '(^|/)libs/contexts/[^/]+/src/(facts|postings)/index\\.ts$',
        ],
      },
    ),
    rule(
      'store-behind-its-port',
      'Only the PostgreSQL adapters name their client in the event store and the log.',
      { path: [lib('event-store'), lib('transparency-log')], pathNot: ['/src/postgres/', SPEC] },
      { path: 'node_modules/(@types/)?pg/' },
    ),
    rule(
      'kurrentdb-behind-its-port',
      'Only the KurrentDB adapter and its double name the client.',
      {
        path: '(^|/)(apps|libs|test)/',
        pathNot: ['libs/event-store/src/kurrentdb/', '(^|/)test/kurrentdb/double/', SPEC],
      },
      { path: 'node_modules/(@eventstore|@grpc|google-protobuf|@types/google-protobuf)/' },
    ),
    rule(
      'typeorm-behind-views',
      'TypeORM is used by the read store, and by views for their tables.',
      { path: '(^|/)(libs|apps)/', pathNot: [lib('read-store'), '/src/views/', lib('platform'), SPEC] },
      { path: 'node_modules/typeorm/' },
    ),
    rule(
      'decisions-without-input',
      'Commands are decided without the file system, the network or a database.',
      { path: '(^|/)libs/contexts/[^/]+/src/commands/', pathNot: SPEC },
      { dependencyTypes: ['core', 'npm'], path: '.', pathNot: 'node_modules/zod/' },
    ),
    rule(
      'no-room-without-a-noun',
      'If a function has no home, its noun is missing.',
      {},
      { path: '/(shared|common|utils|helpers|core)/', pathNot: 'node_modules' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
