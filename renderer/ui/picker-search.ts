export interface PickerOption {
  readonly id: string;
  readonly label: string;
  /** What it is also known by: an account's code, a contact's address. Searched too. */
  readonly secondary?: string | undefined;
  /** Searched but not shown. */
  readonly keywords?: string | undefined;
  /** Given, it is shown and cannot be chosen, and this says why. */
  readonly disabledReason?: string | undefined;
}

interface Searchable {
  readonly option: PickerOption;
  readonly label: string;
  readonly secondary: string;
  readonly text: string;
}

/** Letters as they are typed: without case and without accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Made once for a list, so that each key typed costs one pass over plain text. */
export function searchable(options: readonly PickerOption[]): readonly Searchable[] {
  return options.map((option) => {
    const label = plain(option.label);
    const secondary = plain(option.secondary ?? '');
    return { option, label, secondary, text: `${label} ${secondary} ${plain(option.keywords ?? '')}` };
  });
}

/** What holds every word of the query, in the list's order; what starts with the query comes first. */
export function searchOptions(all: readonly Searchable[], query: string): readonly PickerOption[] {
  const wanted = plain(query).trim();
  if (wanted === '') return all.map(({ option }) => option);
  const words = wanted.split(/\s+/);
  const found = all.filter(({ text }) => words.every((word) => text.includes(word)));
  const isFirst = ({ label, secondary }: Searchable) => secondary.startsWith(wanted) || label.startsWith(wanted);
  return [...found.filter(isFirst), ...found.filter((entry) => !isFirst(entry))].map(({ option }) => option);
}
