import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { ReviewRowDto } from '../../shared/contract/review-list.ts';
import { lockedPdf, pdfOf, scannedPdf } from './detail-invoices.ts';
import {
  expect,
  expectAccessible,
  expectEngineBack,
  expectNoSidewaysScroll,
  inBothSizes,
  killEngine,
  type OpenWindow,
  test,
} from './window.ts';

// The recorder of traces fetches pictures by their blob: addresses from within the page, which the page's policy refuses.
test.use({ trace: 'off' });

/** The rows in these states, newest first. */
async function rowsOf(window: OpenWindow, states: readonly string[]): Promise<readonly ReviewRowDto[]> {
  const { rows } = await window.call('review.query', {
    filter: { states },
    sort: { by: 'date', descending: true },
    offset: 0,
    limit: 500,
  });
  return rows;
}

async function rowOf(window: OpenWindow, state: string, fits: (row: ReviewRowDto) => boolean = () => true) {
  const row = (await rowsOf(window, [state])).find(fits);
  if (row === undefined) throw new Error(`The sandbox has no such item in the state ${state}.`);
  return row;
}

/** Opens an item by its address, as a link from another screen does. */
async function show(page: Page, row: Pick<ReviewRowDto, 'transactionId' | 'state'>): Promise<Locator> {
  await page.goto(page.url().replace(/#.*|$/, `#/review?states=${row.state}&item=${row.transactionId}`));
  const pane = page
    .getByRole('region')
    .filter({ has: page.getByRole('heading', { name: 'History' }) })
    .first();
  await expect(pane.getByText(row.transactionId)).toBeVisible();
  return pane;
}

function sync(window: OpenWindow, push: boolean) {
  return window.call('sync.run', { approveAll: false, push });
}

test('an item beside the list: its document, why each field is so, what is not posted, and what is not in the books', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 200 });
  await test.step('shows the document as Xero will get it, what Cledara said, and the history', async () => {
    const row = await rowOf(window, 'proposed', ({ coding }) => coding !== null && coding.account !== null);
    const { proposal, movement } = await window.call('review.item', { transactionId: row.transactionId });
    const document = proposal?.document;
    if (!document) throw new Error('The item has no document.');
    const pane = await show(page, row);
    await expect(pane.getByRole('heading', { name: 'What Xero will get' })).toBeVisible();
    for (const [field, value] of [
      ['To', document.contact],
      ['Reference', document.reference],
      ['Account', document.account],
      ['Bank account', document.bankAccount],
      ...Object.entries(document.tracking),
    ])
      await expect(pane.getByRole('button', { name: `${field}: ${value}. Why?`, exact: true })).toBeVisible();
    await expect(pane.getByText('worked out by Xero')).toBeVisible();
    await expect(pane.getByText('Amounts are tax inclusive')).toBeVisible();
    await expect(pane.getByText(movement.transactionId)).toBeVisible();
    await expect(pane.getByText('To review', { exact: true }).first()).toBeVisible();
    await expect(pane.getByRole('link', { name: 'The run' }).first()).toHaveAttribute('href', /^#\/activity\?run=/);
  });

  await test.step('says of each field why, to the mouse and to the keyboard', async () => {
    const row = await rowOf(window, 'proposed', ({ coding }) => coding !== null && coding.account !== null);
    const { proposal } = await window.call('review.item', { transactionId: row.transactionId });
    const why = proposal?.explanation.find(({ field }) => field === 'account')?.why ?? '';
    expect(why).not.toBe('');
    const pane = await show(page, row);
    const account = pane.getByRole('button', { name: /^Account: .* Why\?$/ });
    await page.mouse.move(5, 5);
    await account.hover();
    await expect(page.getByRole('tooltip')).toHaveText(why);
    await account.click();
    await expect(page.getByRole('dialog')).toContainText(why);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(account).toBeFocused();
    await page.keyboard.press('Tab');
    const next = pane.getByRole('button', { name: /^Tax rate: .* Why\?$/ });
    await expect(next).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toContainText('Tax rate');
    await page.keyboard.press('Escape');
    await expect(next).toBeFocused();
  });

  await test.step('reads no invoice of an item that is only passed by', async () => {
    const rows = (await rowsOf(window, ['proposed'])).filter(({ invoice }) => invoice === 'has');
    const [first] = rows;
    if (first === undefined) throw new Error('The sandbox has no invoices.');
    const pane = await show(page, first);
    await expect(pane.getByRole('region', { name: /^Page 1 of/ })).toBeVisible();
    const read: string[] = [];
    page.on('request', (request) => {
      const body = request.postData() ?? '';
      if (body.includes('"invoice.read"')) read.push(body);
    });
    // All within one frame, faster than any hand.
    await page.evaluate(() => {
      for (let times = 0; times < 5; times += 1)
        globalThis.dispatchEvent(new KeyboardEvent('keydown', { key: ']', bubbles: true, cancelable: true }));
    });
    await expect(pane.getByText(first.transactionId)).toBeHidden();
    await page.waitForTimeout(1000);
    expect(read.length).toBeLessThanOrEqual(1);
  });

  await test.step('what is not posted, is pending or is a transfer is told as such', async () => {
    const none = await show(page, await rowOf(window, 'none'));
    await expect(none.getByText('Nothing is posted for this one.')).toBeVisible();
    await expect(none.getByRole('heading', { name: /^What Xero/ })).toBeHidden();
    const pending = await show(page, await rowOf(window, 'pending'));
    await expect(pending.getByText('Not settled yet.').first()).toBeVisible();
    const topUp = [...(await rowsOf(window, ['proposed', 'approved']))].find(({ kind }) => kind === 'top-up');
    if (topUp === undefined) throw new Error('The sandbox has no top-up.');
    const transfer = await show(page, topUp);
    await expect(transfer.getByRole('heading', { name: 'Transfer' })).toBeVisible();
    await expect(transfer.getByRole('button', { name: /^From account: / })).toBeVisible();
  });

  await test.step('an item that is not in the books says so and can be closed', async () => {
    await page.goto(page.url().replace(/#.*|$/, '#/review?item=no-such-thing'));
    await expect(page.getByText('This transaction could not be read.')).toBeVisible();
    await page.getByRole('button', { name: 'Close', exact: true }).first().click();
    await expect(page.getByText('This transaction could not be read.')).toBeHidden();
  });

  await test.step('what Xero may have already stands beside the item, is taken for it, and is put back', async () => {
    const row = await rowOf(window, 'proposed', ({ coding }) => coding !== null && coding.contact !== null);
    const { proposal } = await window.call('review.item', { transactionId: row.transactionId });
    const document = proposal?.document;
    if (!document) throw new Error('The item has no document.');
    const { xero } = window.sandbox.world;
    const someone = xero.addContact({ name: 'Card payments' });
    xero.postByHand({
      totalMinor: Math.round(Number(document.amount) * 100),
      date: document.date,
      bankAccountId: document.bankAccount.split(' ')[0] ?? '',
      contactId: someone.contactId,
    });
    await sync(window, false);
    const pane = await show(page, { ...row, state: 'held' });
    await expect(pane.getByRole('heading', { name: 'What Xero has' })).toBeVisible();
    await expect(pane.getByText('Card payments', { exact: true })).toBeVisible();
    await pane.getByRole('button', { name: 'It is this one' }).click();
    const seen = () => window.call('review.item', { transactionId: row.transactionId });
    await expect.poll(async () => (await seen()).row.reason?.code).toBe('in-xero-by-hand');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await seen()).row.reason?.code).toBe('maybe-in-xero');
  });

  await test.step('a blocked item says what happened, why and what to do, and its button leads there', async () => {
    const row = await rowOf(window, 'proposed', ({ coding }) => coding?.account?.startsWith('463') === true);
    const account = window.sandbox.world.xero.account('463');
    if (account === undefined) throw new Error('The sandbox has no account 463.');
    account.status = 'ARCHIVED';
    await sync(window, false);
    const pane = await show(page, { ...row, state: 'blocked' });
    await expect(pane.getByText('Xero would refuse it.')).toBeVisible();
    await expect(pane.getByText(/is archived in Xero/).first()).toBeVisible();
    await expectAccessible(page);
    await pane.getByRole('button', { name: 'Choose an account' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  });
});

/** How many pixels of a page's drawing are no paper. */
function darkPixels(sheet: Locator): Promise<number> {
  return sheet.locator('canvas').evaluate((element) => {
    // The browser's canvas; these tests are compiled without its types.
    const canvas = element as unknown as {
      width: number;
      height: number;
      getContext(kind: '2d'): { getImageData(x: number, y: number, w: number, h: number): { data: Uint8Array } };
    };
    if (canvas.width === 0 || canvas.height === 0) return 0;
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at + 3] ?? 0) > 0 && (data[at] ?? 255) < 128) dark += 1;
    return dark;
  });
}

test('what is in Xero opens there, hostile text is text, and what is open stays when the engine is killed', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 60, secrets: 'file' });
  await test.step('what cannot be done now says why, and what is in Xero opens there', async () => {
    await sync(window, true);
    const row = await rowOf(window, 'pushed');
    const pane = await show(page, row);
    await expect(pane.getByRole('heading', { name: 'What Xero got' })).toBeVisible();
    await expect(pane.getByText('Will be created in Xero')).toBeHidden();
    await pane.getByRole('button', { name: 'More actions' }).press('Enter');
    const { actions } = await window.call('review.item', { transactionId: row.transactionId });
    expect(actions.approve.allowed).toBe(false);
    await expect(page.getByRole('menuitem', { name: /^Approve/ })).toContainText(actions.approve.why ?? 'no reason');
    await page.keyboard.press('Escape');
    await page.context().route('https://go.xero.com/**', (route) => route.fulfill({ body: 'Xero' }));
    const [opened] = await Promise.all([
      page.waitForEvent('popup'),
      pane.getByRole('button', { name: 'Open in Xero' }).click(),
    ]);
    expect(opened.url()).toMatch(/^https:\/\/go\.xero\.com\//);
  });

  await test.step('hostile text is text, clipped where it stands and whole on request', async () => {
    const text = `<img src=x onerror="alert(1)"> \u202Egnirts {{name}} $t(label) ${'\u200Bx'.repeat(1800)} end`;
    const added = window.sandbox.world.cledara.addTransaction({ description: text, comment: text });
    await sync(window, false);
    const row = (await rowsOf(window, ['proposed', 'held', 'approved', 'blocked'])).find(
      ({ transactionId }) => transactionId === added.id,
    );
    if (row === undefined) throw new Error('The movement is not in the list.');
    for (const size of [
      { width: 1280, height: 800 },
      { width: 1024, height: 640 },
    ]) {
      await page.setViewportSize(size);
      const pane = await show(page, row);
      await expectNoSidewaysScroll(page);
      const whole = pane.getByRole('button', { name: 'Show all of it' }).first();
      await whole.press('Enter');
      await expect(pane.getByRole('button', { name: 'Show less' })).toBeFocused();
      await expectNoSidewaysScroll(page);
      await page.reload();
    }
  });

  await test.step('the engine killed: what is open stays, and the next one is read when it is back', async () => {
    const [one, two] = await rowsOf(window, ['proposed']);
    if (one === undefined || two === undefined) throw new Error('The sandbox has too few items.');
    const pane = await show(page, one);
    await killEngine(page, window);
    await expect(pane.getByText(one.transactionId)).toBeVisible();
    await expectEngineBack(page);
    await show(page, two);
  });
});

test('an invoice is drawn, read aloud and saved, with and without the network; one that cannot be shown says why', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 200 });
  // Each is read once, and kept as it was read.
  const withInvoice = (await rowsOf(window, ['proposed'])).filter(({ invoice }) => invoice === 'has');
  const nextRow = (): ReviewRowDto => {
    const row = withInvoice.shift();
    if (row === undefined) throw new Error('The sandbox has too few invoices.');
    return row;
  };
  await test.step('axe finds nothing with an item open in both sizes', async () => {
    const row = nextRow();
    const bytes = pdfOf(3);
    window.sandbox.world.cledara.uploadInvoice(row.transactionId, {
      bytes,
      mediaType: 'application/pdf',
      fileName: 'i',
    });
    await inBothSizes(page, async () => {
      const pane = await show(page, row);
      await expect(pane.getByRole('region', { name: 'Page 1 of 3' })).toContainText('Sheet 1');
      await pane.getByRole('button', { name: 'Larger' }).click();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  });

  await test.step('draws a PDF page by page, larger on request, reads it aloud, and saves the file as it is', async () => {
    const file = pdfOf(5);
    const row = nextRow();
    window.sandbox.world.cledara.uploadInvoice(row.transactionId, {
      bytes: file,
      mediaType: 'application/pdf',
      fileName: 'invoice.pdf',
    });
    const pane = await show(page, row);
    const first = pane.getByRole('region', { name: 'Page 1 of 5' });
    await expect(first).toContainText('Sheet 1 of the invoice');
    await expect.poll(() => darkPixels(first)).toBeGreaterThan(1000);
    await pane.getByRole('button', { name: 'Show the other 4 pages' }).press('Enter');
    await expect(pane.getByRole('region', { name: 'Page 2 of 5' })).toBeFocused();
    const last = pane.getByRole('region', { name: 'Page 5 of 5' });
    expect(await darkPixels(last)).toBe(0); // nothing is drawn before it comes near
    await last.scrollIntoViewIfNeeded();
    await expect(last).toContainText('Sheet 5 of the invoice');
    await expect.poll(() => darkPixels(last)).toBeGreaterThan(1000);
    const narrow = (await first.boundingBox())?.width ?? 0;
    await pane.getByRole('button', { name: 'Larger' }).click();
    await expect.poll(async () => Math.round((await first.boundingBox())?.width ?? 0)).toBeGreaterThan(narrow * 1.3);
    await expectNoSidewaysScroll(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      pane.getByRole('button', { name: 'Save a copy' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.pdf$/);
    expect(readFileSync(await download.path()).equals(file)).toBe(true);
  });

  await test.step('draws a scan, and says that the page holds no text', async () => {
    const row = nextRow();
    const bytes = scannedPdf();
    window.sandbox.world.cledara.uploadInvoice(row.transactionId, {
      bytes,
      mediaType: 'application/pdf',
      fileName: 'i',
    });
    const sheet = (await show(page, row)).getByRole('region', { name: 'Page 1 of 1' });
    await expect(sheet).toContainText('This page holds no text, only a picture.');
    await expect.poll(() => darkPixels(sheet)).toBeGreaterThan(100_000);
  });

  await test.step('names what is wrong with a file that cannot be shown, and still saves it', async () => {
    const cases = [
      { bytes: Buffer.from('%PDF-1.4\nnot much of one'), why: 'The file is damaged, or is no real PDF.' },
      { bytes: lockedPdf(), why: 'The file asks for a password.' },
      {
        bytes: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x10mdat\0\0\0\0\0\0\0\0', 'latin1'),
        why: 'Only PDF files and common pictures can be drawn, and this file is neither.',
      },
      {
        bytes: Buffer.from('89504e470d0a1a0a0000000d4948445200000008000000080800000000ffffffff', 'hex'),
        why: 'The picture is damaged, or is of a form that cannot be drawn here.',
      },
    ];
    for (const { bytes, why } of cases) {
      const row = nextRow();
      window.sandbox.world.cledara.uploadInvoice(row.transactionId, {
        bytes,
        mediaType: 'application/pdf',
        fileName: 'i',
      });
      const pane = await show(page, row);
      await expect(pane.getByText(why)).toBeVisible();
      await expect(pane.getByRole('button', { name: 'Save a copy' })).toBeEnabled();
    }
  });

  await test.step('works with the network cut: what was read once is drawn, what never was says so and comes later', async () => {
    const known = nextRow();
    const unknown = nextRow();
    const upload = (row: ReviewRowDto, bytes: Buffer): void =>
      window.sandbox.world.cledara.uploadInvoice(row.transactionId, {
        bytes,
        mediaType: 'application/pdf',
        fileName: 'i',
      });
    upload(known, pdfOf(1));
    upload(unknown, pdfOf(1));
    await show(page, known);
    await expect(page.getByRole('region', { name: 'Page 1 of 1' })).toContainText('Sheet 1');
    await window.cutNetwork();
    await page.reload();
    await show(page, known);
    await expect(page.getByRole('region', { name: 'Page 1 of 1' })).toContainText('Sheet 1');
    const pane = await show(page, unknown);
    await expect(pane.getByText('The invoice could not be read.')).toBeVisible();
    await expect(pane.getByRole('heading', { name: 'What Xero will get' })).toBeVisible();
    await window.restoreNetwork();
    await pane.getByRole('button', { name: 'Try again' }).press('Enter');
    await expect(pane.getByRole('region', { name: 'Page 1 of 1' })).toContainText('Sheet 1');
  });
});
