/**
 * The import of files of facts. A file is one transaction: its rows are read as a stream into a staging table, their units found
 * by code and day in one join, the rows compared with what stands and entered in one statement, the log told. So a file that is
 * refused, interrupted or given twice leaves nothing behind.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { Refused } from '../../platform/base/refusal.ts'
import type { Db } from '../../platform/db/database.ts'
import { type Edge, type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { lockChains } from '../../platform/events/log.ts'
import { openTable, type Table } from '../../platform/files/table.ts'
import { enterFacts, type Origin, openSource } from './actions.ts'
import { type CellProblem, Form, type Layout, packed, type Ready, recogniseKind } from './import.rules.ts'
import * as text from './import.text.ts'
import * as staging from './staging.queries.ts'
import type { Entered, ImportOptions, ImportOutcome, ImportReport, Problem } from './types.ts'

/** What was entered into one fact table. */
export type Landed = { fact: string; units: Entered[] }

/** One kind of file: its columns, how a row reads, what only the database can refuse, and how its rows are entered. */
export type ImportKind = Layout & {
  /** the first so many fields of a row are its key, beside its unit */
  keyFields: number
  /** what a row reader needs to know is fetched once per file */
  open: (ctx: WriteCtx) => Promise<(form: Form) => Ready | null>
  /** rows of pg_temp.ready that must not be entered */
  check?: (ctx: WriteCtx) => Promise<Problem[]>
  /** enters what is new among the rows of pg_temp.ready */
  land: (ctx: WriteCtx, origin: Origin) => Promise<Landed[]>
  /** what follows from the new facts, in the same transaction */
  after?: (ctx: WriteCtx, origin: Origin) => Promise<Landed[]>
}

const shown = 1_000

class Undone extends Error {
  readonly report: ImportReport
  constructor(report: ImportReport) {
    super('undone')
    this.report = report
  }
}

/** Imports one file. Everything that can be wrong with it stands in the report; what is thrown is a bug. */
export async function importFile(
  db: Db,
  edge: Edge,
  kinds: readonly ImportKind[],
  path: string,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const report: ImportReport = {
    file: path,
    kind: null,
    outcome: 'refused',
    rows: 0,
    written: 0,
    unchanged: 0,
    refused: 0,
    problems: [],
    notes: [],
    sourceId: null,
  }
  let table: Table | undefined
  try {
    let total = 0
    table = await openTable(path, { onBytes: (read) => options.onProgress?.(read, total) })
    total = table.bytes
    const recognised = recogniseKind(table.header, kinds, options.kind)
    if (!recognised.ok) throw new Refused({ code: recognised.code, text: recognised.text, status: 422 })
    const kind = recognised.layout as ImportKind
    report.kind = kind.key
    if (recognised.ignored.length > 0) report.notes.push(text.columnsIgnored(recognised.ignored))
    const { batches } = table
    const hash = await hashOf(path)
    return await writeAs(db, edge, (ctx) =>
      importRows(ctx, kind, new Form(recognised.at), batches, { report, hash, options, name: table?.name ?? path }),
    )
  } catch (error) {
    if (error instanceof Undone) return error.report
    if (!(error instanceof Refused)) throw error
    const { text: reason } = error.refusal
    return { ...report, outcome: 'refused', written: 0, problems: [{ line: 1, column: '', value: '', reason }] }
  } finally {
    await table?.batches.return(undefined)
  }
}

type Job = { report: ImportReport; hash: string; options: ImportOptions; name: string }

async function importRows(ctx: WriteCtx, kind: ImportKind, form: Form, batches: Table['batches'], job: Job): Promise<ImportReport> {
  const { report, options } = job
  const end = (outcome: ImportOutcome): ImportReport => ({
    ...report,
    outcome,
    problems: report.problems.sort((a, b) => a.line - b.line).slice(0, shown),
  })
  await staging.openStaging(ctx.tx)
  await stageRows(ctx, kind, form, batches, report)
  await staging.resolveUnits(ctx.tx)
  await refuseRows(ctx, kind, report)
  if (report.refused > 0 && !options.keepGood) throw new Undone(end('refused'))
  // from here on the units of the file belong to this transaction: an import of the same file waits, then finds nothing new
  await lockChains(ctx.tx, await staging.chainsTouched(ctx.tx))
  const source = { kind: 'file', title: options.title ?? job.name, hash: job.hash, demonstration: options.demonstration ?? false } as const
  const origin = await openSource(ctx, source)
  const landed = await kind.land(ctx, origin)
  report.written = landed.flatMap((one) => one.units).reduce((sum, unit) => sum + unit.facts, 0)
  report.unchanged = report.rows - report.refused - report.written
  if (report.written === 0) throw new Undone(end(report.refused > 0 && report.unchanged === 0 ? 'refused' : 'nothing'))
  const followed = options.judge === false ? [] : ((await kind.after?.(ctx, origin)) ?? [])
  await enterFacts(ctx, origin, [...landed, ...followed], { file: job.name, hash: job.hash })
  if (options.dryRun) throw new Undone(end('dryRun'))
  report.sourceId = origin.sourceId
  return end('written')
}

async function stageRows(ctx: WriteCtx, kind: ImportKind, form: Form, batches: Table['batches'], report: ImportReport): Promise<void> {
  const read = await kind.open(ctx)
  // the next batch is read while the database takes the last one
  let taken: Promise<unknown> = Promise.resolve()
  for await (const batch of batches) {
    const rows: (Ready & { line: number })[] = []
    for (const { line, cells } of batch) {
      report.rows++
      form.turnTo(cells)
      const ready = read(form)
      const on = form.day('ma_ngay')
      if (form.problems.length > 0 || ready === null) note(report, line, form.problems)
      else rows.push({ line, code: ready.code, on: on ?? ready.on, fields: ready.fields })
    }
    await taken
    if (rows.length === 0) continue
    taken = staging.stage(ctx.tx, packed(rows))
    // a reader that fails first must not leave this one unheard
    taken.catch(() => undefined)
  }
  await taken
}

function note(report: ImportReport, line: number, problems: readonly CellProblem[]): void {
  report.refused++
  if (report.problems.length < shown) report.problems.push(...problems.map((problem) => ({ line, ...problem })))
}

/** Takes the rows that only the database can refuse out of the way: no such unit, the same key twice, what the kind itself checks. */
async function refuseRows(ctx: WriteCtx, kind: ImportKind, report: ImportReport): Promise<void> {
  const counts = await staging.stagedCounts(ctx.tx)
  if (counts.found < counts.staged) {
    const lost = await staging.rowsWithoutUnit(ctx.tx, shown)
    report.refused += counts.staged - counts.found
    for (const { line, code, onDate, spans } of lost) {
      const held = spans as { name: string; from: LocalDate | null; to: LocalDate | null }[]
      const reason = held.length === 0 ? text.unknownCode : text.notOnDay(onDate as LocalDate, held)
      report.problems.push({ line, column: 'ma', value: code, reason })
    }
  }
  const repeated = await staging.repeatedRows(ctx.tx, kind.keyFields)
  const contrary = repeated.filter((row) => !row.same)
  if (contrary.length < repeated.length) report.notes.push(text.repeatedRows(repeated.length - contrary.length))
  await staging.dropRows(
    ctx.tx,
    repeated.map((row) => row.line),
  )
  const found = [
    ...contrary.map((row) => ({ line: row.line, column: 'ma', value: '', reason: text.differsFromLine(row.first) })),
    ...((await kind.check?.(ctx)) ?? []),
  ]
  const lines = [...new Set(found.map((problem) => problem.line))]
  await staging.dropRows(ctx.tx, lines)
  report.refused += lines.length
  report.problems.push(...found)
}

/** sha256 of a file. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
