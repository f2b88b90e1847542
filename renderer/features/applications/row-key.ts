import type { ApplicationRowDto } from '../../../shared/contract/settings.ts';

/** The row of the defaults, which is no application. */
export const defaultsKey = 'defaults';

/** Tells the rows of the table apart. One that only the settings know may have a name alone. */
export function rowKey({ id, name }: Pick<ApplicationRowDto, 'id' | 'name'>): string {
  if (id !== null) return `id:${id}`;
  return name === null ? defaultsKey : `name:${name}`;
}

/** Whom the settings of a row are about. */
export type Target = 'defaults' | { readonly id: string | null; readonly name: string | null };

export function targetOf({ id, name }: Pick<ApplicationRowDto, 'id' | 'name'>): Target {
  return id === null && name === null ? 'defaults' : { id, name };
}
