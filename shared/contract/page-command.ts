/** What the program asks its page to do, when a person chose it outside of the page: in a menu, the tray, a notification. */
export type PageCommand =
  /** Shows a place (`#/review?states=held`); of another company where one is named. */
  | { readonly do: 'show'; readonly company: string | null; readonly address: string }
  /** Begins a sync of the company on screen. */
  | { readonly do: 'sync' }
  /** Shows which keys do what. */
  | { readonly do: 'shortcuts' };
