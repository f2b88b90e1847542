/**
 * Keeps the page at its place and says where it was asked to go instead, as an address within the page. A reload, or
 * closing the window, is asked about by the browser. Returns what ends it.
 */
export function holdPlace(onAsked: (href: string) => void): () => void {
  const { hash } = window.location;
  const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
  window.addEventListener('beforeunload', warn);
  const release = 'navigation' in window ? holdNavigation(hash, onAsked) : holdHash(hash, onAsked);
  return () => {
    window.removeEventListener('beforeunload', warn);
    release();
  };
}

/** Before anything has happened: the page never sees the other address. */
function holdNavigation(hash: string, onAsked: (href: string) => void): () => void {
  const hold = (event: NavigateEvent): void => {
    const wanted = new URL(event.destination.url).hash;
    if (!event.destination.sameDocument || wanted === hash || !event.cancelable) return;
    event.preventDefault();
    onAsked(wanted);
  };
  window.navigation.addEventListener('navigate', hold);
  return () => window.navigation.removeEventListener('navigate', hold);
}

/** In a browser that asks nobody beforehand, the address is put back before the page hears of it. */
function holdHash(hash: string, onAsked: (href: string) => void): () => void {
  const hold = (event: HashChangeEvent): void => {
    if (window.location.hash === hash) return;
    event.stopImmediatePropagation();
    onAsked(window.location.hash);
    window.history.replaceState(null, '', hash);
  };
  window.addEventListener('hashchange', hold, { capture: true });
  return () => window.removeEventListener('hashchange', hold, { capture: true });
}
