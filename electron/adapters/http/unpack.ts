import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { err, ok, type Result } from '../../../shared/lib/result.ts';

const gunzipAsync = promisify(gunzip);
const brotliAsync = promisify(brotliDecompress);

/**
 * The body as it was before packing. `maxBytes` bounds what comes out, so that a small packed body cannot fill the memory.
 * A body that is cut short or garbled counts as `reset`. An unknown encoding is passed on as it is.
 */
export async function unpack(
  body: Uint8Array,
  encoding: string,
  maxBytes: number,
): Promise<Result<Uint8Array, 'too-large' | 'reset'>> {
  const unpackAsync = { gzip: gunzipAsync, 'x-gzip': gunzipAsync, br: brotliAsync }[encoding.trim().toLowerCase()];
  if (unpackAsync === undefined || body.length === 0) return ok(body);
  try {
    return ok(await unpackAsync(body, { maxOutputLength: maxBytes }));
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return err(tooLarge ? 'too-large' : 'reset');
  }
}
