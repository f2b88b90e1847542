import { SystemClock } from '../../electron/adapters/system/system-clock.ts';

// Applies the present settings to everything in Xero that they would make another document of, as the window does, which alone
// can: through the same methods. On a clock that is ahead, as the command line of these tests.

const aheadMs = Number(process.env['TALLYBRIDGE_TEST_CLOCK_AHEAD_MS'] ?? '0');
SystemClock.prototype.nowMs = () => Date.now() + aheadMs;
const { chooseCompany } = await import('../../electron/companies.ts');
const { openCompany, openProgram } = await import('../../electron/compose.ts');
const { readEnvironment } = await import('../../electron/environment.ts');

const environment = readEnvironment(process.env);
if (!environment.ok) throw new Error(environment.error.message);
const clock = new SystemClock();
const program = openProgram(environment.value, clock, 'test');
const company = chooseCompany(environment.value.dataDir, null, false);
if (!company.ok) throw new Error(company.error.message);
const { api, close } = openCompany(program, company.value);
const preview = await api.call('reapply.preview', { limit: 1000 });
if (!preview.ok) throw new Error(preview.error.message);
const { items, settingsVersion: version } = preview.value;
const ids = items.flatMap(({ transactionId, refusal }) => (refusal === null ? [transactionId] : []));
const applied = await api.call('reapply.apply', { ids, version, author: 'the test' });
process.stdout.write(JSON.stringify(applied));
close();
await program.http.close();
process.exitCode = applied.ok ? 0 : 3;
