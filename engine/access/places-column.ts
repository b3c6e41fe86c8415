/** The column of records' tables that holds the numbers of the territories in which a record lies. No field can be called so. */
export const placesColumn = '_territories';
