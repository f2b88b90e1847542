import type { Failure } from '../../../shared/domain/failure.ts';
import type { Organisation, ReferenceData, XeroContact } from '../../../shared/domain/reference-data.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { AccountingClient } from './accounting-client.ts';
import {
  accountFrom,
  contactFrom,
  findUser,
  organisationFrom,
  taxRateFrom,
  trackingCategoryFrom,
} from './map-reference-data.ts';
import { readChecked } from './read-checked.ts';
import { pageSize, readPages } from './read-pages.ts';
import { ianaTimeZone } from './time-zone.ts';
import * as wire from './wire-schemas.ts';
import { incompatible } from './xero-failure.ts';
import type { XeroUserIdentity } from './xero-session.ts';

/** Every contact, archived ones too, in pages of a thousand. */
export async function readContacts(
  client: AccountingClient,
  tenantId: string,
): Promise<Result<readonly XeroContact[], Failure>> {
  const rows = await readPages(async (page) => {
    const read = await readChecked(client, tenantId, {
      what: 'the contacts',
      schema: wire.contacts,
      invoke: (api) =>
        api.getContacts(
          tenantId,
          undefined,
          undefined,
          'ContactID ASC',
          undefined,
          page,
          true,
          true,
          undefined,
          pageSize,
        ),
    });
    if (!read.ok) return read;
    const { Contacts, pagination } = read.value;
    return ok({
      rows: Contacts,
      pageCount: pagination?.pageCount ?? null,
      idOf: (row: wire.WireContact) => row.ContactID,
    });
  }, 'the contacts');
  return rows.ok ? ok(rows.value.map(contactFrom)) : rows;
}

/** All accounts, whatever their status. */
export async function readAccounts(client: AccountingClient, tenantId: string) {
  const read = await readChecked(client, tenantId, {
    what: 'the accounts',
    schema: wire.accounts,
    invoke: (api) => api.getAccounts(tenantId),
  });
  return read.ok ? ok(read.value.Accounts.map(accountFrom)) : read;
}

/** Eight requests, and one more per thousand contacts; the first failure is the answer. `now` is the instant of reading. */
export async function readReferenceData(
  client: AccountingClient,
  tenantId: string,
  about: { readonly user: () => XeroUserIdentity; readonly now: () => string },
): Promise<Result<ReferenceData, Failure>> {
  // The first one alone: where the connection or the organisation is gone, one refusal says so.
  const organisation = await readOrganisation(client, tenantId);
  if (!organisation.ok) return organisation;
  const [actions, users, accounts, taxRates, tracking, currencies, contacts] = await Promise.all([
    readChecked(client, tenantId, {
      what: 'what the organisation may do',
      schema: wire.actions,
      invoke: (api) => api.getOrganisationActions(tenantId),
    }),
    readChecked(client, tenantId, {
      what: 'the users',
      schema: wire.users,
      invoke: (api) => api.getUsers(tenantId),
    }),
    readAccounts(client, tenantId),
    readChecked(client, tenantId, {
      what: 'the tax rates',
      schema: wire.taxRates,
      invoke: (api) => api.getTaxRates(tenantId),
    }),
    readChecked(client, tenantId, {
      what: 'the tracking categories',
      schema: wire.trackingCategories,
      invoke: (api) => api.getTrackingCategories(tenantId, undefined, undefined, true),
    }),
    readChecked(client, tenantId, {
      what: 'the currencies',
      schema: wire.currencies,
      invoke: (api) => api.getCurrencies(tenantId),
    }),
    readContacts(client, tenantId),
  ]);
  if (!actions.ok && !isWithheld(actions.error)) return actions;
  if (!users.ok && !isWithheld(users.error)) return users;
  if (!accounts.ok) return accounts;
  if (!taxRates.ok) return taxRates;
  if (!tracking.ok) return tracking;
  if (!currencies.ok) return currencies;
  if (!contacts.ok) return contacts;
  return ok({
    tenantId,
    organisation: organisation.value,
    accounts: accounts.value,
    taxRates: taxRates.value.TaxRates.map(taxRateFrom),
    trackingCategories: tracking.value.TrackingCategories.map(trackingCategoryFrom),
    currencies: (currencies.value.Currencies ?? []).map(({ Code }) => Code),
    contacts: contacts.value,
    user: users.ok ? findUser(users.value.Users, about.user()) : null,
    actions: actions.ok
      ? Object.fromEntries(actions.value.Actions.map(({ Name, Status }) => [Name, Status === 'ALLOWED']))
      : {},
    readAt: about.now(),
  });
}

/** A user of a low role may not be shown the users or the actions; that is an answer about the role, not the end of the run. */
function isWithheld(failure: Failure): boolean {
  return failure.kind === 'forbidden' || failure.kind === 'notFound';
}

/** The organisation itself; `incompatible` where its time zone is not known. */
export async function readOrganisation(
  client: AccountingClient,
  tenantId: string,
): Promise<Result<Organisation, Failure>> {
  const read = await readChecked(client, tenantId, {
    what: 'the organisation',
    schema: wire.organisations,
    invoke: (api) => api.getOrganisations(tenantId),
  });
  if (!read.ok) return read;
  const [row] = read.value.Organisations;
  if (row === undefined) return err(incompatible('the organisation'));
  const timeZone = ianaTimeZone(row.Timezone);
  if (timeZone === null) return err(incompatible(`the organisation's time zone (${row.Timezone.slice(0, 60)})`));
  return ok(organisationFrom(row, timeZone));
}
