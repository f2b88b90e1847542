import type { AccountingValueCount } from '../../../../shared/domain/accounting-field.ts';
import type { CarriedField } from '../../../../shared/domain/gates.ts';
import { number, text, textOrNull } from '../columns.ts';
import type { Connection } from '../connection.ts';

/**
 * Cledara's rows are kept as they came, and what they carry in custom accounting fields is read from them (API v1:
 * Transaction.accounting). What has another form there is passed over: nothing of it decides what is posted.
 */
const sql = `
WITH items AS (
  SELECT m.application_id, CASE v.type WHEN 'object' THEN v.value END AS item
  FROM movements AS m, json_each(m.raw_json, '$.accounting') AS v
  WHERE m.kind IN ('purchase', 'refund') AND m.application_id IS NOT NULL AND m.released_at IS NULL
), said AS (
  SELECT application_id,
    json_extract(item, '$.field.id') AS field_id,
    json_extract(item, '$.field.name') AS field_name,
    CASE json_type(item, '$.value')
      WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE CAST(json_extract(item, '$.value') AS TEXT) END AS value,
    CASE json_type(item, '$.name') WHEN 'text' THEN json_extract(item, '$.name') END AS label
  FROM items
  WHERE json_type(item, '$.field.id') = 'text' AND json_type(item, '$.field.name') = 'text'
    AND json_type(item, '$.value') IN ('text', 'integer', 'real', 'true', 'false')
)
SELECT application_id, field_id, max(field_name) AS field_name, value, max(label) AS label, count(*) AS movements
FROM said GROUP BY application_id, field_id, value ORDER BY application_id, field_id, value`;

const carriedSql = `
WITH items AS (
  SELECT CASE v.type WHEN 'object' THEN v.value END AS item
  FROM movements AS m, json_each(m.raw_json, '$.accounting') AS v WHERE m.id = :movementId
)
SELECT DISTINCT json_extract(item, '$.field.id') AS field_id, json_extract(item, '$.field.name') AS field_name
FROM items
WHERE json_type(item, '$.field.id') = 'text' AND json_type(item, '$.field.name') = 'text'
  AND json_type(item, '$.value') IN ('text', 'integer', 'real', 'true', 'false') ORDER BY field_id`;

/** Cledara leaves out what is empty (API v1: Transaction.accounting). */
export function readCarriedFields(connection: Connection, movementId: string): readonly CarriedField[] {
  const rows = connection.all(carriedSql, { movementId });
  return rows.map((row) => ({ fieldId: text(row, 'field_id'), fieldName: text(row, 'field_name') }));
}

export function readAccountingValues(connection: Connection): readonly AccountingValueCount[] {
  return connection.all(sql).map((row) => ({
    applicationId: text(row, 'application_id'),
    fieldId: text(row, 'field_id'),
    fieldName: text(row, 'field_name'),
    value: text(row, 'value'),
    label: textOrNull(row, 'label'),
    movements: number(row, 'movements'),
  }));
}
