/** Hands a file to the browser to be saved. It is given no type that a browser would open by itself. */
export function saveCopy(bytes: Uint8Array<ArrayBuffer>, fileName: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}

/** The browser reads the file after the click. */
const keptMs = 60_000;
