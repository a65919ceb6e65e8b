import { resolve as absolute, dirname } from 'node:path'
import type { Command } from 'commander'
import { Refused } from '../../platform/base/refusal.ts'
import { read } from '../../platform/db/database.ts'
import type { OpenSession } from '../../platform/db/session.ts'
import { writeAs } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { invalid, publish } from './actions.ts'
import { type ComparedRow, type Comparison, compareSets } from './compare.rules.ts'
import { readFolder, readMeasuresOf, readSetFile } from './folder.reads.ts'
import * as reads from './reads.ts'
import { overallText, quantity, rowChangeText, tierText } from './text.ts'
import type { CriteriaSet, Problem, SetSummary } from './types.ts'

type Options = { json?: boolean; folder: string }

const print = (text: string) => process.stdout.write(`${text}\n`)
const say = (text: string) => process.stderr.write(`${text}\n`)

/** `ntm sets list|validate|publish|compare`: the law as files and as it is published. */
export function commands(program: Command, open: OpenSession): void {
  const sets = program.command('sets').description('Các bộ tiêu chí: xem, kiểm tra tệp, công bố, so sánh')
  sets
    .command('list')
    .description('Các bộ tiêu chí đã công bố, mọi phiên bản')
    .option('--json', 'in JSON')
    .action(async ({ json }: Options) => {
      const { db } = await open()
      const all = await read(db, (tx) => reads.listSets({ tx }))
      print(json ? JSON.stringify(all, null, 2) : all.map(summaryLine).join('\n'))
    })
  folderOption(sets.command('validate [files...]').description('Kiểm tra tệp set.yaml: tệp, dòng, sai gì, sửa thế nào')).action(
    async (files: string[], { json, folder }: Options) => {
      const { checked, problems } = await validate(files, folder)
      if (json) print(JSON.stringify({ ok: problems.length === 0, checked, problems }, null, 2))
      if (problems.length > 0) throw new Refused(invalid(problems))
      say(`${checked} tệp đúng ngữ pháp, không có chỗ sai.`)
    },
  )
  folderOption(sets.command('publish <id>').description('Công bố một bộ tiêu chí; phiên bản đã công bố không sửa được nữa')).action(
    async (id: string, { json, folder }: Options) => {
      const published = await publishOne(open, id, folder)
      if (json) print(JSON.stringify(published))
      else
        for (const { set, version, outcome } of published)
          say(`${set} phiên bản ${version}: ${outcome === 'published' ? 'đã công bố' : 'đã công bố từ trước'}`)
    },
  )
  sets
    .command('compare <a> <b>')
    .description('So hai bộ tiêu chí từng dòng; viết xa-2009@1 để chọn phiên bản')
    .option('--json', 'in JSON')
    .action(async (a: string, b: string, { json }: Options) => {
      const { db } = await open()
      const [left, right] = await read(db, async (tx) => [await findSet({ tx }, a), await findSet({ tx }, b)] as const)
      const comparison = compareSets(left, right)
      print(json ? JSON.stringify(comparisonJson(left, right, comparison), null, 2) : comparisonText(left, right, comparison))
    })
}

const folderOption = (command: Command): Command =>
  command.option('--folder <folder>', 'thư mục của các bộ', 'criteria-sets').option('--json', 'in JSON')

const summaryLine = ({ id, version, decision, validFrom, validTo, tier, name }: SetSummary): string =>
  `${id.padEnd(28)} ${version}  ${decision.padEnd(20)} ${formatDate(validFrom)} – ${validTo === null ? 'nay' : `trước ${formatDate(validTo)}`}  ${tierText[tier]}: ${name}`

/** The whole folder, or only some files of it, checked against the measures beside them. */
async function validate(files: string[], folder: string): Promise<{ checked: number; problems: Problem[] }> {
  if (files.length === 0) {
    const { sets, problems } = await readFolder(folder)
    return { checked: new Set([...sets.map(({ file }) => file), ...problems.map(({ file }) => file)]).size, problems }
  }
  const problems: Problem[] = []
  for (const file of files) {
    const { measures } = await measuresBeside(file, folder)
    problems.push(...(await opened(() => readSetFile(file, measures), file)).problems)
  }
  return { checked: files.length, problems }
}

const measuresBeside = (file: string, folder: string) => readMeasuresOf(absolute(dirname(file), '..')).catch(() => readMeasuresOf(folder))

async function opened<T>(work: () => Promise<T>, file: string): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new Refused({ code: 'set.fileMissing', text: `Không có tệp ${file}. Kiểm tra đường dẫn.`, status: 404 })
  }
}

async function publishOne(open: OpenSession, id: string, folder: string) {
  const { sets, problems } = await readFolder(folder)
  const own = problems.filter(({ file }) => file.endsWith('measures.yaml') || dirname(file).endsWith(`/${id}`))
  if (own.length > 0) throw new Refused(invalid(own))
  const chosen = sets.filter(({ set }) => set.id === id || set.aliases.includes(id))
  if (chosen.length === 0)
    throw new Refused({ code: 'set.unknown', text: `Không có bộ «${id}» trong ${folder}. Xem tên các thư mục ở đó.`, status: 404 })
  const { db, today, actor } = await open()
  return writeAs(db, { today, actor, now: new Date() }, async (ctx) => {
    const done: { set: string; version: number; outcome: string }[] = []
    for (const { set, hash } of chosen) {
      const result = await publish(ctx, set, { hash, by: actor })
      if (!result.ok) throw new Refused(result.refusal)
      done.push({ set: set.id, version: set.version, outcome: result.value })
    }
    return done
  })
}

async function findSet(ctx: Parameters<typeof reads.setById>[0], name: string): Promise<CriteriaSet> {
  const [id = name, version] = name.split('@')
  const set = version ? await reads.setVersion(ctx, id, Number(version)) : await reads.setById(ctx, id)
  if (!set) throw new Refused({ code: 'set.unknown', text: `Chưa công bố bộ «${name}». Xem «ntm sets list».`, status: 404 })
  return set
}

const comparisonJson = (a: CriteriaSet, b: CriteriaSet, { rows, counts }: Comparison) => ({
  a: { id: a.id, version: a.version },
  b: { id: b.id, version: b.version },
  counts,
  rows: rows.map((row) => ({
    a: row.a && { code: row.a.key, name: row.a.row.name },
    b: row.b && { code: row.b.key, name: row.b.row.name },
    measure: row.measure,
    changes: row.changes,
    threshold: row.a && row.b ? row.threshold : null,
    columns: row.columns,
  })),
})

function comparisonText(a: CriteriaSet, b: CriteriaSet, { rows }: Comparison): string {
  const line = (row: ComparedRow) => {
    const changes = [...row.changes.map((change) => rowChangeText[change]), ...(row.a && row.b ? [overallText[row.threshold]] : [])]
    return `${(row.a?.key ?? '–').padEnd(6)} → ${(row.b?.key ?? '–').padEnd(6)} ${changes.join(', ')}: ${(row.b ?? row.a)?.row.name}${movedText(row)}`
  }
  return [`${a.id}@${a.version} (${a.decision}) → ${b.id}@${b.version} (${b.decision})`, ...rows.map(line)].join('\n')
}

/** «TDMNPB 70% → 75%» of the columns that moved. */
function movedText({ columns, b }: ComparedRow): string {
  const moved = columns.filter(({ change }) => change === 'up' || change === 'down')
  const value = (one: ComparedRow['columns'][number]['a']) =>
    one && one.value !== null ? quantity(one.value, b?.row.unit ?? null) : 'chưa rõ'
  return moved.length === 0
    ? ''
    : `\n       ${moved.map((one) => `${one.column === 'all' ? '' : `${one.column} `}${value(one.a)} → ${value(one.b)}`).join('; ')}`
}
