// Loaded before a program (`--import`): its clock is ahead of the machine's by TALLYBRIDGE_TEST_CLOCK_AHEAD_MS milliseconds,
// so that a test need not sit out the nine minutes after which a lost answer may be looked up.

const aheadMs = Number(process.env['TALLYBRIDGE_TEST_CLOCK_AHEAD_MS'] ?? '0');
const machineMs = Date.now;
Date.now = () => machineMs() + aheadMs;
