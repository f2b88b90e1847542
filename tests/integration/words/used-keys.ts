import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** What a source file may name words with. */
export interface KeyUses {
  readonly file: string;
  /** Every string in it, and every template as a pattern. */
  readonly literals: ReadonlySet<string>;
  readonly patterns: readonly RegExp[];
  /** What `t('…')` names outright, and the namespaces that the file reads. */
  readonly named: readonly string[];
  readonly namespaces: readonly string[];
}

export function keyUsesIn(file: string): KeyUses {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const literals = new Set<string>();
  const patterns: RegExp[] = [];
  const named: string[] = [];
  const namespaces: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) literals.add(node.text);
    if (ts.isTemplateExpression(node)) patterns.push(patternOf(node));
    if (ts.isCallExpression(node)) {
      const name = node.expression.getText();
      const [first] = node.arguments;
      if (name === 't' && first !== undefined && ts.isStringLiteralLike(first)) named.push(first.text);
      if (name === 'useTranslation') namespaces.push(...(first === undefined ? ['common'] : stringsIn(first)));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { file, literals, patterns, named, namespaces };
}

function stringsIn(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  const found: string[] = [];
  ts.forEachChild(node, (child) => {
    found.push(...stringsIn(child));
  });
  return found;
}

function patternOf({ head, templateSpans }: ts.TemplateExpression): RegExp {
  const parts = [head.text, ...templateSpans.map(({ literal }) => literal.text)];
  return new RegExp(`^${parts.map((part) => escaped(part)).join('[\\w.-]+')}$`);
}

/** A template that is nothing but a hole, or a hole and no group, fits every key and says nothing. */
export function isUsed(key: string, namespace: string, uses: readonly KeyUses[]): boolean {
  const names = [key, `${namespace}:${key}`];
  return uses.some(
    ({ literals, patterns }) =>
      names.some((name) => literals.has(name)) ||
      patterns.some((pattern) => /[a-zA-Z]/.test(pattern.source.replaceAll('[\\w.-]+', '')) && fits(pattern, names)),
  );
}

function fits(pattern: RegExp, names: readonly string[]): boolean {
  return names.some((name) => pattern.test(name));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
