/** The number on the app's icon, where the device has one; 0 takes it away. A device that refuses goes without. */
export const showBadge = (count: number): void => {
  if (!('setAppBadge' in navigator)) return;
  void (count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge()).catch(() => undefined);
};
