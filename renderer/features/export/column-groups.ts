/** The columns of the file in their order, in groups by what they tell. Their names are the file's own. */
export const columnGroups = [
  {
    id: 'movement',
    columns: [
      'transaction_id',
      'account',
      'kind',
      'state',
      'day',
      'authorised_at',
      'settled_at',
      'released_at',
      'amount',
      'currency',
      'merchant_amount',
      'merchant_currency',
    ],
  },
  {
    id: 'about',
    columns: ['description', 'comment', 'application', 'application_id', 'card_last4', 'card_owner'],
  },
  {
    id: 'invoice',
    columns: ['invoice', 'invoice_number', 'invoice_date', 'invoice_vat_name', 'invoice_vat_percent'],
  },
  { id: 'reading', columns: ['not_understood', 'first_seen_at'] },
  {
    id: 'xero',
    columns: [
      'xero_state',
      'xero_reason_code',
      'xero_reason',
      'xero_document',
      'xero_reference',
      'xero_date',
      'xero_bank_account',
      'xero_contact',
      'xero_account',
      'xero_account_name',
      'xero_tax_type',
      'xero_description',
      'xero_tracking_1',
      'xero_tracking_2',
      'xero_id',
    ],
  },
  { id: 'decision', columns: ['settings_version', 'approved_by', 'approved_at', 'pushed_at'] },
  { id: 'attachment', columns: ['attachment', 'attachment_file', 'attachment_problem'] },
] as const;

export const columnCount = columnGroups.reduce((sum, { columns }) => sum + columns.length, 0);
