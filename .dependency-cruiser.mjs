// Who may import whom. One rule a row of the table in CONTRIBUTING.md ("The layers"); each says why it exists and what
// to do when it fires. tests/architecture/import-rules.test.ts breaks every rule once, so none of them can fall asleep.

const anyPackage = '^node_modules/';
const unresolved = '^\\.'; // has a rule of its own
/** What the api may ask of the engine; the other files there are its own business. */
const engineEntries =
  'engine|sync-run|decide|apply-settings|diagnostics|run-report|recode|recode-items|change-settings|settings-problems|refresh-lists|undo|undo-objection|adopt-by-hand|open-day|take-statement|drift|decide-drift|reapply|revise|read-reference|explain-refusal|disconnect-xero|backfill|preview-backfill|posted-questions|create-bank-account|create-contact|look-at-history|suggestions|books-source|import-files|applications-to-check|feed-state|decide-feed|feed-access|fed-change-message';
/** The composition root: the program's environment read once, and its parts put together. */
const root =
  'compose|environment|companies|company-consents|company-file|company-history|touching-folder|consent-names|consent-token-records|remove-company|ledger-token-records';
/** Files that a program starts with. */
const entries = '^electron/(headless|main|preload|engine-process|start)\\.ts$|^renderer/app/main\\.tsx?$';
/** Stands among the allowed paths for the modules that are part of Node. */
const builtin = Symbol('builtin');

/**
 * A row of the table: files under `from` may import what matches `allowed`, and nothing else.
 * @param {string} name
 * @param {string} from
 * @param {(string | typeof builtin)[]} allowed
 * @param {string} comment
 */
function mayImportOnly(name, from, allowed, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from },
    to: {
      pathNot: [unresolved, ...allowed.filter((part) => part !== builtin)],
      ...(allowed.includes(builtin) ? { dependencyTypesNot: ['core'] } : {}),
    },
  };
}

/**
 * A package or builtin with one door: `what` may be imported from `door` alone, and from tests.
 * @param {string} name
 * @param {string} what
 * @param {string[]} door
 * @param {string} comment
 */
function oneDoor(name, what, door, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { pathNot: [...door, '^tests/'] },
    to: { path: what },
  };
}

const rows = [
  mayImportOnly(
    'lib-imports-nothing',
    '^shared/lib/',
    ['^shared/lib/'],
    'Everything stands on shared/lib, so it stands on nothing. Move what needs an import to the layer that owns it.',
  ),
  mayImportOnly(
    'domain-is-pure',
    '^shared/domain/',
    ['^shared/(lib|domain)/', '^node_modules/@noble/hashes/'],
    'The domain decides: data in, data out, testable without a machine. Pass what it needs as an argument, or act in the engine.',
  ),
  mayImportOnly(
    'contract-is-plain-data',
    '^shared/contract/',
    ['^shared/(lib|contract|domain)/', '^node_modules/zod/'],
    'The contract is compiled into every process, so it may need only what all of them have. Put behaviour into electron/api.',
  ),
  mayImportOnly(
    'ports-speak-domain',
    '^electron/ports/',
    ['^electron/ports/', '^shared/(lib|domain)/'],
    'A port names what the engine needs, in words of the domain. A type of a library belongs into the adapter behind the port.',
  ),
  mayImportOnly(
    'engine-acts-through-ports',
    '^electron/engine/',
    ['^electron/(engine|ports)/', '^shared/(lib|domain)/'],
    'The engine runs on any host and under any fault because it reaches the world through ports alone. Add to a port, and to its adapter.',
  ),
  mayImportOnly(
    'api-enters-by-the-front-door',
    '^electron/api/',
    ['^electron/(api|ports)/', `^electron/engine/(${engineEntries})\\.ts$`, '^shared/', '^node_modules/zod/'],
    'The api parses, asks the engine and answers with plain data. What it may ask of the engine is the list engineEntries above.',
  ),
  mayImportOnly(
    'adapters-are-islands',
    '^electron/adapters/([^/]+)/',
    [
      '^shared/(lib|domain)/',
      '^electron/ports/',
      '^electron/adapters/$1/',
      '^electron/adapters/http/',
      anyPackage,
      builtin,
    ],
    'An adapter can be replaced alone only while it knows no other one (http is the shared door to the network). Wire adapters together in compose.ts.',
  ),
  mayImportOnly(
    'sandbox-shares-no-mistakes',
    '^electron/sandbox/',
    ['^electron/sandbox/', '^shared/lib/', '^shared/domain/money\\.ts$', builtin],
    'The sandbox plays the two services. With code of ours in it, a mistake of ours would answer itself. Write it again, from the specification.',
  ),
  mayImportOnly(
    'hosts-carry-the-contract',
    '^electron/(shell|loopback)/',
    [
      '^electron/(shell|loopback|page|ports)/',
      '^electron/api/[^/]+\\.ts$',
      '^electron/engine-process/(engine-messages|answer-bug)\\.ts$',
      '^electron/adapters/system/stored-preferences\\.ts$', // one file of preferences, whichever host opens it
      '^electron/adapters/system/crash-reports\\.ts$', // the desktop keeps few of them, the bundle names them
      '^electron/background/conditions\\.ts$',
      '^shared/(lib|contract)/',
      '^node_modules/electron(-log|-store|-updater)?/',
      '^electron$',
      builtin,
    ],
    'A host carries the contract to a renderer and decides nothing, or the two hosts would drift apart. Put logic into electron/api.',
  ),
  mayImportOnly(
    'hosts-know-not-each-other',
    '^electron/(shell|loopback)/',
    ['^(?!electron/(shell|loopback)/)', '^electron/$1/', builtin],
    'Each host works where the other one cannot. What both need belongs into electron/api, or into electron/page.',
  ),
  mayImportOnly(
    'page-is-files-and-headers',
    '^electron/page/',
    ['^electron/page/', builtin],
    'What the built page consists of and which policy goes with it, for both hosts. How it is carried is theirs.',
  ),
  mayImportOnly(
    'background-calls-as-a-window-does',
    '^electron/background/',
    ['^electron/(background|ports)/', '^shared/'],
    'Syncs in the background ask for nothing that a window could not ask for, on any host. What it needs of the machine is handed in.',
  ),
  mayImportOnly(
    'compose-picks-parts',
    `^electron/(${root})\\.ts$`,
    [
      `^electron/(${root})\\.ts$`,
      '^electron/(ports|engine|api|adapters|sandbox)/',
      '^shared/',
      '^node_modules/(env-paths|zod)/',
      builtin,
    ],
    'The composition root picks parts and holds no logic; packages are the business of the adapter that wraps them.',
  ),
  mayImportOnly(
    'demo-joins-the-command-line-to-the-sandbox',
    '^electron/demo',
    [
      '^electron/demo',
      `^electron/(${root})\\.ts$`,
      '^electron/(ports|api|adapters|sandbox|command-line|engine-process)/',
      '^shared/',
      builtin,
    ],
    'The demo starts the sandbox and lets the ordinary command line work on it. What it shows must be what the program does, so it has no part of its own.',
  ),
  mayImportOnly(
    'first-contact-asks-the-services',
    '^electron/first-contact/',
    [
      '^electron/first-contact/',
      `^electron/(${root})\\.ts$`,
      '^electron/(ports|command-line)/',
      '^electron/api/error-of\\.ts$',
      '^electron/adapters/(http/(http-message|read-json)|xero/xero-transport|invoices/write-whole)\\.ts$',
      '^shared/(lib|domain|contract)/',
      '^node_modules/zod/',
      builtin,
    ],
    'It tries what the adapters take for true, and so looks at answers as they came, below them; what it decides by is the domain’s own rules.',
  ),
  mayImportOnly(
    'engine-process-joins-two-processes',
    '^electron/engine-process/',
    [
      '^electron/engine-process/',
      `^electron/(${root}|demo-connect)\\.ts$`,
      '^electron/(ports|api|sandbox)/',
      '^electron/adapters/system/stored-preferences\\.ts$',
      '^electron/adapters/xero/callback-listener\\.ts$', // which addresses are registered at Xero
      '^shared/(lib|contract)/',
      '^shared/domain/failure\\.ts$',
      builtin,
    ],
    'It carries calls between a host and the engine in its own process, and knows neither window nor HTTP. Put logic into electron/api or below.',
  ),
  mayImportOnly(
    'entries-only-start',
    '^electron/(headless|main|preload|engine-process|start)\\.ts$|^electron/command-line/',
    [
      `^electron/(${root}|demo)\\.ts$`,
      '^electron/first-contact/run-first-contact\\.ts$',
      // An entry says which time it is, how it starts, and how the file of preferences is opened.
      '^electron/adapters/system/([^/]+-clock|compile-cache|stored-preferences|crash-reports)\\.ts$',
      '^electron/(command-line|engine-process|shell|loopback|page|background)/',
      '^electron/api/[^/]+\\.ts$',
      '^shared/domain/failure\\.ts$',
      '^shared/(lib|contract)/',
      '^node_modules/(electron|electron-store|electron-updater|open)/',
      '^electron$',
      builtin,
    ],
    'An entry starts a host and speaks the contract, as the window does. Logic goes into electron/api or below, where every host has it.',
  ),
  mayImportOnly(
    'ui-is-presentational',
    '^renderer/ui/',
    [
      '^renderer/ui/',
      '^shared/lib/',
      '^node_modules/((@types/)?react(-dom)?|react-aria-components|react-aria|react-stately|@react-(aria|stately|types)|@internationalized|@tanstack/react-virtual|zustand|lucide-react|@fontsource-variable)/',
    ],
    'A primitive that knows no data can be used everywhere and looked at alone. Pass data, words and callbacks as properties.',
  ),
  mayImportOnly(
    'features-stand-alone',
    '^renderer/features/([^/]+)/',
    ['^renderer/features/$1/', '^renderer/(ui|bridge|words)/', '^shared/(lib|contract)/', anyPackage],
    'A feature can be changed or removed alone while no other one knows it. Lift what two share to renderer/ui, bridge or words, or join them in renderer/app.',
  ),
  mayImportOnly(
    'bridge-speaks-the-contract',
    '^renderer/bridge/',
    ['^renderer/bridge/', '^shared/(lib|contract)/', anyPackage],
    'The bridge is all that a page knows of its host, and it knows nothing of the page.',
  ),
  mayImportOnly(
    'renderer-has-no-node',
    '^renderer/',
    ['^renderer/', '^shared/(lib|contract)/', anyPackage],
    'A page runs in a sandbox without Node, and in a plain browser. Ask the host through renderer/bridge.',
  ),
];

const types = [
  {
    name: 'ports-are-types',
    comment:
      'A port is an interface and leaves nothing at run time. Use `import type`; code that lives in a port belongs elsewhere.',
    severity: 'error',
    from: { pathNot: '^tests/' },
    to: { path: '^electron/ports/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'domain-by-type-only',
    comment:
      'The contract and the ports describe, and the command line shows; deciding is called elsewhere. Use `import type`, or move the code.',
    severity: 'error',
    from: { path: '^(shared/contract|electron/ports|electron/command-line)/' },
    to: { path: '^shared/domain/', dependencyTypesNot: ['type-only'] },
  },
];

const doors = [
  oneDoor(
    'electron-stays-in-the-shell',
    '^(node_modules/electron(-log|-store|-updater)?/|electron$)',
    ['^electron/shell/', '^electron/(main|preload)\\.ts$'],
    'Importing it in Node starts a download, and the engine must run without it. Reach it through a port or the shell.',
  ),
  oneDoor(
    'network-has-one-door',
    '^node_modules/undici/|^(node:)?(http|https|http2|net|tls|dgram|dns)(/|$)',
    [
      '^electron/adapters/http/',
      '^electron/sandbox/',
      '^electron/loopback/',
      '^electron/adapters/xero/callback-[^/]+\\.ts$',
    ],
    'Time-outs, size caps, limits and redaction are kept by adapters/http; another way out would have none. Use HttpDoor. ' +
      '(Sandbox, loopback host and the sign-in callback listen; they call nobody.)',
  ),
  oneDoor(
    'xero-packages-stay-in-the-xero-adapter',
    '^node_modules/(xero-node|openid-client|axios|windows-iana)/',
    ['^electron/adapters/xero/'],
    'xero-node rejects with text that can hold a token, and has no time-outs; the adapter tames it. Ask through the port `Xero`.',
  ),
  oneDoor(
    'keychain-stays-in-secrets',
    '^node_modules/(keytar|@github/keytar)/',
    ['^electron/adapters/secrets/'],
    'A locked keychain reads as empty and one of its calls crashes; the adapter knows. Ask through the port `Secrets`.',
  ),
  oneDoor(
    'sqlite-stays-in-the-ledger',
    '^node:sqlite$',
    ['^electron/adapters/ledger/', '^electron/adapters/secrets/file-secrets\\.ts$'],
    'One writer, one set of pragmas, one place for migrations. Ask through the port `Ledger`. (The secrets file is locked by an empty one.)',
  ),
  oneDoor(
    'paths-and-file-types-stay-at-the-edge',
    '^node_modules/(env-paths|file-type)/',
    ['^electron/adapters/', '^electron/environment\\.ts$'],
    'Where files lie and what they are is asked of the machine, so it is the business of an adapter, or of environment.ts.',
  ),
];

const hygiene = [
  {
    name: 'product-never-imports-tests',
    comment: 'What ships cannot need what does not. Move the shared part into the product, or copy the few lines.',
    severity: 'error',
    from: { path: '^(shared|electron|renderer)/' },
    to: { path: '^tests/' },
  },
  {
    name: 'no-cycles',
    comment: 'Files in a circle can only be understood and moved together. Move what both need into a third file.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'reachable-from-an-entry',
    comment: 'No entry of the program reaches this file, so it is dead or was never wired. Wire it or delete it.',
    severity: 'error',
    from: { path: entries },
    to: { path: '^(shared|electron|renderer)/.+\\.tsx?$', pathNot: `\\.d\\.ts$|${entries}`, reachable: false },
  },
  {
    name: 'every-import-resolves',
    comment:
      'This import points at nothing. Mend the path (relative imports carry their extension) or install the package.',
    severity: 'error',
    from: { path: '^(shared|electron|renderer|tests)/' },
    to: { couldNotResolve: true, pathNot: '^electron$' },
  },
  {
    name: 'product-uses-declared-dependencies',
    comment:
      'A package that is a dependency of a dependency, or only of the tests, is missing once the product is installed. Declare it. ' +
      '(What the page needs is bundled into it, and so is no dependency of what is installed.)',
    severity: 'error',
    from: { path: '^(shared|electron)/' },
    to: {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
      dependencyTypesNot: ['type-only'],
      pathNot: '^node_modules/electron/',
    },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...rows, ...types, ...doors, ...hygiene],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true, // imports of types are imports too
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
