import type { ApplicationRowDto } from '../../../shared/contract/settings.ts';

/** Letters that Unicode counts as such and no font draws. */
const blankLetters = /[\u115F\u1160\u2800\u3164\uFFA0]/g;

/** What an application is called; one whose name shows nothing is told apart by its id. */
export function rowName({ name, id }: Pick<ApplicationRowDto, 'name' | 'id'>): string {
  const isSeen = name !== null && /[\p{L}\p{N}\p{P}\p{S}]/u.test(name.replace(blankLetters, ''));
  return isSeen ? name : (id ?? name ?? '');
}
