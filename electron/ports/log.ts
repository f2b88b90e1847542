/**
 * The program's diary for support, never the books. Fields are plain data; the adapter redacts them. `event` is a fixed
 * kebab-case name; what varies goes into `fields`.
 */
export interface Log {
  error(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  debug(event: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;
