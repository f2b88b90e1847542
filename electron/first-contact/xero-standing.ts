import { type Assumption, differs, holds } from './assumption.ts';
import type { XeroVisit } from './xero-visit.ts';

/** As the program reckons (`rate-governor.ts`), and Xero publishes (developer.xero.com/faq/limits). */
const perMinute = 60;
const perDay = 5000;

/** What is asked without making anything. */
export const standingAssumptions: readonly Assumption<XeroVisit>[] = [
  {
    id: 'limits-are-as-published',
    says: 'Every answer says what is left of sixty requests a minute and of 5,000 (or 1,000) a day.',
    async try(visit) {
      const { headers } = await visit.get('/Organisation');
      const minute = Number(headers['x-minlimit-remaining'] ?? Number.NaN);
      const day = Number(headers['x-daylimit-remaining'] ?? Number.NaN);
      if (Number.isNaN(minute) || Number.isNaN(day)) return differs('The answer does not say what is left.');
      const left = `${minute} were left of the minute and ${day} of the day.`;
      return minute < perMinute && day < perDay ? holds(left) : differs(left);
    },
  },
  {
    id: 'the-user-has-a-role',
    says: 'The user of the consent stands among the users of the organisation, with a role.',
    try({ reference: { user } }) {
      return Promise.resolve(
        user === null ? differs('The user is not among them.') : holds(`The role is ${user.role}.`),
      );
    },
  },
];
