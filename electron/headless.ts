import { keepCompiled } from './adapters/system/compile-cache.ts';

// Entry of the command line: the automation interface over the contract's methods. All else is loaded by its leave.

keepCompiled();
const { runMain } = await import('./command-line/main.ts');
await runMain(new URL('../package.json', import.meta.url));
