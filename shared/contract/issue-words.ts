import type { z } from 'zod';

/** By what zod calls the kind of value that it expected. */
const kinds: Readonly<Record<string, string>> = {
  string: 'It has to be a text',
  number: 'It has to be a number',
  int: 'It has to be a whole number',
  boolean: 'It has to be true or false',
  array: 'It has to be a list, in square brackets',
  object: 'It has to be a group of settings, in braces',
  record: 'It has to be texts by name, in braces',
};

/** What is wrong with a value that a schema refused, for people, without a full stop. Of what a schema says in words of ours, these. */
export function issueWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (/received undefined$/.test(issue.message)) return 'It is missing';
      return kinds[issue.expected] ?? otherwise;
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) ? oneOf(issue.options.map(String)) : otherwise;
    case 'too_small':
      return issue.minimum === 1 ? 'It is empty' : `It has to be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `It is too long: at most ${issue.maximum}`
        : `It has to be at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}

const otherwise = 'It is not written as it has to be';

function oneOf(allowed: readonly string[]): string {
  return allowed.length === 1 ? `It has to be ${allowed[0]}` : `It has to be one of: ${allowed.join(', ')}`;
}
