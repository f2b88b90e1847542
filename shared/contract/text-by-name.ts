import { z } from 'zod';

/** Texts by name. A record passes over a member `__proto__` in silence; here it is refused, because nothing is dropped. */
export function textByName(name: z.ZodString, text: z.ZodString) {
  return z.preprocess(
    (value, context) => {
      if (typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__')) {
        context.addIssue({ code: 'custom', message: '"__proto__" is not a name', input: value });
      }
      return value;
    },
    z.record(name, text),
  );
}
