import { readSpecification, type Specification } from './contracts.ts';

export interface SentRequest {
  readonly method: string;
  /** Below the base of the API. */
  readonly path: string;
  readonly query: string;
}

/** Added to Xero's specification in version 16.2.0 (August 2026); the one we hold is 16.1.0. */
const addedParameters: Readonly<Record<string, readonly string[]>> = { '/BankTransactions': ['References'] };

/** What is wrong with a request by the specification: an unknown path, method or query parameter. Empty where nothing is. */
export function requestProblems(file: Parameters<typeof readSpecification>[0]): (request: SentRequest) => string[] {
  const specification = readSpecification(file);
  const operations = operationsOf(specification);
  return ({ method, path, query }) => {
    const matching = operations.filter((operation) => operation.method === method && operation.pattern.test(path));
    if (matching.length === 0) return [`${method} ${path} is not in the specification`];
    const known = new Set(matching.flatMap(({ parameters }) => parameters));
    return [...new URLSearchParams(query).keys()]
      .filter((name) => !known.has(name))
      .map((name) => `${method} ${path} has no parameter ${name}`);
  };
}

interface Operation {
  readonly method: string;
  readonly pattern: RegExp;
  readonly parameters: readonly string[];
}

function operationsOf(specification: Specification): Operation[] {
  return Object.entries(specification.paths).flatMap(([path, item]) =>
    Object.entries(fieldsOf(item)).map(([method, operation]) => ({
      method: method.toUpperCase(),
      pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`, 'i'),
      parameters: [...parameterNames(operation, specification), ...(addedParameters[path] ?? [])],
    })),
  );
}

function parameterNames(operation: unknown, specification: Specification): string[] {
  const parameters = fieldsOf(operation)['parameters'];
  if (!Array.isArray(parameters)) return [];
  const shared = fieldsOf(fieldsOf(specification.components)['parameters']);
  return parameters.map((parameter) => {
    const reference = fieldsOf(parameter)['$ref'];
    const resolved = typeof reference === 'string' ? shared[reference.split('/').at(-1) ?? ''] : parameter;
    return String(fieldsOf(resolved)['name']);
  });
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
