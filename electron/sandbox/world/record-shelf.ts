/** Documents in the order they came, found by id and by reference without a search. */
export class RecordShelf<T> {
  /** Goes up with every change. */
  revision = 0;
  readonly #items: T[] = [];
  readonly #places = new Map<string, number>();
  readonly #byReference = new Map<string, string[]>();
  readonly #idOf: (item: T) => string;
  readonly #referenceOf: (item: T) => string | null;

  constructor(idOf: (item: T) => string, referenceOf: (item: T) => string | null) {
    this.#idOf = idOf;
    this.#referenceOf = referenceOf;
  }

  get items(): readonly T[] {
    return this.#items;
  }

  get(id: string): T | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.#items[place];
  }

  /** All that ever carried this reference, whatever their case; a reference that was edited away is filtered out. */
  withReference(reference: string): T[] {
    const key = reference.toLowerCase();
    const ids = this.#byReference.get(key) ?? [];
    return ids
      .map((id) => this.get(id))
      .filter((item): item is T => item !== undefined && this.#referenceOf(item)?.toLowerCase() === key);
  }

  /** Adds it, or puts it in the place of the one with its id. */
  put(item: T): void {
    const id = this.#idOf(item);
    const place = this.#places.get(id);
    if (place === undefined) {
      this.#places.set(id, this.#items.length);
      this.#items.push(item);
    } else {
      this.#items[place] = item;
    }
    this.revision += 1;
    this.#index(id, this.#referenceOf(item));
  }

  #index(id: string, reference: string | null): void {
    if (reference === null) return;
    const key = reference.toLowerCase();
    const ids = this.#byReference.get(key);
    if (ids === undefined) this.#byReference.set(key, [id]);
    else if (!ids.includes(id)) ids.push(id);
  }
}
