/**
 * The arrows of the house. Each has a planted violation in test/architecture/violations/<rule name>: a rule that
 * cannot fire would not be missed otherwise.
 */
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const KERNEL = '(^|/)libs/kernel/src/';
const FACTS = '(^|/)libs/contexts/[^/]+/src/(facts|postings)/';
const CONTEXT = '(^|/)libs/contexts/([^/]+)/src/';
const SPEC = '\\.spec\\.ts$';
/** `index.ts` of a room, or of a part of it that has a door of its own. */
const DOORS = ['/src/index\\.ts$', '/src/[a-z]+/index\\.ts$'];
const ROOM = '(^|/)(?:libs|apps)/([^/]+)/';
const ADAPTERS = [
  '(^|/)libs/(event-store|transparency-log)/src/(postgres|kurrentdb)/',
  '(^|/)libs/(read-store|vault|platform)/src/',
  '(^|/)libs/contexts/[^/]+/src/(views|login)/',
  // Whether a database is there, which projector leads, a copy of all of it: by connections and locks of their own.
  '(^|/)apps/(api/src/(launch|operations/(base-backup|accept-loss))|projector/src/leadership)\\.ts$',
];

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
      'kernel-stands-alone',
      'The vocabulary knows no other room, no input and no output: a hash, zod and small pure libraries.',
      { path: KERNEL, pathNot: SPEC },
      {
        path: '.',
        pathNot: [KERNEL, '^crypto$', 'node_modules/(zod|uuid|canonicalize|chinese-days)/'],
      },
    ),
    rule(
      'decisions-are-pure',
      'Facts are kernel, zod and the facts of other contexts: an auditor runs them without us.',
      { path: FACTS, pathNot: SPEC },
      { path: '.', pathNot: [KERNEL, FACTS, 'node_modules/zod/'] },
    ),
    rule(
      'decisions-are-pure',
      'Commands are decided without the file system, the network or a database.',
      { path: '(^|/)libs/contexts/[^/]+/src/commands/', pathNot: SPEC },
      { dependencyTypes: ['core', 'npm'], path: '.', pathNot: 'node_modules/zod/' },
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
      { path: ROOM, pathNot: '(^|/)libs/contexts/' },
      { path: '(^|/)libs/', pathNot: ['(^|/)libs/$2/src/', ...DOORS] },
    ),
    rule(
      'apps-are-ends',
      'Applications are ends, not rooms: nobody uses another one.',
      { path: ROOM },
      { path: '(^|/)apps/', pathNot: '(^|/)apps/$2/' },
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
      'drivers-behind-ports',
      'A driver is named by the adapters of its store alone, and by views for their tables.',
      { path: '(^|/)(libs|apps)/', pathNot: [...ADAPTERS, SPEC] },
      { path: 'node_modules/(pg|@types/pg|typeorm|@eventstore|@grpc|google-protobuf)/' },
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
