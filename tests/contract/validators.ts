import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { readSpecification, type Specification } from './contracts.ts';

/** What is wrong with a value, in words; empty where nothing is. */
export type Validator = (value: unknown) => string[];

type Schema = Readonly<Record<string, unknown>>;
type Change = (schema: Schema) => Schema;

/** Xero writes these beside what its specification names; its own examples have them. */
const wireExtras = new Set([
  'Id',
  'Status',
  'ProviderName',
  'DateTimeUTC',
  'DateString',
  'DueDateString',
  'CreatedDateUTCString',
  'StatusAttributeString',
  'ValidationErrors',
  'Warnings',
  'HasValidationErrors',
  'IsDeleted',
  'IsArchived',
  'IsActive',
]);

/** A body for Xero's Accounting API: every property must be one that may be written. */
export function xeroRequestValidator(schemaName: string): Validator {
  return compiled('xero_accounting.yaml', schemaName, (schema) => closed(withoutReadOnly(schema)));
}

/** An answer of Xero's Accounting API, or `Connections`. The specification leaves out parts of what Xero sends. */
export function xeroResponseValidator(schemaName: string): Validator {
  if (schemaName === 'Connections') {
    // Xero's own example has no zone, which the format date-time asks for.
    const validate = compiled('xero-identity.yaml', 'Connection', withoutDateTime);
    return (value) => (Array.isArray(value) ? value.flatMap(validate) : ['is no array']);
  }
  return compiled('xero_accounting.yaml', schemaName, (schema) => schema);
}

/** As `xeroResponseValidator`, and nothing that neither the specification nor Xero's examples know. */
export function xeroKnownNamesValidator(schemaName: string): Validator {
  return compiled('xero_accounting.yaml', schemaName, closed, ({ keyword, params }) => {
    return keyword === 'additionalProperties' && wireExtras.has(String(params['additionalProperty']));
  });
}

/** Requests and answers of the Bank Feeds API, strictly: the specification has one schema for both. */
export function feedValidator(schemaName: 'FeedConnections' | 'Statements' | 'Statement' | 'Error'): Validator {
  return compiled('xero_bankfeeds.yaml', schemaName, closed);
}

/** An answer of Cledara, strictly: `Application`, `Transaction`, or `GET /v0/…` as the specification names the path. */
export function cledaraResponseValidator(name: string): Validator {
  if (!name.startsWith('GET ')) return compiled('cledara-openapi.json', name, closed);
  const path = fieldsOf(specification('cledara-openapi.json').paths[name.slice(4)]);
  const schema = ['get', 'responses', '200', 'content', 'application/json', 'schema'].reduce<Schema>(
    (part, key) => fieldsOf(part[key]),
    path,
  );
  if (Object.keys(schema).length === 0) throw new Error(`Cledara's specification has no ${name}.`);
  return compileSchema('cledara-openapi.json', mapSchemas(schema, closed), closed);
}

const specifications = new Map<string, Specification>();

function specification(file: Parameters<typeof readSpecification>[0]): Specification {
  const known = specifications.get(file) ?? readSpecification(file);
  specifications.set(file, known);
  return known;
}

type Forgives = (error: ErrorObject) => boolean;

function compiled(
  file: Parameters<typeof readSpecification>[0],
  name: string,
  change: Change,
  forgives?: Forgives,
): Validator {
  if (!(name in specification(file).components.schemas)) throw new Error(`The specification has no schema ${name}.`);
  return compileSchema(file, { $ref: `#/components/schemas/${name}` }, change, forgives);
}

function compileSchema(
  file: Parameters<typeof readSpecification>[0],
  root: Schema,
  change: Change,
  forgives: Forgives = () => false,
): Validator {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  formats.default(ajv);
  const schemas = mapSchemas(specification(file).components.schemas, change);
  const validate = ajv.compile({ ...root, components: { schemas } });
  return (value) => {
    validate(value);
    const errors = (validate.errors ?? []).filter((error) => !forgives(error));
    return errors.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
  };
}

/** Applies `change` to everything that has properties, however deep. */
function mapSchemas(value: Schema, change: Change): Schema {
  const mapped = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapPart(part, change)]));
  return 'properties' in mapped && typeof mapped['properties'] === 'object' ? change(mapped) : mapped;
}

function mapPart(part: unknown, change: Change): unknown {
  if (Array.isArray(part)) return part.map((item) => mapPart(item, change));
  return typeof part === 'object' && part !== null ? mapSchemas(fieldsOf(part), change) : part;
}

function closed(schema: Schema): Schema {
  return { ...schema, additionalProperties: false };
}

function withoutReadOnly(schema: Schema): Schema {
  const properties = Object.entries(fieldsOf(schema['properties'])).filter(
    ([, part]) => fieldsOf(part)['readOnly'] !== true,
  );
  return { ...schema, properties: Object.fromEntries(properties) };
}

function withoutDateTime(schema: Schema): Schema {
  const properties = Object.entries(fieldsOf(schema['properties'])).map(([name, part]) => {
    const { format, ...rest } = fieldsOf(part);
    return [name, format === 'date-time' ? rest : part];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

function fieldsOf(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
