import { SingleBar } from 'cli-progress'
import type { Command } from 'commander'
import { Refused } from '../../platform/base/refusal.ts'
import type { OpenSession, Session } from '../../platform/db/session.ts'
import { gatherStatistics } from '../assessment/actions.ts'
import { importFile } from '../evidence/import.actions.ts'
import { problemsRefusal, summary } from '../evidence/import.text.ts'
import type { ImportReport } from '../evidence/types.ts'
import { importKinds } from './import.actions.ts'

type Options = {
  kind?: string
  dryRun?: boolean
  keepGood?: boolean
  demonstration?: boolean
  title?: string
  by?: string
  judge: boolean
  json?: boolean
}

/** `ntm import`: files of facts, each in a transaction of its own; the first that is refused does not keep the others from being tried. */
export function commands(program: Command, open: OpenSession): void {
  const kinds = importKinds.map((kind) => `${kind.key} (${kind.name})`).join(', ')
  program
    .command('import')
    .description('Nhập số liệu, kết quả, công nhận, đăng ký, mục tiêu từ CSV hoặc XLSX')
    .argument('<file...>', 'tệp CSV (UTF-8) hoặc XLSX')
    .option('--kind <kind>', `loại tệp, khi dòng tiêu đề không đủ rõ: ${kinds}`)
    .option('--dry-run', 'kiểm tra và báo trước, không ghi gì')
    .option('--keep-good', 'ghi các dòng đúng dù có dòng sai')
    .option('--demonstration', 'ghi là dữ liệu minh hoạ dựng lại')
    .option('--title <title>', 'tên nguồn (mặc định: tên tệp)')
    .option('--by <name>', 'người nhập (mặc định: người dùng của máy)')
    .option('--no-judge', 'chỉ ghi số liệu, không tính kết quả tiêu chí từ số liệu')
    .option('--json', 'in JSON')
    .action(async (files: string[], options: Options) => {
      const session = await open()
      const reports: ImportReport[] = []
      for (const file of files) {
        const report = await importOne(session, file, options)
        reports.push(report)
        if (!options.json) process.stdout.write(`${summary(report)}\n`)
      }
      if (reports.some((report) => report.outcome === 'written' && report.written >= 10_000)) await gatherStatistics(session.db)
      const refused = reports.filter(
        (report) => report.outcome === 'refused' || (options.dryRun && report.refused > 0 && !options.keepGood),
      )
      if (options.json) process.stdout.write(`${JSON.stringify({ ok: refused.length === 0, files: reports }, null, 2)}\n`)
      const faulty = reports.filter((report) => report.problems.length > 0)
      const refusals = faulty.map((report) => problemsRefusal({ ...report, dryRun: options.dryRun, keepGood: options.keepGood }))
      if (refused.length > 0)
        throw new Refused({
          code: 'import.refused',
          text: refusals.map(({ text }) => text).join('\n'),
          offenders: refusals.flatMap(({ offenders }, index) =>
            (offenders ?? []).map(({ where, what }) => ({ where: files.length > 1 ? `${faulty[index]?.file}, ${where}` : where, what })),
          ),
        })
      for (const { text, offenders } of refusals)
        process.stderr.write(`${[text, ...(offenders ?? []).map(({ where, what }) => `  ${where}: ${what}`)].join('\n')}\n`)
    })
}

async function importOne({ db, today, actor }: Session, file: string, options: Options): Promise<ImportReport> {
  const bar = process.stderr.isTTY
    ? new SingleBar({
        stream: process.stderr,
        format: `${file} {bar} {percentage}% | còn {eta_formatted}`,
        clearOnComplete: true,
        hideCursor: true,
      })
    : null
  let started = false
  const onProgress = (read: number, total: number) => {
    if (!bar || total === 0) return
    if (!started) bar.start(total, 0)
    started = true
    bar.update(read)
  }
  try {
    const edge = { today, actor: options.by ?? actor, now: new Date() }
    return await importFile(db, edge, importKinds, file, { ...options, onProgress })
  } finally {
    if (started) bar?.stop()
  }
}
