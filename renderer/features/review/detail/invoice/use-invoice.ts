import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { InvoiceDto, ReviewItemDto } from '../../../../../shared/contract/review-item.ts';
import { call } from '../../../../bridge/client.ts';
import { useCompany } from '../../../../bridge/company.ts';
import { useDelayed } from '../../../../ui/use-delayed.ts';

/** An item that is only passed by, with J or K, does not have its invoice read. */
const restMs = 300;

/**
 * The invoice of an item, once the person has rested on it. It is not read anew with every change of the books, as the
 * rest is: that would be megabytes a second during a sync. It is when Cledara or the attachment says something new of it.
 */
export function useInvoice({ row, movement, attachment }: ReviewItemDto): UseQueryResult<InvoiceDto> {
  const company = useCompany();
  const { transactionId } = row;
  const isWanted = useDelayed(movement.hasInvoice, restMs);
  const edition = [movement.invoice?.number, movement.invoice?.date, attachment?.state, attachment?.fileName];
  return useQuery({
    queryKey: ['invoice', company.id, transactionId, edition],
    queryFn: () => call(company.id, 'invoice.read', { transactionId }),
    enabled: isWanted,
    gcTime: 0, // the engine keeps it on this computer; a copy of each in the page would fill it
  });
}
