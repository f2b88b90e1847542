import { useSyncExternalStore } from 'react';

/** Where the page is: `#/review?states=held` is the path `['review']` with one parameter. */
export interface Route {
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

let known: { readonly hash: string; readonly route: Route } | null = null;

export function presentRoute(): Route {
  const { hash } = window.location;
  if (known?.hash === hash) return known.route;
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const route = { path: path.split('/').filter(Boolean).map(decoded), query: new URLSearchParams(query) };
  known = { hash, route };
  return route;
}

/** An address that somebody typed may be anything. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

/** The page's place, kept in the address, so that back, forward and a reload do what people expect. */
export function useRoute(): Route {
  return useSyncExternalStore(subscribe, presentRoute);
}

/** The first part of the path: which screen it is. What only cares for this rests while a screen changes its own place. */
export function useScreenName(): string {
  return useSyncExternalStore(subscribe, presentScreen);
}

export function presentScreen(): string {
  return presentRoute().path[0] ?? '';
}

/**
 * Goes to `href` (`#/review`). With `replace` the present place leaves no trace in the history. The address is not set as
 * such: the browser would look for an element of that name, find none, and take the focus away from where it is.
 */
export function goTo(href: string, options: { readonly replace?: boolean } = {}): void {
  if (options.replace === true) window.history.replaceState(null, '', href);
  else if (href !== window.location.hash) window.history.pushState(null, '', href);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Links to places of the page go there by `goTo`, unless a key says that another tab is meant. Called once. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]') : null;
    const href = link?.getAttribute('href') ?? null;
    if (href === null || link?.getAttribute('target') === '_blank') return;
    event.preventDefault();
    goTo(href);
  });
}
