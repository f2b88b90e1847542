/**
 * What can go wrong between a request and its answer. "Effect" is what the request would have changed.
 *
 * - `status`: this answer instead; no effect.
 * - `html-200`: a page with status 200, as a proxy or a captive portal gives; no effect.
 * - `truncated-json`: the effect, and half of the answer; `framing: 'broken'` also breaks the promised length.
 * - `enormous`: a body of more than 32 MiB without an announced length; no effect.
 * - `empty-body`: the effect, and status 200 with nothing in it.
 * - `reset-before`, `hang-before`: no effect, no answer.
 * - `reset-after`, `hang-after`: the effect, no answer.
 * - `late-effect`: the connection breaks at once, the effect comes when the clock has moved on by `afterMs`.
 * - `slow`: everything as usual, after `ms` of real time.
 */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'html-200' }
  | { readonly kind: 'truncated-json'; readonly framing?: 'complete' | 'broken' }
  | { readonly kind: 'enormous' }
  | { readonly kind: 'empty-body' }
  | { readonly kind: 'reset-before' }
  | { readonly kind: 'reset-after' }
  | { readonly kind: 'hang-before' }
  | { readonly kind: 'hang-after' }
  | { readonly kind: 'late-effect'; readonly afterMs: number }
  | { readonly kind: 'slow'; readonly ms: number };
