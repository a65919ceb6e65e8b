import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { Refused } from '../../platform/base/refusal.ts'
import type { Result } from '../../platform/base/result.ts'
import { read } from '../../platform/db/database.ts'
import type { OpenSession, Session } from '../../platform/db/session.ts'
import { writeAs } from '../../platform/events/context.ts'
import { formatDate, parseDate } from '../../platform/text/date.ts'
import { placeOf, unitsOn } from './frame.reads.ts'
import { applyPlan, reversePlan, tryPlan } from './plan.actions.ts'
import type { PlanFile } from './plan-file.reads.ts'
import * as reads from './reads.ts'
import { kindWords, levelWords } from './text.ts'
import type { Kind, Level, Unit } from './types.ts'

const dayOption = (text: string): LocalDate => {
  const date = parseDate(text)
  if (!date) throw new InvalidArgumentError('Viết ngày dạng 2016-12-31 hoặc 31/12/2016.')
  return date
}

/** The outcome, or the refusal thrown to where the command line tells it. */
function orRefuse<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result.refusal)
  return result.value
}

const print = (text: string): boolean => process.stdout.write(`${text}\n`)
const printJson = (value: unknown): boolean => print(JSON.stringify(value))

type ListOptions = { asOf?: LocalDate; level?: Level; kind?: Kind; within?: string; json?: boolean }

async function listUnits({ db, today }: Session, options: ListOptions): Promise<void> {
  const asOf = options.asOf ?? today
  const { units, parents } = await read(db, async (tx) => {
    const ctx = { tx, today }
    const code = options.within
    const within = code === undefined ? undefined : ((await reads.unitByCode(ctx, code, asOf)) ?? orRefuse(await placeOf(ctx, code, asOf)))
    const found = await reads.unitsAsOf(ctx, { asOf, level: options.level, kind: options.kind, withinId: within?.id })
    const above = await unitsOn(ctx, [...new Set(found.flatMap((unit) => unit.parentId ?? []))], asOf)
    return { units: found, parents: new Map(above.map((unit) => [unit.id, unit])) }
  })
  const parentOf = (unit: Unit) => parents.get(unit.parentId ?? 0)
  if (options.json) {
    printJson(
      units.map((unit) => {
        const { id, code, name, kind, level, validFrom, validTo } = unit
        return { id, code, name, kind, level, parent: parentOf(unit)?.code ?? null, validFrom, validTo }
      }),
    )
    return
  }
  for (const unit of units) {
    const since = unit.validFrom ? `từ ${formatDate(unit.validFrom)}` : 'từ trước 31/8/2004'
    const until = unit.validTo ? ` đến trước ${formatDate(unit.validTo)}` : ''
    print(`${unit.code.padEnd(6)} ${unit.name.padEnd(32)} ${(parentOf(unit)?.name ?? '').padEnd(28)} ${since}${until}`)
  }
  process.stderr.write(`${units.length} đơn vị vào ngày ${formatDate(asOf)}\n`)
}

type PlanOptions = { dryRun?: boolean; reverse?: boolean; json?: boolean }

async function runPlan({ db, today, actor }: Session, file: PlanFile, { dryRun, reverse, json }: PlanOptions): Promise<void> {
  const edge = { today, actor, now: new Date() }
  if (dryRun) {
    const { effects } = orRefuse(await read(db, (tx) => tryPlan({ tx, today }, file)))
    if (json) printJson({ applied: false, effects })
    else for (const effect of effects) print(effect.text)
    process.stderr.write(`Chạy thử: ${effects.length} hệ quả, chưa ghi gì\n`)
    return
  }
  if (reverse) {
    // a refusal inside rolls the transaction back
    const taken = await writeAs(db, edge, async (ctx) => orRefuse(await reversePlan(ctx, file)))
    if (json) printJson({ reversed: true, ...taken })
    else for (const name of taken.withdrawn) print(`Bỏ: ${name}`)
    process.stderr.write(`Đã bỏ ${taken.transitions.length} thay đổi; ${taken.restored.length} phiên bản được khôi phục\n`)
    return
  }
  const { effects, transitions } = await writeAs(db, edge, async (ctx) => orRefuse(await applyPlan(ctx, file)))
  if (json) printJson({ applied: true, transitions, effects })
  else for (const effect of effects) print(effect.text)
  process.stderr.write(`Đã ghi ${transitions.length} thay đổi\n`)
}

async function fileAt(path: string): Promise<PlanFile> {
  try {
    return { name: basename(path), bytes: await readFile(path) }
  } catch {
    throw new Refused({ code: 'units.planMissing', text: `Không mở được tệp ${path}; kiểm tra đường dẫn.` })
  }
}

/** `ntm units` lists units as of a day; `ntm units plan FILE` enters a new transition. */
export function commands(program: Command, open: OpenSession): void {
  const units = program
    .command('units')
    .description('Danh sách đơn vị hành chính vào một ngày')
    .option('--as-of <ngày>', 'ngày, mặc định hôm nay', dayOption)
    .addOption(new Option('--level <cấp>', 'cấp').choices(Object.keys(levelWords)))
    .addOption(new Option('--kind <loại>', 'loại').choices(Object.keys(kindWords)))
    .option('--within <mã>', 'trong đơn vị mang mã này')
    .option('--json', 'in JSON')
    .action(async (options: ListOptions) => listUnits(await open(), options))
  units
    .command('plan <tệp>')
    .description('Nhập một lần thay đổi (sáp nhập, chia, tách, chuyển, đổi tên, chuyển loại) từ tệp CSV hoặc XLSX; mẫu ở country/examples')
    .addOption(new Option('--dry-run', 'liệt kê hệ quả, không ghi').conflicts('reverse'))
    .option('--reverse', 'bỏ kế hoạch đã ghi')
    .option('--json', 'in JSON')
    .action(async (path: string, _options: PlanOptions, command: Command) => {
      const file = await fileAt(path)
      // --json is an option of `units` too, which takes it wherever it stands
      return runPlan(await open(), file, command.optsWithGlobals<PlanOptions>())
    })
}
