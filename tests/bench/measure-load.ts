import { z } from 'zod';
import { measuredBy } from './measured-by.ts';

const loadLines = z.array(z.object({ what: z.string(), value: z.number(), unit: z.enum(['ms', 's', 'MB', '']) }));

/** Something that much work took. */
export type LoadLine = z.infer<typeof loadLines>[number];

/** A hundred and fifty companies that sync at once, and two hundred. */
export async function measureLoad(): Promise<readonly LoadLine[]> {
  return [
    ...loadLines.parse(await measuredBy('companies-child.ts', '--companies', '150')),
    ...loadLines.parse(await measuredBy('companies-child.ts', '--companies', '200')),
  ];
}

/** A day of four companies in the background. */
export async function measureBackground(): Promise<readonly LoadLine[]> {
  return loadLines.parse(await measuredBy('background-day-child.ts'));
}
