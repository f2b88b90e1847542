import { cutText } from '../../../../shared/domain/contact-name.ts';
import { formatMinor } from '../../../../shared/domain/money.ts';
import type { PlainDate } from '../../../../shared/domain/plain-date.ts';
import type { Statement, StatementLine } from '../../../../shared/domain/statement.ts';
import { xmlLeaf } from './xml-text.ts';

/** OFX 1.0.2, 3.2.1 and 11.4.3: the longest a name may be, and a memo. */
const longest = { name: 32, memo: 255 };

/** Lines end as the header's do, which the specification ends with CR LF. */
const end = '\r\n';

/**
 * An OFX 1.0.2 bank statement (SGML, every element closed, so that readers of XML take it too). FITID is the movement's
 * marker: the same in whatever file the movement is part of. `madeAt` is an instant, RFC 3339 in UTC.
 */
export function ofxStatement(statement: Statement, madeAt: string): string {
  const { accountId, currency, from, to, lines, closing } = statement;
  const head = [
    'OFXHEADER:100',
    'DATA:OFXSGML',
    'VERSION:102',
    'SECURITY:NONE',
    'ENCODING:UTF-8',
    'CHARSET:NONE',
    'COMPRESSION:NONE',
    'OLDFILEUID:NONE',
    'NEWFILEUID:NONE',
  ];
  const at = `${madeAt.replace(/[-:T]/g, '').slice(0, 14)}[0:GMT]`;
  const body = [
    '<OFX>',
    `<SIGNONMSGSRSV1><SONRS>${statusOk}${xmlLeaf('DTSERVER', at)}${xmlLeaf('LANGUAGE', 'ENG')}</SONRS></SIGNONMSGSRSV1>`,
    `<BANKMSGSRSV1><STMTTRNRS>${xmlLeaf('TRNUID', '0')}${statusOk}<STMTRS>${xmlLeaf('CURDEF', currency)}`,
    `<BANKACCTFROM>${xmlLeaf('BANKID', 'CLEDARA')}${xmlLeaf('ACCTID', accountId)}${xmlLeaf('ACCTTYPE', 'CHECKING')}</BANKACCTFROM>`,
    `<BANKTRANLIST>${xmlLeaf('DTSTART', ofxDay(from))}${xmlLeaf('DTEND', ofxDay(to))}`,
    ...lines.map((line) => transactionOf(line, currency)),
    '</BANKTRANLIST>',
    `<LEDGERBAL>${xmlLeaf('BALAMT', closing.text(currency))}${xmlLeaf('DTASOF', ofxDay(to))}</LEDGERBAL>`,
    '</STMTRS></STMTTRNRS></BANKMSGSRSV1>',
    '</OFX>',
  ];
  return `${head.join(end)}${end}${end}${body.join(end)}${end}`;
}

const statusOk = `<STATUS>${xmlLeaf('CODE', '0')}${xmlLeaf('SEVERITY', 'INFO')}</STATUS>`;

function transactionOf({ day, amountMinor, payee, description, reference }: StatementLine, currency: string): string {
  const parts = [
    xmlLeaf('TRNTYPE', amountMinor < 0 ? 'DEBIT' : 'CREDIT'),
    xmlLeaf('DTPOSTED', ofxDay(day)),
    xmlLeaf('TRNAMT', formatMinor(amountMinor, currency)),
    xmlLeaf('FITID', reference),
    xmlLeaf('NAME', cutText(payee, longest.name).trimEnd()),
    ...(description === '' ? [] : [xmlLeaf('MEMO', cutText(description, longest.memo).trimEnd())]),
  ];
  return `<STMTTRN>${parts.join('')}</STMTTRN>`;
}

function ofxDay(day: PlainDate): string {
  return day.replaceAll('-', '');
}
