/**
 * Cledara's wire shapes (Cledara API v1, openapi: Transaction, Application). Enumerated fields are plain text here, so
 * that a test can send what nobody has heard of yet.
 */
export interface CledaraTransaction {
  id: string;
  /** Account currency, major units, negative for money out. */
  amount: number;
  currency: string;
  localAmount?: number;
  localCurrency?: string;
  accountType: string;
  description: string;
  comment?: string;
  application?: { id: string; name: string };
  authorizedAt: string;
  settledAt?: string;
  type: string;
  card: CledaraCard | null;
  hasInvoice: boolean;
  invoiceDetails: InvoiceDetails | null;
  accounting: AccountingValue[];
}

export interface CledaraCard {
  id: string;
  name: string | null;
  type: string;
  number: string;
  owner: { id: string; name: string };
  status: string;
  tags: string[];
}

export interface InvoiceDetails {
  number: string | null;
  date: string | null;
  vat: { name: string; rate: number } | null;
}

export interface AccountingValue {
  field: { id: string; name: string };
  value: string | number | boolean;
  name?: string;
}

export interface CledaraApplicationRow {
  id: string;
  name: string;
  status: string;
  budget: { type: string; limit: number | null; currency: string; periodicity: string | null };
  createdAt: string;
  owner: { id: string; name: string };
  nextRenewalDate: string | null;
  balance: number | null;
  nextPayment: { date: string; amount: number } | null;
  teams: { id: string; name: string }[];
}
