import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import Info from 'lucide-react/icons/info';
import X from 'lucide-react/icons/x';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from './button.tsx';
import field from './field.module.css';
import { IconButton } from './icon-button.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { type Toast, type ToastStore, toastStaysMs } from './toast-store.ts';
import styles from './toasts.module.css';

/** Where messages appear, bottom right, once on the page. F6 leads there and back; pointing at them makes them stay. */
export interface ToastsProps {
  readonly store: ToastStore;
  readonly label: string;
  readonly closeLabel: string;
}

const icons = { info: Info, success: CircleCheck, problem: CircleAlert };

export function Toasts({ store, label, closeLabel }: ToastsProps) {
  const toasts = useSyncExternalStore(store.subscribe, store.current);
  const region = useRef<HTMLElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const [isHeld, setIsHeld] = useState(false);
  const goBack = () => cameFrom.current?.focus();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || region.current === null || region.current.childElementCount === 0) return;
      event.preventDefault();
      if (region.current.contains(document.activeElement)) return cameFrom.current?.focus();
      cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      region.current.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  const close = (id: string) => {
    const hadFocus = region.current?.contains(document.activeElement) ?? false;
    store.close(id);
    if (hadFocus && store.current().length === 0) goBack();
    else if (hadFocus) region.current?.focus();
  };
  const isEmpty = toasts.length === 0;
  useEffect(() => {
    if (isEmpty) setIsHeld(false); // what was pointed at is gone, and will not say that the pointer left
  }, [isEmpty]);

  return (
    // The attribute keeps this within reach, and heard, while a dialog is open.
    <div data-react-aria-top-layer="true">
      <Announcer toasts={toasts} />
      <section
        ref={region}
        aria-label={label}
        tabIndex={-1}
        className={styles['region']}
        onPointerEnter={() => setIsHeld(true)}
        onPointerLeave={() => setIsHeld(false)}
        onFocus={() => setIsHeld(true)}
        onBlur={() => setIsHeld(false)}
      >
        {toasts.map((toast) => (
          <Message
            key={toast.id}
            toast={toast}
            isHeld={isHeld}
            closeLabel={closeLabel}
            onClose={() => close(toast.id)}
          />
        ))}
      </section>
    </div>
  );
}

interface MessageProps {
  readonly toast: Toast;
  readonly isHeld: boolean;
  readonly closeLabel: string;
  readonly onClose: () => void;
}

function Message({ toast, isHeld, closeLabel, onClose }: MessageProps) {
  const { kind, title, detail, action, progress } = toast;
  const staysMs = toastStaysMs(toast);
  const latestClose = useRef(onClose);
  useEffect(() => {
    latestClose.current = onClose;
  });
  useEffect(() => {
    if (staysMs === null || isHeld) return;
    const timer = setTimeout(() => latestClose.current(), staysMs);
    return () => clearTimeout(timer);
  }, [staysMs, isHeld]);
  const Icon = icons[kind];
  return (
    <article className={styles['toast']} data-kind={kind} aria-label={title}>
      <Icon size={16} aria-hidden="true" />
      <div className={styles['texts']}>
        <p className={styles['title']}>{title}</p>
        {detail !== undefined && <p className={styles['detail']}>{detail}</p>}
        {progress !== undefined && (
          <ProgressBar label={title} hidesLabel done={progress.done} total={progress.total} text={progress.text} />
        )}
        {action !== undefined && (
          <Button
            size="small"
            onPress={() => {
              action.onPress();
              onClose();
            }}
          >
            {action.label}
          </Button>
        )}
      </div>
      <IconButton label={closeLabel} icon={<X />} size="small" onPress={onClose} />
    </article>
  );
}

/** Reads out what is new: politely, and problems at once. Progress is not read out at every step. */
function Announcer({ toasts }: { readonly toasts: readonly Toast[] }) {
  const latest = toasts.at(-1);
  const text = latest === undefined ? '' : [latest.title, latest.detail].filter(Boolean).join('. ');
  const isProblem = latest?.kind === 'problem';
  return (
    <>
      <div role="status" className={field['hidden']}>
        {isProblem ? '' : text}
      </div>
      <div role="alert" className={field['hidden']}>
        {isProblem ? text : ''}
      </div>
    </>
  );
}
