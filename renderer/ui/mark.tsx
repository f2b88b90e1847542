import styles from './mark.module.css';

/** An application without its logo: its initials in a square whose tint is always the same for the same name. */
export interface MarkProps {
  readonly name: string;
  readonly size?: 'medium' | 'large';
}

/** As many tints as mark.module.css has. */
const tints = 12;

export function Mark({ name, size = 'medium' }: MarkProps) {
  return (
    <span className={styles['mark']} data-tint={markTint(name)} data-size={size} aria-hidden="true" translate="no">
      {markInitials(name)}
    </span>
  );
}

function markInitials(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first = '', second] = words;
  const letters =
    second === undefined
      ? Array.from(first).slice(0, 2)
      : [...Array.from(first).slice(0, 1), ...Array.from(second).slice(0, 1)];
  return letters.join('').toUpperCase();
}

function markTint(name: string): number {
  let sum = 7;
  for (const letter of name.trim().toLowerCase()) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % tints;
}
