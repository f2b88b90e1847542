import type { CodingFields } from './settings-shape.ts';

/** The fields with one of them set; null takes it away. */
export function withField<Field extends keyof CodingFields>(
  fields: CodingFields,
  field: Field,
  value: NonNullable<CodingFields[Field]> | null,
): CodingFields {
  const { [field]: _before, ...others } = fields;
  return value === null ? others : { ...others, [field]: value };
}
