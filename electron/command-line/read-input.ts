import type { Readable } from 'node:stream';
import type { Output } from './output.ts';

/** In characters; many times as long as an API key, the only thing that is read from standard input. */
const longestInput = 64 * 1024;

/** Standard input to its end, or until it is longer than anything that is meant to come; people at a terminal are told how to end it. */
export async function readInput(stdin: Readable & { readonly isTTY?: boolean }, output: Output): Promise<string> {
  if (stdin.isTTY === true) output.say('Paste the key, press Enter, then Ctrl-D (on Windows Ctrl-Z and Enter).');
  let text = '';
  for await (const chunk of stdin.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > longestInput) break;
  }
  return text;
}
