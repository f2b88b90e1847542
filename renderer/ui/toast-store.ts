/** One short message about what just happened, or what is going on. */
export interface ToastContent {
  readonly kind: 'info' | 'success' | 'problem';
  readonly title: string;
  readonly detail?: string | undefined;
  /** The one thing to do about it, such as Undo. It closes the message. */
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
  /** Of something that is still going on. The message stays until it is changed or closed. */
  readonly progress?: { readonly done: number; readonly total: number; readonly text: string } | undefined;
}

export interface Toast extends ToastContent {
  readonly id: string;
}

export interface ToastStore {
  /** Shows a message and gives its id. With an id that is shown already, that message changes instead. */
  readonly show: (content: ToastContent, id?: string) => string;
  readonly close: (id: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly current: () => readonly Toast[];
}

/** More at a time than this are not read. The oldest that goes by itself gives way, first one without an action. */
const mostAtOnce = 4;

export function createToastStore(): ToastStore {
  const listeners = new Set<() => void>();
  let toasts: readonly Toast[] = [];
  let made = 0;
  const set = (next: readonly Toast[]) => {
    toasts = next;
    for (const listener of listeners) listener();
  };
  return {
    show(content, id) {
      if (id !== undefined && toasts.some((toast) => toast.id === id)) {
        set(toasts.map((toast) => (toast.id === id ? { ...content, id } : toast)));
        return id;
      }
      made += 1;
      const toast = { ...content, id: id ?? `toast-${made}` };
      set(withRoom([...toasts, toast]));
      return toast.id;
    },
    close: (id) => set(toasts.filter((toast) => toast.id !== id)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    current: () => toasts,
  };
}

/** How long a message stays by itself; null is until somebody closes it. Nobody is hurried past an action. */
export function toastStaysMs(toast: ToastContent): number | null {
  if (toast.kind === 'problem' || toast.progress !== undefined) return null;
  return toast.action === undefined ? 6_000 : 10_000;
}

function withRoom(toasts: readonly Toast[]): readonly Toast[] {
  if (toasts.length <= mostAtOnce) return toasts;
  const passing = toasts.slice(0, -1).filter((toast) => toastStaysMs(toast) !== null);
  const spare = passing.find(({ action }) => action === undefined) ?? passing[0];
  return spare === undefined ? toasts : toasts.filter((toast) => toast !== spare);
}
