/** Under which a window keeps the id of the company that it showed last. A host may read ahead what it will ask for. */
export const shownCompanyKey = 'company';
