import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A text in a source file that reads like words for a person. A hole stands where a value is put in. */
export interface SpokenLiteral {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Stands where a value is put into a template. */
export const hole = '\u0000';

/**
 * Every string and template of a file that holds two words or is a sentence, joined where it is put together with `+`. What is thrown is
 * left out: it is a mistake of the program, which is shown by a sentence of its own.
 */
export function spokenLiterals(file: string): readonly SpokenLiteral[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: SpokenLiteral[] = [];
  const visit = (node: ts.Node): void => {
    if (isSilent(node)) return;
    const text = textOf(node);
    if (text !== null && readsLikeWords(text)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ file, line: line + 1, text });
    }
    // The parts of a joined text are in it; what stands in its holes is looked at for itself.
    if (text === null) ts.forEachChild(node, visit);
    else visitHoles(node, visit);
  };
  visit(source);
  return found;
}

function isSilent(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isThrowStatement(node)) return true;
  return ts.isNewExpression(node) && /Error$/.test(node.expression.getText());
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ literal }) => hole + literal.text).join('');
  }
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression);
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return null;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === null && right === null ? null : (left ?? hole) + (right ?? hole);
}

function visitHoles(node: ts.Node, visit: (node: ts.Node) => void): void {
  if (ts.isTemplateExpression(node)) {
    for (const { expression } of node.templateSpans) visit(expression);
  } else if (ts.isParenthesizedExpression(node)) visitHoles(node.expression, visit);
  else if (ts.isBinaryExpression(node)) {
    for (const side of [node.left, node.right]) {
      if (textOf(side) === null) visit(side);
      else visitHoles(side, visit);
    }
  }
}

function readsLikeWords(text: string): boolean {
  const words = text.split(hole).join(' ~ ');
  if (/^[A-Z][a-z]+\.$/.test(text)) return true; // a sentence of one word
  return /[A-Za-z]{2,}[,:;.]? +~? *[A-Za-z(]/.test(words) || /~ +[a-z]{2,}/.test(words);
}
