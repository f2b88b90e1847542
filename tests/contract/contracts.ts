import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The published specifications lie beside the repository; TALLYBRIDGE_CONTRACTS names another place. */
const folder = process.env['TALLYBRIDGE_CONTRACTS'] ?? join(import.meta.dirname, '../../../shared/contracts');

export const contractsMissing = !existsSync(join(folder, 'xero_accounting.yaml'));

/** Goes into a suite's name, so that a run without the specifications says so. */
export const whyNot = contractsMissing ? ' (NOT RUN: the published specifications are not here)' : '';

export interface Specification {
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

export function readSpecification(
  name: 'xero_accounting.yaml' | 'xero_bankfeeds.yaml' | 'xero-identity.yaml' | 'cledara-openapi.json',
): Specification {
  const text = readFileSync(join(folder, name), 'utf8');
  return name.endsWith('.json') ? JSON.parse(text) : parse(text, { maxAliasCount: -1 });
}
