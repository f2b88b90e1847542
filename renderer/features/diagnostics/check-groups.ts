import type { CheckDto } from '../../../shared/contract/diagnostics.ts';

export const groupIds = ['attention', 'unknown', 'ok'] as const;
export type GroupId = (typeof groupIds)[number];

export interface CheckGroup {
  readonly id: GroupId;
  readonly checks: readonly CheckDto[];
}

const groupOf: Readonly<Record<CheckDto['status'], GroupId>> = {
  problem: 'attention',
  warning: 'attention',
  unknown: 'unknown',
  ok: 'ok',
};

/** What needs attention first, problems before warnings; within a state in the order of the questions. */
export function checkGroups(checks: readonly CheckDto[]): readonly CheckGroup[] {
  const problemsFirst = [...checks.filter(isProblem), ...checks.filter((check) => !isProblem(check))];
  return groupIds
    .map((id) => ({ id, checks: problemsFirst.filter(({ status }) => groupOf[status] === id) }))
    .filter((group) => group.checks.length > 0);
}

function isProblem({ status }: CheckDto): boolean {
  return status === 'problem';
}

/** How many answers need somebody. */
export function attentionCount(checks: readonly CheckDto[]): number {
  return checks.filter(({ status }) => groupOf[status] === 'attention').length;
}
