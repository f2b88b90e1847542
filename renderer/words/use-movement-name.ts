import { useTranslation } from 'react-i18next';

export const movementKinds = ['purchase', 'refund', 'top-up', 'withdrawal', 'reward', 'internal', 'unknown'] as const;

export interface NamedMovement {
  readonly application: string | null;
  /** Empty where Cledara names nobody. */
  readonly description: string;
  readonly kind: string;
}

/** What a movement is called: by its application, else by what Cledara says of it, else by its kind. */
export function useMovementName(): (movement: NamedMovement) => string {
  const { t } = useTranslation('common');
  return ({ application, description, kind }) => {
    const known = movementKinds.find((one) => one === kind) ?? 'unknown';
    return application ?? (description.trim() === '' ? t(`kind.${known}`) : description);
  };
}
