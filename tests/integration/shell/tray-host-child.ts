import { hasTrayHost } from '../../../electron/shell/tray-host.ts';

// Whether somebody on this session's bus holds a name: `node tray-host-child.ts NAME`.

process.stdout.write(String(await hasTrayHost('linux', process.env, process.argv[2])));
