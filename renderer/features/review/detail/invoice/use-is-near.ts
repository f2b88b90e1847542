import { type RefObject, useEffect, useState } from 'react';

/** How far out of view something counts as near. */
const margin = '600px 0px';

/** Whether an element is in view, or will be after a little scrolling. */
export function useIsNear(element: RefObject<Element | null>): boolean {
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    // The second margin is for the panes that scroll within the page.
    const observer = new IntersectionObserver((entries) => setIsNear(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: margin,
      scrollMargin: margin,
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return isNear;
}
