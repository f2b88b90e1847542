import type { SyncProgress } from '../../shared/contract/sync-progress.ts';
import type { CompanyNews } from './company-news.ts';
import { Paced } from './paced.ts';

/** A page that counts along needs no more, ms. */
const progressEveryMs = 200;
/** Everything on the screen is read anew then, ms. */
const changedEveryMs = 1000;

/** The sync of one company that is under way in this process: at most one, and how far it is. */
export class RunningSync {
  readonly #progressNews: Paced<SyncProgress>;
  readonly #changedNews: Paced<null>;
  readonly #notify: (news: CompanyNews) => void;
  #progress: SyncProgress | null = null;
  #ended: { readonly promise: Promise<void>; readonly resolve: () => void } | null = null;

  constructor(notify: (news: CompanyNews) => void) {
    this.#notify = notify;
    this.#progressNews = new Paced(progressEveryMs, (progress) => notify({ type: 'sync', progress }));
    this.#changedNews = new Paced(changedEveryMs, () => notify({ type: 'changed' }));
  }

  /** Null while none is under way. */
  get progress(): SyncProgress | null {
    return this.#progress;
  }

  /** False where one is under way already. */
  begin(): boolean {
    if (this.#ended !== null) return false;
    this.#ended = Promise.withResolvers<void>();
    return true;
  }

  tell(progress: SyncProgress): void {
    this.#progress = progress;
    this.#progressNews.take(progress);
  }

  changed(): void {
    this.#changedNews.take(null);
  }

  /** The run is over, or never began. The last that was told is passed on before its end is. */
  end(): void {
    const told = this.#progress !== null;
    this.#progressNews.flush();
    this.#progress = null;
    if (told) {
      this.changed(); // its summary is in the books
      this.#changedNews.flush();
      this.#notify({ type: 'sync', progress: null });
    }
    this.#ended?.resolve();
    this.#ended = null;
  }

  /** Resolves when no run is under way. */
  async settle(): Promise<void> {
    while (this.#ended !== null) await this.#ended.promise;
  }
}
