/** What the cells "Application" and "Reference" tell. */
export interface ToldReference {
  readonly application: string | null;
  readonly merchant: string;
  readonly last4: string | null;
  readonly isPending: boolean;
}

/** Cledara writes it behind the application's name while a payment is not settled (help centre, "Pending transactions"). */
const pendingMark = / ?\(pending\)$/i;
/** How Cledara's window words a card payment: `Application, MERCHANT, #1234`. */
const cardWording = /^(.+?), (.*), #(\d{4})$/s;

/** Takes the reference apart where it has the wording of a card payment; else all of it is the merchant. */
export function splitReference(reference: string, applicationCell: string): ToldReference {
  const given = applicationCell.trim() === '' ? null : withoutMark(applicationCell);
  const [, first = '', merchant = reference, last4 = null] = cardWording.exec(reference) ?? [];
  if (last4 === null) {
    const isPending = given?.isPending === true || (given === null && pendingMark.test(reference));
    return {
      application: given?.name ?? null,
      merchant: given === null ? withoutMark(reference).name : reference,
      last4,
      isPending,
    };
  }
  const worded = withoutMark(first);
  return {
    application: given?.name ?? (worded.name.trim() === '' ? null : worded.name),
    merchant,
    last4,
    isPending: worded.isPending || given?.isPending === true,
  };
}

function withoutMark(text: string): { readonly name: string; readonly isPending: boolean } {
  const name = text.replace(pendingMark, '');
  return { name, isPending: name !== text };
}
