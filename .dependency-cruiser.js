/**
 * The dependency law: app → domain → database; the domain knows an integration only by its interface: the file of
 * its name, and `message.ts`, what its messages say.
 */
const notTest = '[.]test[.]tsx?$'
const contract = '^integrations/([^/]+)/(\\1|message)[.]ts$'
const types = { dependencyTypesNot: ['type-only'] }
const rule = (name, from, to) => ({ name, severity: 'error', from, to })

export default {
  forbidden: [
    rule('no-cycles', {}, { circular: true, viaOnly: types }),
    rule(
      'domain-knows-no-screen',
      { path: '^domain/', pathNot: notTest },
      {
        path: '^(app|server|test)/|node_modules/(react|react-router|react-dom|@mantine|nodemailer|pg-boss)/',
      },
    ),
    rule(
      'domain-knows-only-interfaces',
      { path: '^domain/', pathNot: notTest },
      { path: '^integrations/', pathNot: contract },
    ),
    rule(
      'interfaces-are-types',
      { path: '^domain/', pathNot: notTest },
      { path: contract, ...types },
    ),
    rule(
      'database-knows-nobody',
      { path: '^database/', pathNot: notTest },
      { path: '^(app|domain|integrations|server|test)/' },
    ),
    rule(
      'migrations-stand-alone',
      { path: '^database/migrations/' },
      { pathNot: 'node_modules/kysely/' },
    ),
    rule(
      'integrations-know-only-results',
      { path: '^integrations/', pathNot: notTest },
      { path: '^(app|domain|database|server)/', pathNot: '^domain/result[.]ts$' },
    ),
    rule(
      'integrations-are-strangers',
      { path: '^integrations/([^/]+)/', pathNot: notTest },
      { path: '^integrations/', pathNot: '^integrations/$1/' },
    ),
    rule(
      'pages-ask-the-domain',
      { path: '^app/', pathNot: notTest },
      {
        path: '^(integrations|server|test)/|node_modules/(kysely|pg|nodemailer|better-auth)/',
        ...types,
      },
    ),
    rule(
      'pages-hold-the-database-by-type',
      { path: '^app/', pathNot: notTest },
      { path: '^database/', ...types },
    ),
    rule(
      'ui-is-mute',
      { path: '^app/ui/' },
      { path: '^(domain|database|integrations|app/pages)/', ...types },
    ),
    rule(
      'pages-are-strangers',
      { path: '^app/pages/([^/]+)/' },
      { path: '^app/pages/', pathNot: '^app/pages/$1/' },
    ),
    rule(
      'tests-stay-out',
      { pathNot: '^(test|e2e|bench)/|[.]test[.]tsx?$|[.]config[.]ts$' },
      { path: '^(test|e2e|bench)/|[.]test[.]tsx?$' },
    ),
    rule('nothing-unresolved', {}, { couldNotResolve: true, pathNot: '^virtual:|/[+]types/' }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/broken-law' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
}
