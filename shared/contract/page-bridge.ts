/**
 * All that a page of the desktop app has of its host, as `window.tallybridge`. Texts of JSON alone cross it in both
 * directions, so that no object of one side ever is one of the other's.
 */
export interface PageBridge {
  /** Of the machine: `darwin`, `win32`, `linux`. */
  readonly platform: string;
  /** Takes a `CallEnvelope` and resolves with a `CallAnswer`, both as JSON. */
  call(envelope: string): Promise<string>;
  /** Opens an address in the system's browser, where it is one that the app goes to. */
  openExternal(url: string): void;
  /**
   * Gives each event of the host as JSON, from now on, the engine's state first; null once where the host cannot be heard.
   * Returns what ends it.
   */
  listen(onEvent: (event: string | null) => void): () => void;
}
