/**
 * So many living runs of each company are killed at random moments, in a run of kill-at-random.test.ts. Several companies,
 * because books that grow with every kill take longer. With the kills at chosen moments, `npm test` has two hundred.
 */
export const killsOfCompany = 46;

export const killedCompanies = ['one company', 'another', 'a third'] as const;
