/** A setup file as it was read. */
export interface ChosenFile {
  readonly name: string;
  readonly json: string;
}
