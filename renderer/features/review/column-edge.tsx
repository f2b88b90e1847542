import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type ColumnId, columnShapes } from './columns.ts';
import styles from './review-head.module.css';

const stepPx = 8;

export interface ColumnEdgeProps {
  readonly id: ColumnId;
  readonly onResize: (id: ColumnId, widthPx: number, isDone: boolean) => void;
}

/** The edge of a column: pulled by the pointer, or moved by the arrow keys. */
export function ColumnEdge({ id, onResize }: ColumnEdgeProps) {
  const { t } = useTranslation('review');
  const start = useRef<{ readonly x: number; readonly widthPx: number } | null>(null);
  const widthOf = (edge: HTMLElement): number => edge.parentElement?.offsetWidth ?? columnShapes[id].size;
  const widthAt = (event: PointerEvent): number | null =>
    start.current === null ? null : start.current.widthPx + event.clientX - start.current.x;
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, widthPx: widthOf(event.currentTarget) };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const width = widthAt(event);
    if (width !== null) onResize(id, width, false);
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const width = widthAt(event);
    start.current = null;
    if (width !== null) onResize(id, width, true);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    event.stopPropagation();
    onResize(id, widthOf(event.currentTarget) + (event.key === 'ArrowRight' ? stepPx : -stepPx), true);
  };
  return (
    <span
      role="slider"
      tabIndex={0}
      aria-label={t('columns.width', { column: t(`columns.${id}`) })}
      aria-orientation="horizontal"
      aria-valuemin={columnShapes[id].minSize}
      aria-valuemax={1200}
      aria-valuenow={columnShapes[id].size}
      className={styles['edge']}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onKeyDown={onKeyDown}
    />
  );
}
