import { fileTypeFromBuffer } from 'file-type';

/** Told from the bytes alone; null for plain text and whatever else has no signature. */
export async function fileTypeOf(
  bytes: Uint8Array,
): Promise<{ readonly mediaType: string; readonly extension: string } | null> {
  const type = await fileTypeFromBuffer(bytes);
  return type === undefined ? null : { mediaType: type.mime, extension: type.ext };
}
