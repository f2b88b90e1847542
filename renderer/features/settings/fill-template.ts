import type { MovementDetailDto } from '../../../shared/contract/review-item.ts';

/** What the preview needs of a movement. */
export type TemplateMovement = Pick<
  MovementDetailDto,
  'amount' | 'currency' | 'local' | 'description' | 'comment' | 'application' | 'card' | 'invoice'
>;

/** Words in braces that are filled in, in the order of a description. */
export const templateWords = [
  'application',
  'merchant',
  'original',
  'card',
  'owner',
  'team',
  'invoice',
  'comment',
] as const;
type TemplateWord = (typeof templateWords)[number];

/** What holds where no template is set. */
export const builtInTemplate = '{merchant}{original}';

/** The description that a template gives for a movement, for looking at while it is typed; the engine fills it in itself. */
export function fillTemplate(template: string, movement: TemplateMovement, teams: readonly string[]): string {
  const filled = template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const word = templateWords.find((one) => one === name);
    return word === undefined ? whole : textOf(word, movement, teams);
  });
  const clean = filled
    .replace(/[\t-\r]/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(/\s+/g, ' ');
  return clean.trim();
}

function textOf(word: TemplateWord, movement: TemplateMovement, teams: readonly string[]): string {
  switch (word) {
    case 'application':
      return movement.application?.name ?? '';
    case 'merchant':
      return movement.description;
    case 'original':
      return original(movement);
    case 'card':
      return movement.card?.last4 ?? '';
    case 'owner':
      return movement.card?.ownerName ?? '';
    case 'team':
      return teams.join(', ');
    case 'invoice':
      return movement.invoice?.number ?? '';
    case 'comment':
      return movement.comment ?? '';
  }
}

/** ` (USD 114.02 at 1.1401)`, where the merchant was paid in another currency. The rate is for reading only. */
function original({ amount, local }: TemplateMovement): string {
  if (local === null) return '';
  const paid = local.amount.replace(/^-/, '');
  const rate = amount === null ? Number.NaN : Number(paid) / Math.abs(Number(amount));
  if (!Number.isFinite(rate) || rate <= 0) return ` (${local.currency} ${paid})`;
  const decimals = Math.min(Math.max(4 - Math.floor(Math.log10(rate)), 0), 10);
  return ` (${local.currency} ${paid} at ${rate.toFixed(decimals)})`;
}
