import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Where decisions are made and states follow: plain data in, plain data out. */
const PURE = [
  'libs/kernel/src/**/*.ts',
  'libs/contexts/*/src/facts/**/*.ts',
  'libs/contexts/*/src/commands/**/*.ts',
];

const TESTS = ['**/*.spec.ts', 'test/**/*.ts', 'libs/event-store/src/contract/*.ts'];

const FROM_CONTEXT = 'Pure parts take the time, ids and settings from the DecisionContext.';

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'node_modules/', 'test/architecture/violations/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_+$', varsIgnorePattern: '^_+$' },
      ],
      // Nest decides by decorators what is injected; a class may hold nothing but them.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      // A port is asynchronous whether or not an adapter waits.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: PURE,
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: FROM_CONTEXT },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: FROM_CONTEXT,
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: FROM_CONTEXT,
        },
        { selector: 'CallExpression[callee.name=/^random(UUID|Bytes)$/]', message: FROM_CONTEXT },
        { selector: "MemberExpression[object.name='process']", message: FROM_CONTEXT },
        { selector: "MemberExpression[object.name='performance']", message: FROM_CONTEXT },
      ],
    },
  },
  {
    // A type that is only claimed comes through a named door of the kernel, which says what may be claimed there.
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: [...TESTS, 'libs/kernel/**'],
    rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }] },
  },
  {
    // A rule is at most ten lines of judgement, and so is each question it asks: a clerk reads them aloud.
    files: ['libs/contexts/*/src/facts/*rules*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 12, skipBlankLines: true, skipComments: true }] },
  },
  {
    // Specs tell stories: a describe is as long as its story, and answers of HTTP have no types.
    files: TESTS,
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        performance: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
    },
  },
  { files: ['apps/*/src/main.ts'], rules: { 'no-console': 'off' } },
);
