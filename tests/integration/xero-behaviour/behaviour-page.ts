import type { Observation } from './observe.ts';
import type { Chapter, Outcome, Situation } from './situation.ts';

/** What was seen of a situation: the command that met it, and the sync after what ended it. */
export interface Seen {
  readonly first: Observation;
  readonly later: Observation | null;
}

const head = `# What Xero says, and what becomes of it

Every row is a test: the whole program runs against the sandbox's Xero over HTTP, and this page is what it then said and did.
Sentences are the ones that a person reads, with ‹…› for what differs every time. Words of Xero that the sandbox cannot come to
by itself, because the program never asks for such a thing, are put into its mouth. The tests are in
\`tests/integration/xero-behaviour\`; the page is made by them, and they fail where it is not what they saw. To make it anew:

\`\`\`sh
npm test -- tests/integration/xero-behaviour/xero-behaviour.test.ts -u
\`\`\`

States, reasons and exit codes are explained in [automation.md](automation.md), what to do about each in
[the guide](guide/problems.md). "Requests" are those that write documents; "in Xero" counts the documents of ours that stand there
at the end, each of them once.
`;

/** The page, as Markdown. */
export function behaviourPage(chapters: readonly Chapter[], seen: ReadonlyMap<string, Seen>): string {
  const parts = chapters.map(({ title, about, situations }) => {
    const rows = situations.map((situation) => rowOf(situation, seen));
    const table = [
      '| Xero says | In the sandbox | A person reads | Tallybridge | Test |',
      '| --- | --- | --- | --- | --- |',
    ];
    return `\n## ${title}\n\n${about}\n\n${[...table, ...rows].join('\n')}\n`;
  });
  return `${head}${parts.join('')}`;
}

function rowOf(situation: Situation, seen: ReadonlyMap<string, Seen>): string {
  const { name, xero, made, later } = situation;
  const looked = seen.get(name);
  if (looked === undefined) throw new Error(`"${name}" was not looked at.`);
  const after = later === undefined || looked.later === null ? '' : `<br>${later.when}: ${outcomeText(looked.later)}`;
  const cells = [xero, made, spoken(looked.first), `${outcomeText(looked.first)}${after}`, name];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function spoken({ sentences }: Observation): string {
  if (sentences.length === 0) return '–';
  return sentences.map((sentence) => steady(sentence).replaceAll('<', '&lt;')).join('<br>');
}

/** Times, ids, keys and references differ every time. */
function steady(sentence: string): string {
  return sentence
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '‹time›')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '‹id›')
    .replaceAll(/CLD(-[0-9A-Z]{4,5}){3}/g, '‹reference›');
}

function outcomeText({ outcome, waitsMs }: Observation): string {
  return [...itemTexts(outcome), ...endTexts(outcome, waitsMs)].join(', ');
}

function itemTexts({ items, invoices = [], refused = [] }: Outcome): string[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  const states = [...counts].map(([item, count]) => `${count > 1 ? `${count} × ` : ''}\`${item.replace(' ', '` `')}\``);
  const others = [...invoices.map((code) => `invoice \`${code}\``), ...refused.map((code) => `refused \`${code}\``)];
  return [...states, ...others];
}

function endTexts({ writes, documents, files = 0, error, exit }: Outcome, waitsMs: number | null): string[] {
  return [
    counted(writes, 'request'),
    `${documents} in Xero`,
    ...(files === 0 ? [] : [`${counted(files, 'file')} there`]),
    ...(waitsMs === null ? [] : [`goes on after ${duration(waitsMs)}`]),
    ...(exit === null ? [] : [`exit ${exit}`]),
    ...(error === undefined ? [] : [`\`${error}\``]),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Roughly, because the sandbox's clock goes on while the program works. */
function duration(ms: number): string {
  if (ms >= 7_200_000) return `${Math.round(ms / 3_600_000)} h`;
  return ms < 50_000 ? `${Math.ceil(ms / 10_000) * 10} s` : `${Math.ceil(ms / 60_000)} min`;
}
