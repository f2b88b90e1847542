import { type RefObject, useEffect, useState } from 'react';

/** While an edge is dragged the width changes with every frame; what follows it waits until it rests. */
const restMs = 120;

/** The width of an element in CSS pixels once it rests; 0 before it was measured. */
export function useElementWidth(element: RefObject<Element | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.round(entry?.contentRect.width ?? 0);
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => setWidth(measured), restMs);
    });
    setWidth(Math.round(target.getBoundingClientRect().width));
    observer.observe(target);
    return () => {
      observer.disconnect();
      if (timer !== null) clearTimeout(timer);
    };
  }, [element]);
  return width;
}
