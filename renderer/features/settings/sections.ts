/** Parts of the settings, by their names in the address. */
export const sections = [
  'connections',
  'accounts',
  'defaults',
  'movements',
  'start',
  'background',
  'company',
  'desktop',
  'look',
  'about',
] as const;
export type SectionName = (typeof sections)[number];

export function sectionNamed(text: string | undefined): SectionName {
  return sections.find((name) => name === text) ?? 'connections';
}
