import { cutText } from '../../../../shared/domain/contact-name.ts';
import { formatMinor } from '../../../../shared/domain/money.ts';
import { addDays, type PlainDate } from '../../../../shared/domain/plain-date.ts';
import type { Statement, StatementLine } from '../../../../shared/domain/statement.ts';
import { xmlLeaf, xmlText } from './xml-text.ts';

/** ISO 20022, camt.053.001.02: Max35Text, Max70Text, Max140Text, Max500Text. */
const longest = { id: 35, owner: 70, text: 140, information: 500 };

/**
 * A bank statement as ISO 20022 camt.053.001.02. `exportId` is a UUID, `madeAt` an instant, RFC 3339 in UTC. The account
 * has no IBAN: Cledara does not tell one.
 */
export function camtStatement(statement: Statement, { exportId, madeAt }: MadeBy): string {
  const { accountId, currency, from, to, lines, opening, closing } = statement;
  const id = exportId.replaceAll('-', '');
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">',
    '<BkToCstmrStmt>',
    `<GrpHdr>${xmlLeaf('MsgId', id)}${xmlLeaf('CreDtTm', madeAt)}</GrpHdr>`,
    '<Stmt>',
    `${xmlLeaf('Id', id)}${xmlLeaf('CreDtTm', madeAt)}`,
    `<FrToDt>${xmlLeaf('FrDtTm', `${from}T00:00:00`)}${xmlLeaf('ToDtTm', `${to}T23:59:59`)}</FrToDt>`,
    `<Acct><Id><Othr>${xmlLeaf('Id', accountId)}</Othr></Id>${xmlLeaf('Ccy', currency)}${xmlLeaf('Nm', 'Cledara')}`,
    `<Svcr><FinInstnId>${xmlLeaf('Nm', 'Cledara')}<Othr>${xmlLeaf('Id', 'CLEDARA')}</Othr></FinInstnId></Svcr></Acct>`,
    balance('OPBD', opening.text(currency), currency, addDays(from, -1)),
    balance('CLBD', closing.text(currency), currency, to),
    ...lines.map((line) => entry(line, currency)),
    '</Stmt>',
    '</BkToCstmrStmt>',
    '</Document>',
  ];
  return `${body.join('\n')}\n`;
}

interface MadeBy {
  readonly exportId: string;
  readonly madeAt: string;
}

function amountOf(amount: string, currency: string): string {
  const isDebit = amount.startsWith('-');
  const positive = isDebit ? amount.slice(1) : amount;
  return `<Amt Ccy="${xmlText(currency)}">${positive}</Amt>${xmlLeaf('CdtDbtInd', isDebit ? 'DBIT' : 'CRDT')}`;
}

function balance(code: 'OPBD' | 'CLBD', amount: string, currency: string, day: PlainDate): string {
  return `<Bal><Tp><CdOrPrtry>${xmlLeaf('Cd', code)}</CdOrPrtry></Tp>${amountOf(amount, currency)}<Dt>${xmlLeaf('Dt', day)}</Dt></Bal>`;
}

function entry({ day, amountMinor, payee, description, reference }: StatementLine, currency: string): string {
  const party = xmlLeaf('Nm', cutText(payee, longest.owner).trimEnd());
  const parties = amountMinor < 0 ? `<Cdtr>${party}</Cdtr>` : `<Dbtr>${party}</Dbtr>`;
  const remittance =
    description === '' ? '' : `<RmtInf>${xmlLeaf('Ustrd', cutText(description, longest.text).trimEnd())}</RmtInf>`;
  return [
    `<Ntry>${amountOf(formatMinor(amountMinor, currency), currency)}${xmlLeaf('Sts', 'BOOK')}`,
    `<BookgDt>${xmlLeaf('Dt', day)}</BookgDt><ValDt>${xmlLeaf('Dt', day)}</ValDt>`,
    xmlLeaf('AcctSvcrRef', cutText(reference, longest.id)),
    '<BkTxCd><Prtry><Cd>CARD</Cd></Prtry></BkTxCd>',
    `<NtryDtls><TxDtls><Refs>${xmlLeaf('AcctSvcrRef', reference)}</Refs><RltdPties>${parties}</RltdPties>${remittance}</TxDtls></NtryDtls>`,
    description === '' ? '' : xmlLeaf('AddtlNtryInf', cutText(description, longest.information).trimEnd()),
    '</Ntry>',
  ].join('');
}
