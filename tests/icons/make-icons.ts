import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../checks.ts';
import { drawIcons } from './draw-icons.ts';

// Writes the program's icon and the images of its tray below `resources`: `npm run icons`.

for (const [path, bytes] of drawIcons()) {
  const file = join(root, 'resources', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
