/** Hands a ZIP to the browser to be saved as a file. */
export function saveZip(bytes: Uint8Array<ArrayBuffer>, fileName: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}

/** The browser reads the file after the click. */
const keptMs = 60_000;
