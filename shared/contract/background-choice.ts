import { z } from 'zod';
import { backgroundIntervals, backgroundModes } from './background.ts';

/** How a company is synced in the background, as it is kept among the preferences. */
export const backgroundChoice = z.strictObject({
  mode: z.enum(backgroundModes),
  everyMinutes: z.literal(backgroundIntervals),
});
export type BackgroundChoice = z.infer<typeof backgroundChoice>;

/** Of a company for which nothing was chosen yet. */
export const usualChoice: BackgroundChoice = { mode: 'send', everyMinutes: 60 };

/** No pause is longer, in minutes: it is for a busy hour, and for good there is the mode `off`. */
export const longestPauseMinutes = 1440;
