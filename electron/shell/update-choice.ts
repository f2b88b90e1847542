import { type UpdateChannel, type UpdateChoice, updateChannels, updateChoices } from '../../shared/contract/desktop.ts';
import { updateChannelKey, updatesKey } from '../../shared/contract/preference-keys.ts';
import type { DesktopPreferences } from './desktop-parts.ts';

/** What the preferences say of updates; whatever else is kept there, or nothing that can be read, means the usual. */
export function updateChoice(preferences: Pick<DesktopPreferences, 'read'>): {
  readonly choice: UpdateChoice;
  readonly channel: UpdateChannel;
} {
  const stored = preferences.read();
  const { [updatesKey]: choice, [updateChannelKey]: channel } = stored.ok ? stored.value : {};
  return {
    choice: updateChoices.find((one) => one === choice) ?? 'ask',
    channel: updateChannels.find((one) => one === channel) ?? 'latest',
  };
}
