import { useAct } from './act.ts';
import { useCompany } from './company.ts';
import { errorOfThrown } from './host-error.ts';

interface ContactOutcome {
  readonly onMade: (contact: string) => void;
  /** `message` is the engine's sentence. */
  readonly onFailed: (name: string, message: string) => void;
}

/** Makes a contact in Xero with the name that was typed. The list that asked for it may be closed by the time of the answer. */
export function useMakeContact({ onMade, onFailed }: ContactOutcome): (typed: string) => void {
  const { author } = useCompany();
  const make = useAct('contacts.create');
  return (typed) => {
    const name = typed.trim();
    if (name === '') return;
    make.mutateAsync({ name, author }).then(
      ({ contact }) => onMade(contact),
      (thrown: unknown) => onFailed(name, errorOfThrown(thrown).message),
    );
  };
}
