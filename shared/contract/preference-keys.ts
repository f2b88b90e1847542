/** Under which a window keeps the id of the company that it showed last. A host may read ahead what it will ask for. */
export const shownCompanyKey = 'company';

/** Under which the host keeps until when background sync is paused: an ISO instant. */
export const backgroundPausedKey = 'background.pausedUntil';

/** Under which the host keeps whether it pauses on battery: true unless it is false. */
export const backgroundBatteryKey = 'background.pauseOnBattery';

/** Under which the host keeps how a company is synced in the background: `backgroundChoice`. */
export function backgroundChoiceKey(company: string): string {
  return `background.of.${company}`;
}

/** Under which the desktop keeps which notifications a person wants: `all`, `problems` (where nothing is kept) or `none`. */
export const notificationsKey = 'notifications';

/** Under which the desktop keeps whether a closed window leaves the program in the tray: true unless it is false. */
export const keepRunningKey = 'keepRunning';

/** Under which the desktop keeps whether it looks for updates: `ask` (where nothing is kept), `download` or `off`. */
export const updatesKey = 'updates';

/** Under which the desktop keeps which versions it takes: `latest` (where nothing is kept) or `beta`. */
export const updateChannelKey = 'updates.channel';

/** Under which the desktop keeps of which version a notification has told last. */
export const toldVersionKey = 'updates.told';

/** Under which the desktop keeps that it has said where a closed window went. */
export const closeHintKey = 'closeHintShown';

/** Under which the desktop keeps the causes that a notification has told and that still hold. */
export const toldKey = 'notifications.told';

/** Under which the desktop keeps where its window was. */
export const windowPlacementKey = 'window.placement';
