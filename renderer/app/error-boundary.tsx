import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** Shown in place of what broke; `retry` tries it again. */
  readonly fallback: (error: unknown, retry: () => void) => ReactNode;
  /** Another value forgets the failure: another screen has nothing to do with it. */
  readonly resetKey: string;
}

interface State {
  readonly failure: { readonly error: unknown; readonly resetKey: string } | null;
}

/** Keeps a mistake in one part of the page from taking the rest with it. React has this as a class only. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failure: { error, resetKey: '' } };
  }

  static getDerivedStateFromProps({ resetKey }: Props, { failure }: State): State | null {
    if (failure === null || failure.resetKey === resetKey) return null;
    // Freshly caught: note where. Caught elsewhere: forget it.
    return { failure: failure.resetKey === '' ? { ...failure, resetKey } : null };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return this.props.fallback(failure.error, () => this.setState({ failure: null }));
  }
}
