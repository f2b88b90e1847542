import type { TestWindow } from '../../fixtures/test-window.ts';
import { hostileSample, hostileTexts } from './hostile-texts.ts';

const dayMs = 86_400_000;

/** Names in Xero and in Cledara as an enemy would choose them, and a movement for each text; then all is read in. */
export async function plantHostile(window: TestWindow): Promise<ReadonlyMap<string, string>> {
  const { cledara, xero } = window.sandbox.world;
  const nameAt = (place: number): string => hostileSample[place % hostileSample.length] ?? '';
  for (const [place, application] of cledara.applications.entries()) {
    application.name = nameAt(place);
    application.owner.name = nameAt(place + 7);
    for (const team of application.teams) team.name = nameAt(place + 3);
  }
  for (const [place, account] of xero.accounts.entries()) account.name = nameAt(place).slice(0, 150);
  for (const [place, rate] of xero.taxRates.entries()) rate.name = nameAt(place + 5).slice(0, 50);
  for (const [place, contact] of xero.contacts.entries()) contact.name = `${nameAt(place).slice(0, 250)} ${place}`;
  for (const [place, category] of xero.trackingCategories.entries()) {
    category.name = nameAt(place + 9).slice(0, 100);
    for (const [at, option] of category.options.entries()) option.name = nameAt(place + at + 11).slice(0, 100);
  }
  xero.organisation.name = nameAt(3).slice(0, 100);
  const planted = new Map<string, string>();
  const application = cledara.applications[1];
  for (const [place, text] of hostileTexts.entries()) {
    const at = new Date(Date.now() - dayMs - place * 1000).toISOString();
    const { id } = cledara.addTransaction({
      description: text,
      comment: text,
      authorizedAt: at,
      settledAt: at,
      ...(place % 2 === 0 && application !== undefined ? {} : { application: { id: `hostile-${place}`, name: text } }),
      card: {
        id: `card-${place}`,
        name: text,
        type: 'spend',
        number: '0000',
        owner: { id: `owner-${place}`, name: text },
        status: 'active',
        tags: [text],
      },
      accounting: [{ field: { id: `field-${place}`, name: text }, value: text, name: text }],
    });
    planted.set(id, text);
  }
  await window.call('reference.refresh', {});
  await window.call('sync.run', { approveAll: false, push: false });
  return planted;
}
