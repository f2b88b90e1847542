/** The names under which page and main speak; each is checked by `PageDoor`, and there are no others. */
export const channels = {
  /** A call of the contract. */
  call: 'tallybridge:call',
  /** An address for the system's browser. */
  openExternal: 'tallybridge:open-external',
  /** The page wants to hear the events from now on. */
  listen: 'tallybridge:listen',
  /** The network has come or gone: main itself is not told. */
  network: 'tallybridge:network',
  /** An event, to the page. */
  event: 'tallybridge:event',
} as const;

/** Those on which a page asks and main answers. */
export type AskingChannel = (typeof channels)['call' | 'openExternal' | 'listen' | 'network'];
