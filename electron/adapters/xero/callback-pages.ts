/** What the browser shows at the end of a sign-in. Static: nothing of the request is ever put into a page. */
export interface CallbackPage {
  readonly status: number;
  readonly html: string;
}

export const connectedPage: CallbackPage = {
  status: 200,
  html: page('Thank you', 'Xero has answered. You can close this page and go back to Tallybridge.'),
};

export const declinedPage: CallbackPage = {
  status: 200,
  html: page(
    'Xero was not connected',
    'Nothing was changed. You can close this page, go back to Tallybridge and try again whenever you like.',
  ),
};

export const strayPage: CallbackPage = {
  status: 400,
  html: page(
    'This page does not belong to the sign-in',
    'Tallybridge is still waiting. Go on in the window in which you are signing in to Xero, or begin again in Tallybridge.',
  ),
};

function page(title: string, text: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title} – Tallybridge</title></head>
<body><h1>${title}</h1><p>${text}</p></body>
</html>
`;
}
