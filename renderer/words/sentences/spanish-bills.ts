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
    'Not posted: what was agreed to in Xero does not cover bills and their payments. Connect Xero again and agree to it there; the next sync goes on with it.',
    'No contabilizado: lo que se autorizó en Xero no cubre las facturas de compra y sus pagos. Conecte Xero de nuevo y autorícelo allí; la próxima sincronización sigue con ella.',
  ],
  [
    "We don't know yet whether Xero has this one, and cannot look: what was agreed to in Xero does not cover bills and their payments. Connect Xero again and agree to it there; it is looked up then, and not sent twice.",
    'Aún no sabemos si Xero la tiene y no podemos mirarlo: lo que se autorizó en Xero no cubre las facturas de compra y sus pagos. Conecte Xero de nuevo y autorícelo allí; entonces se busca y no se envía dos veces.',
  ],
  [
    'Xero had its payment, and someone deleted that there. It is not paid again unless you approve it.',
    'Xero tenía su pago y alguien lo eliminó allí. No se paga de nuevo si usted no la aprueba.',
  ],
  [
    '{0} took its payment or refund out of Xero; the bill or credit note is still there, unpaid. The next sync voids it. Approve it to have it paid again instead.',
    '{0} retiró de Xero su pago o reembolso; la factura de compra o nota de crédito sigue allí, sin pagar. La próxima sincronización la anula. Apruébela si prefiere que se vuelva a pagar.',
  ],
  [
    '{0} changes it in Xero. For that it has no payment or refund there; the next sync enters it anew.',
    '{0} la cambia en Xero. Para ello no tiene allí pago ni reembolso; la próxima sincronización lo registra de nuevo.',
  ],
  ['Its payment or refund goes next.', 'Ahora va su pago o reembolso.'],
  [
    'Its bill or credit note is in Xero, unpaid: take it out of Xero from here, or enter its payment there.',
    'Su factura de compra o nota de crédito está en Xero, sin pagar: retírela de Xero desde aquí o registre allí su pago.',
  ],
  [
    'Its bill or credit note is in Xero, unpaid: take it out of Xero from here, or enter its payment there. {0:rest}',
    'Su factura de compra o nota de crédito está en Xero, sin pagar: retírela de Xero desde aquí o registre allí su pago. {0}',
  ],
  [
    'Its payment or refund was taken out of Xero; the bill or credit note is still there, unpaid.',
    'Su pago o reembolso se retiró de Xero; la factura de compra o nota de crédito sigue allí, sin pagar.',
  ],
  [
    'It was not taken out of Xero, because it has payments or credits there that Tallybridge did not make. Remove those in Xero, then try again here.',
    'No se ha retirado de Xero, porque allí tiene pagos o abonos que no hizo Tallybridge. Quítelos en Xero y vuelva a intentarlo aquí.',
  ],
  [
    'It was not changed in Xero, because it has payments or credits there that Tallybridge did not make. Remove those in Xero, then try again here.',
    'No se ha cambiado en Xero, porque allí tiene pagos o abonos que no hizo Tallybridge. Quítelos en Xero y vuelva a intentarlo aquí.',
  ],
  [
    'It was not taken out of Xero, because its payment is part of a batch payment there. Delete that batch payment in Xero, then try again here.',
    'No se ha retirado de Xero, porque allí su pago forma parte de un pago por lotes. Elimine ese pago por lotes en Xero y vuelva a intentarlo aquí.',
  ],
  [
    'It was not changed in Xero, because its payment is part of a batch payment there. Delete that batch payment in Xero, then try again here.',
    'No se ha cambiado en Xero, porque allí su pago forma parte de un pago por lotes. Elimine ese pago por lotes en Xero y vuelva a intentarlo aquí.',
  ],
  [
    'It was not taken out of Xero, because its payment or refund is reconciled there. Open that in Xero, choose Unreconcile under Options, then try again here.',
    'No se ha retirado de Xero, porque allí su pago o reembolso está conciliado. Ábralo en Xero, elija Unreconcile en Options y vuelva a intentarlo aquí.',
  ],
  [
    'It was not changed in Xero, because its payment or refund is reconciled there. Open that in Xero, choose Unreconcile under Options, then try again here.',
    'No se ha cambiado en Xero, porque allí su pago o reembolso está conciliado. Ábralo en Xero, elija Unreconcile en Options y vuelva a intentarlo aquí.',
  ],
  [
    'Cledara changed the movement after its bill or credit note was put into Xero, where it is unpaid. Void that in Xero: the next sync sees it, and you can approve it anew.',
    'Cledara cambió el movimiento después de que su factura de compra o nota de crédito se pusiera en Xero, donde está sin pagar. Anúlela en Xero: la próxima sincronización lo ve y usted puede aprobarla de nuevo.',
  ],
  [
    'It is in Xero, and someone has paid it there. It was adopted, and not paid a second time.',
    'Está en Xero y alguien la ha pagado allí. Se adoptó y no se pagó por segunda vez.',
  ],
  [
    'Its bill or credit note is in Xero. What lacks is its payment or refund.',
    'Su factura de compra o nota de crédito está en Xero. Lo que falta es su pago o reembolso.',
  ],
  [
    'Its bill or credit note is in Xero already and not paid, made by an earlier installation. Once it is approved the payment follows; no second one is made.',
    'Su factura de compra o nota de crédito ya está en Xero y sin pagar, hecha por una instalación anterior. Una vez aprobada sigue el pago; no se hace una segunda.',
  ],
  [
    'Its bill is in Xero already, without its payment. Take it out of Xero, then code it anew.',
    'Su factura de compra ya está en Xero, sin su pago. Retírela de Xero y codifíquela de nuevo.',
  ],
  [
    'Its bill is in Xero already, without its payment. Take it out of Xero instead.',
    'Su factura de compra ya está en Xero, sin su pago. Retírela de Xero en su lugar.',
  ],
  [
    'No invoice number is confirmed in Cledara, so it goes by its own reference.',
    'En Cledara no hay número de factura confirmado, así que lleva su propia referencia.',
  ],
  ['The invoice number confirmed in Cledara.', 'El número de factura confirmado en Cledara.'],
  [
    'A credit note goes by its own reference, by which it is found again in Xero.',
    'Una nota de crédito lleva su propia referencia, por la que se encuentra de nuevo en Xero.',
  ],
  ['No invoice date is confirmed in Cledara.', 'En Cledara no hay fecha de factura confirmada.'],
  ['The invoice date confirmed in Cledara.', 'La fecha de factura confirmada en Cledara.'],
  ['It is due and paid then.', 'Vence y se paga entonces.'],
  ['It is refunded then.', 'Se reembolsa entonces.'],
  [
    'Its bill or credit note is in Xero without its payment or refund.',
    'Su factura de compra o nota de crédito está en Xero sin su pago o reembolso.',
  ],
  [
    'What was agreed to in Xero does not cover bills and their payments. Connect Xero again and agree to it; everything that was reviewed is kept.',
    'Lo que se aceptó en Xero no incluye las facturas de compra ni sus pagos. Conecte Xero de nuevo y acéptelo; se conserva todo lo revisado.',
  ],
];
