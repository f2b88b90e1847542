/** A page that nobody sees draws nothing; then it goes on after so many ms. */
const longestMs = 200;

/** Resolves once what was set just now has been drawn, so that nothing heavy comes between a key and what it does. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(resolve, longestMs);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(giveUp);
        resolve();
      }),
    );
  });
}
