import type { Sentence } from '../template.ts';

/** Bills with their payments, and credit notes with their refunds. */
export const spanishBills: readonly Sentence[] = [
  ['The bill is in Xero. Its payment goes next.', 'La factura de compra está en Xero. Ahora va su pago.'],
  ['The credit note is in Xero. Its refund goes next.', 'La nota de crédito está en Xero. Ahora va su reembolso.'],
  ['Xero had a remark: {0:remark}', 'Xero hizo una observación: {0}'],
  [
    'The bill is in Xero and unpaid, because Xero refused its payment: {0}. Mend the cause, and the next sync pays it; or enter the payment in Xero yourself.',
    'La factura de compra está en Xero y sin pagar, porque Xero rechazó su pago: {0}. Corrija la causa y la próxima sincronización la paga; o registre usted el pago en Xero.',
  ],
  [
    'The credit note is in Xero and not refunded, because Xero refused the refund: {0}. Mend the cause, and the next sync enters the refund; or enter it in Xero yourself.',
    'La nota de crédito está en Xero y sin reembolsar, porque Xero rechazó el reembolso: {0}. Corrija la causa y la próxima sincronización lo registra; o regístrelo usted en Xero.',
  ],
  [
    'Xero had its payment, and someone deleted that there. It is not paid again unless you approve it.',
    'Xero tenía su pago y alguien lo eliminó allí. No se paga de nuevo si usted no la aprueba.',
  ],
  [
    'A bill or credit note cannot be taken out from here yet. In Xero, remove its payment first, then void it.',
    'Una factura de compra o una nota de crédito aún no se puede retirar desde aquí. En Xero, elimine antes su pago y luego anúlela.',
  ],
];
