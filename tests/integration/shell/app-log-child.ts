import { createLog } from '../../../electron/adapters/system/file-log.ts';
import { AppLog } from '../../../electron/shell/app-log.ts';

// A program in which a bug happens that nobody catches: `node app-log-child.ts FOLDER throw|reject`. It ends with 7 when it
// was told of the bug, and with 3 where it went on as if nothing had happened.

const [folder = '', how] = process.argv.slice(2);
const log = createLog({ level: 'info', folder, now: () => 0, redact: (text) => text.replaceAll('s3cret', '***') });
new AppLog(log).catchBugs(() => process.exit(7));
const bug = new RangeError('the s3cret is out');
if (how === 'reject') void Promise.reject(bug);
else
  setImmediate(() => {
    throw bug;
  });
setTimeout(() => process.exit(3), 5000);
