/** What a colour means: neutral proposed, accent on its way, green done, amber waiting, red blocked, violet found in Xero. */
export type Tone = 'neutral' | 'accent' | 'green' | 'amber' | 'red' | 'violet';
