import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useFrame } from './frame-context.ts';

/** Puts the buttons of a section where every screen has its own: top right. */
export function SectionActions({ children }: { readonly children: ReactNode }) {
  const { actions } = useFrame();
  return actions === null ? null : createPortal(children, actions);
}
