/**
 * What may be otherwise at the real services than the sandbox has it, by the names that the command `first-contact` gives to what it
 * tries. Put one into `SandboxWorld.untrue`, and the sandbox behaves the other way.
 */
export type XeroUntruth =
  | 'key-repeats-the-answer'
  | 'key-refuses-another-request'
  | 'errors-are-kept'
  | 'key-lives-three-minutes'
  | 'look-up-sees-writes'
  | 'look-up-at-any-date'
  | 'batch-keeps-its-order'
  | 'batch-refuses-one-alone'
  | 'changes-are-listed'
  | 'pages-are-announced'
  | 'limits-are-as-published'
  | 'the-user-has-a-role'
  | 'words-of-a-lock-date'
  | 'words-of-an-archived-contact'
  | 'words-of-a-currency'
  | 'words-of-an-unknown-account'
  | 'words-of-a-tax-type'
  | 'file-types-are-taken'
  | 'file-of-a-name-is-replaced'
  | 'file-of-ten-megabytes-is-taken'
  | 'files-are-ten-at-most'
  | 'what-is-deleted-stays-readable';

export type CledaraUntruth =
  | 'pages-tell-everything-once'
  | 'from-and-to-mean-the-authorisation'
  | 'money-out-is-negative'
  | 'every-shape-is-known'
  | 'an-invoice-can-be-fetched';

export type Untruth = XeroUntruth | CledaraUntruth;
