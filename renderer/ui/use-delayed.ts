import { useEffect, useState } from 'react';

/** Under this time a wait is not felt, and a sign of it would only flicker. */
const feltAfterMs = 300;

/** True once `isOn` has been true for as long as a person notices; false again at once. */
export function useDelayed(isOn: boolean, delayMs: number = feltAfterMs): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(() => setIsLate(true), delayMs);
    return () => {
      clearTimeout(timer);
      setIsLate(false);
    };
  }, [isOn, delayMs]);
  return isOn && isLate;
}
