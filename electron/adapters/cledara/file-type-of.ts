import { fileTypeFromBuffer } from 'file-type';

/** The container of old Word, Excel and Outlook files alike: which of them it is, its first bytes do not tell. */
const severalTypes = 'application/x-cfb';

/** Told from the bytes alone; null for plain text and whatever else has no signature of its own. */
export async function fileTypeOf(
  bytes: Uint8Array,
): Promise<{ readonly mediaType: string; readonly extension: string } | null> {
  const type = await fileTypeFromBuffer(bytes);
  if (type === undefined || type.mime === severalTypes) return null;
  return { mediaType: type.mime, extension: type.ext };
}
