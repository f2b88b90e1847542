/** The page's own background (`--canvas` of renderer/ui/tokens.css; a test holds both together), before the page is there. */
export const windowColours = { light: '#fbfdfd', dark: '#111617' } as const;
