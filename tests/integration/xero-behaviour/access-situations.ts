import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy } from '../engine/books.ts';
import { justBefore } from '../engine/interfere.ts';
import { accessProblem, betweenPlanAndSending, onceAnswered } from './answers.ts';
import type { Chapter, Situation } from './situation.ts';

const pushed = { items: ['pushed pushed'], exit: 0, writes: 1, documents: 1 } as const;
const role = (books: TestCompany, name: string) => {
  books.sandbox.world.xero.consentingUser.role = name;
};
const tokenExpired = accessProblem(401, 'TokenExpired: token expired at 2026-06-15 10:00:00');

const tokens: readonly Situation[] = [
  {
    name: 'an expired access token is renewed, and the same request goes again',
    xero: 'Status 401 `TokenExpired: token expired at …`',
    made: 'The access token runs out between planning and sending',
    status: 401,
    arrange(books) {
      buy(books, 1);
      justBefore(books, 'PUT', /\/Contacts$/, () => books.sandbox.world.identity.expireAccessTokens());
    },
    first: { ...pushed, writes: 2 },
  },
  {
    name: 'a refusal of a fresh access token too ends the sync, and the documents stay approved',
    xero: 'Status 401 `TokenExpired: token expired at …`, twice',
    made: 'Twice, for the request with the documents',
    status: 401,
    arrange(books) {
      buy(books, 1);
      onceAnswered(books, tokenExpired, 2);
    },
    first: { items: ['approved approved'], exit: 3, error: 'sign-in-needed', writes: 2, documents: 0 },
    later: { when: 'With the next sync', change: () => undefined, outcome: pushed },
  },
  {
    name: 'a consent that was taken back asks for a new one',
    xero: 'Status 400 `invalid_grant` for the refresh token',
    made: 'Someone disconnects the app in Xero before the sync',
    arrange(books) {
      buy(books, 1);
      books.sandbox.world.identity.revokeConsent();
      books.sandbox.world.identity.expireAccessTokens();
    },
    first: { items: [], exit: 3, error: 'sign-in-needed', writes: 0, documents: 0 },
  },
];

const organisations: readonly Situation[] = [
  {
    name: 'an organisation that was disconnected ends the sync before anything is sent',
    xero: 'Status 403 `AuthenticationUnsuccessful`, which it also gives for a wrong organisation and an ended trial',
    made: 'The organisation’s connection is removed before the sync',
    status: 403,
    arrange(books) {
      buy(books, 1);
      const [connection] = books.sandbox.world.identity.connections;
      books.sandbox.world.identity.disconnect(connection?.id ?? '');
    },
    first: { items: [], exit: 3, error: 'forbidden', writes: 0, documents: 0 },
  },
  {
    name: 'a refusal while documents are sent ends the sync, and they stay approved',
    xero: 'Status 403 `AuthenticationUnsuccessful`',
    made: 'Once, for the request with the documents',
    status: 403,
    arrange(books) {
      buy(books, 1);
      onceAnswered(books, accessProblem(403, 'AuthenticationUnsuccessful'));
    },
    first: { items: ['approved approved'], exit: 3, error: 'forbidden', writes: 1, documents: 0 },
    later: { when: 'With the next sync', change: () => undefined, outcome: pushed },
  },
  {
    name: 'a role that may not post is told before anything is sent',
    xero: '`OrganisationRole` `READONLY` for the connected user',
    made: 'The role is changed before the sync',
    arrange(books) {
      buy(books, 1);
      role(books, 'READONLY');
    },
    first: { items: ['blocked role-too-low'], exit: 1, writes: 0, documents: 0 },
    later: { when: 'The role is Standard', change: (books) => role(books, 'STANDARD'), outcome: pushed },
  },
  {
    name: 'a role that is lowered on the way ends the sync, and nothing is lost',
    xero: 'Status 403 `AuthorizationUnsuccessful`',
    made: 'The role is changed between planning and sending',
    status: 403,
    arrange(books) {
      buy(books, 1);
      betweenPlanAndSending(books, () => role(books, 'READONLY'));
    },
    first: { items: ['approved approved'], exit: 3, error: 'forbidden', writes: 1, documents: 0 },
    later: { when: 'The role is Standard again', change: (books) => role(books, 'STANDARD'), outcome: pushed },
  },
];

export const access: Chapter = {
  title: 'Access',
  about: 'Xero gives no reason with a 403. Nobody is signed out by anything but a consent that Xero says is gone.',
  situations: [...tokens, ...organisations],
};
