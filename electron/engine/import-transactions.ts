import { nameKey } from '../../shared/domain/contact-name.ts';
import { fileApplicationId, isFileApplicationId } from '../../shared/domain/file-application.ts';
import { idFromContent, idFromFile, withLaterFile } from '../../shared/domain/file-movement.ts';
import type { Movement } from '../../shared/domain/movement.ts';
import { traitsOf } from '../../shared/domain/movement-traits.ts';
import { type MovementTraits, type Recognition, recogniseMovements } from '../../shared/domain/recognise-movements.ts';
import type { ExportedLine, ExportedTransactions, SkippedLine } from '../ports/cledara-files.ts';
import type { ToldMovement } from '../ports/file-imports.ts';
import { type Engine, nowInstant } from './engine.ts';
import type { ImportedFile } from './imported-file.ts';
import { fedWords, noteFedChanges } from './note-fed-changes.ts';
import { timeZoneOf } from './recognise-pulled.ts';

/** Takes the lines of one CSV into the books. Part of the caller's transaction. */
export function importTransactions(engine: Engine, file: ExportedTransactions): ImportedFile {
  saveApplications(engine, file.lines);
  const { lines, skipped, repeated } = onceEach(file.lines.map((line) => withKnownApplication(engine, line)));
  const taken = new Set<string>();
  const open: ExportedLine[] = [];
  let known = repeated;
  for (const line of lines) {
    const movementId = knownById(engine, line);
    if (movementId === null) {
      open.push(line);
      continue;
    }
    taken.add(movementId);
    update(engine, movementId, line);
    known += 1;
  }
  const { same, doubtful } = recognise(engine, open, taken);
  let fresh = 0;
  for (const [place, line] of open.entries()) {
    const key = String(place);
    const movementId = same.get(key);
    const doubt = doubtful.get(key);
    if (movementId !== undefined) update(engine, movementId, line);
    if (movementId !== undefined || doubt?.isOneOfThem === true) {
      known += 1;
      continue;
    }
    const added = add(engine, line);
    if (doubt !== undefined) engine.ledger.saveToldDoubt({ movementId: added, among: doubt.among });
    fresh += 1;
  }
  const left = [...file.skipped, ...skipped].sort((a, b) => a.line - b.line);
  return { name: file.name, kind: file.kind, rows: file.rows, new: fresh, known, skipped: left };
}

/** One Cledara ID is one movement: a line that repeats another counts once, one that contradicts it is left out. */
function onceEach(lines: readonly ExportedLine[]): {
  readonly lines: readonly ExportedLine[];
  readonly skipped: readonly SkippedLine[];
  readonly repeated: number;
} {
  const first = new Map<string, ExportedLine>();
  const skipped: SkippedLine[] = [];
  const kept: ExportedLine[] = [];
  let repeated = 0;
  for (const line of lines) {
    const before = line.fileId === null ? undefined : first.get(line.fileId);
    if (before === undefined) {
      if (line.fileId !== null) first.set(line.fileId, line);
      kept.push(line);
    } else if (before.rawJson === line.rawJson) repeated += 1;
    else {
      const reason = `It has the Cledara ID of line ${before.line} and says something else. Look at both in Cledara.`;
      skipped.push({ line: line.line, reason });
    }
  }
  return { lines: kept, skipped, repeated };
}

function knownById(engine: Engine, { fileId }: ExportedLine): string | null {
  if (fileId === null) return null;
  const id = idFromFile(fileId);
  const told = engine.ledger.toldByFileId(fileId) ?? engine.ledger.toldByCledaraId(id);
  return told?.movementId ?? (engine.ledger.movement(id) === null ? null : id);
}

/** By what they say: among all movements that no other line of the file is, and that files do not call something else. */
function recognise(engine: Engine, open: readonly ExportedLine[], taken: ReadonlySet<string>): Recognition {
  if (open.length === 0) return { same: new Map(), doubtful: new Map() };
  const { ledger } = engine;
  const timeZone = timeZoneOf(ledger);
  const told = new Map(ledger.toldMovements().map((one) => [one.movementId, one]));
  const isIncoming = (line: ExportedLine, place: number) =>
    traitsOf({ ...line.movement, id: String(place) }, 'file', timeZone) ?? [];
  const known = (named: boolean): MovementTraits[] => {
    const found: MovementTraits[] = [];
    for (const movement of ledger.movements()) {
      const one = told.get(movement.id);
      if (taken.has(movement.id) || movement.releasedAt !== null || (named && one !== undefined && one.fileId !== null))
        continue;
      const origin = one?.beganInFile === true && one.cledaraId === null ? 'file' : 'api';
      const traits = traitsOf(movement, origin, timeZone);
      if (traits !== null) found.push(traits);
    }
    return found;
  };
  // A file has the column "Cledara ID" for all of its lines or for none.
  const named = open.some(({ fileId }) => fileId !== null);
  return recogniseMovements(open.flatMap(isIncoming), known(named));
}

/** What the API tells of a movement is more than any file does; else the file's later word counts. */
function update(engine: Engine, movementId: string, line: ExportedLine): void {
  const { ledger } = engine;
  const known = ledger.movement(movementId);
  if (known === null) throw new Error(`The ledger lacks the movement ${movementId} that a file told of.`);
  const told = ledger.toldMovement(movementId) ?? ofTheApi(movementId);
  if (told.fileId === null && line.fileId !== null) ledger.saveToldMovement({ ...told, fileId: line.fileId });
  if (!told.beganInFile || told.cledaraId !== null) return;
  const { firstSeenAt: _seen, releasedAt: _released, unlisted: _unlisted, ...movement } = known;
  const fed = fedWords(ledger, [movementId]);
  ledger.saveMovement(
    { movement: withLaterFile(movement, line.movement), rawJson: line.rawJson },
    nowInstant(engine.clock),
  );
  noteFedChanges(engine, null, fed);
}

function ofTheApi(movementId: string): ToldMovement {
  return { movementId, beganInFile: false, fileId: null, cledaraId: movementId, invoiceSha256: null };
}

function add(engine: Engine, line: ExportedLine): string {
  const { ledger } = engine;
  const id = line.fileId === null ? freeId(engine, line.movement) : idFromFile(line.fileId);
  ledger.saveMovement({ movement: { ...line.movement, id }, rawJson: line.rawJson }, nowInstant(engine.clock));
  ledger.saveToldMovement({
    movementId: id,
    beganInFile: true,
    fileId: line.fileId,
    cledaraId: null,
    invoiceSha256: null,
  });
  return id;
}

function freeId(engine: Engine, movement: Omit<Movement, 'id'>): string {
  for (let likeIt = 0; ; likeIt += 1) {
    const id = idFromContent(movement, likeIt);
    if (engine.ledger.movement(id) === null) return id;
  }
}

/** Applications that Cledara's list does not have yet, so that they can be set up before the API tells of them. */
function saveApplications(engine: Engine, lines: readonly ExportedLine[]): void {
  const present = engine.ledger.applications();
  const names = new Set(present.map(({ name }) => nameKey(name)));
  const added = [];
  for (const { movement } of lines) {
    const name = movement.application?.name;
    if (name === undefined || names.has(nameKey(name))) continue;
    names.add(nameKey(name));
    added.push({ id: fileApplicationId(name), name, status: 'active', ownerName: null, teams: [] });
  }
  if (added.length > 0) engine.ledger.saveApplications([...present, ...added]);
}

/** Under the id of Cledara's list, where that has one application of the name. */
function withKnownApplication(engine: Engine, line: ExportedLine): ExportedLine {
  const { application } = line.movement;
  if (application === null || !isFileApplicationId(application.id)) return line;
  const found = engine.ledger.applications().filter(({ name }) => nameKey(name) === nameKey(application.name));
  const [only, another] = found;
  if (only === undefined || another !== undefined) return line;
  return { ...line, movement: { ...line.movement, application: { id: only.id, name: application.name } } };
}
