import { createContext, useContext } from 'react';

/** What a section may do with the frame around it. */
export interface Frame {
  /** Where the section's buttons stand; null before it is there. */
  readonly actions: HTMLElement | null;
  /** For a focus that would be lost, because what had it is gone. */
  readonly focusSection: () => void;
}

export const FrameContext = createContext<Frame | null>(null);

/** Throws outside the frame: that would be a bug. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (frame === null) throw new Error('A section of the settings stands in their frame.');
  return frame;
}
