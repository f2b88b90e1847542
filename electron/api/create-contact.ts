import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { createContact } from '../engine/create-contact.ts';
import type { CompanyHost } from './company-host.ts';
import { exclusively } from './exclusively.ts';

/** Makes a contact in Xero that can be chosen from then on, or finds the one of that name. */
export function makeContact(
  host: CompanyHost,
  { name, author }: MethodInput<'contacts.create'>,
): Promise<Result<MethodOutputs['contacts.create'], Failure>> {
  return exclusively(host, async (engine) => {
    const made = await createContact(engine, name, author);
    return made.ok ? ok({ contact: made.value.name }) : made;
  });
}
