import { SystemClock } from '../../electron/adapters/system/system-clock.ts';
import { chooseCompany } from '../../electron/companies.ts';
import { openCompany, openProgram } from '../../electron/compose.ts';
import { readEnvironment } from '../../electron/environment.ts';

// Applies the present settings to everything in Xero that they would make another document of, as the window does, which alone
// can: through the same methods.

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
