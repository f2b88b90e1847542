import type { CompanyDto } from '../../shared/contract/app-methods.ts';
import type { Company } from '../companies.ts';

export function toCompanyDto({ id, name, isArchived }: Company, sample: boolean): CompanyDto {
  return { id, name, sample, archived: isArchived };
}
