/** A file of settings as it was read. */
export interface ChosenFile {
  readonly name: string;
  readonly text: string;
}
