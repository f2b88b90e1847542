import { FileSecrets } from '../../../electron/adapters/secrets/file-secrets.ts';

// A process that stores fifteen secrets one after the other: `node file-child.ts FOLDER PASSPHRASE SIDE`.

const [folder = '', passphrase = '', side = ''] = process.argv.slice(2);
const secrets = new FileSecrets(folder, passphrase);
for (let index = 0; index < 15; index += 1) {
  const stored = await secrets.set(`${side}-${index}`, `${side} ${index}`);
  if (!stored.ok) throw new Error(stored.error.message);
}
