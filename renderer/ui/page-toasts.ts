import { createToastStore } from './toast-store.ts';

/** The messages of this page: `pageToasts.show({ kind: 'success', title, action: { label, onPress } })`. */
export const pageToasts = createToastStore();
