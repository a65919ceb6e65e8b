import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { localDate } from '../../platform/base/local-date.ts'
import { Refused } from '../../platform/base/refusal.ts'
import { read } from '../../platform/db/database.ts'
import type { OpenSession, Session } from '../../platform/db/session.ts'
import { documentText } from '../../platform/files/document-text.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { readFigures } from './read.rules.ts'
import { atlas, type Reading, readText } from './reads.ts'
import { findingNames, kindNames, severityNames, statusNames } from './text.ts'
import { figureView, findingView } from './views.ts'

type Options = { lines?: string; check?: boolean; json?: boolean; day?: string; place?: string }

const print = (text: string) => process.stdout.write(`${text}\n`)

async function open(path: string): Promise<Uint8Array> {
  return readFile(path).catch(() => {
    throw new Refused({ code: 'document.missing', text: `Không mở được tệp ${path}. Kiểm tra đường dẫn.` })
  })
}

/** Each line of the file is a text of its own; one JSON object a line for each figure. */
async function lines(session: Session, path: string): Promise<void> {
  const text = (await documentText(await open(path), basename(path))).replace(/\r\n?/g, '\n')
  const { gazetteer } = await read(session.db, (tx) => atlas({ tx, today: session.today }))
  text.split('\n').forEach((line, at) => {
    for (const figure of readFigures(line, { gazetteer })) print(JSON.stringify({ line: at + 1, ...figureView(figure) }))
  })
}

const json = ({ figures, directives, findings }: Reading) => ({
  figures: figures.map(figureView),
  directives,
  findings: findings.map(findingView),
})

function report(name: string, { figures, directives, findings }: Reading): string {
  const rows = figures
    .filter((one) => one.what !== 'other')
    .map(
      (one) =>
        `  ${one.stated.padEnd(8)} ${kindNames[one.what]}${one.lo === null ? '' : ` ${one.lo}–${one.hi ?? '…'}`} (${statusNames[one.status]}${one.asOf ? `, ${one.asOf}` : ''}${one.place ? `, ${one.place}` : ''})`,
    )
  return [
    `${name}: ${formatNumber(rows.length)} số, ${directives.length} việc được giao, ${findings.length} điều cần xem`,
    ...rows,
    ...findings.flatMap((one) => [
      '',
      `${severityNames[one.severity]} – ${findingNames[one.kind]}: ${one.how}`,
      `  ${one.likely}`,
      `  «${one.sentence}»`,
    ]),
    ...directives.map((one) => `  → ${one.assignee}: ${one.action} [${one.deadline ?? 'Không nêu hạn'}]`),
  ].join('\n')
}

/** `ntm read`: figures and directives of documents, and what in them does not agree. */
export function commands(program: Command, openSession: OpenSession): void {
  program
    .command('read [files...]')
    .description('Đọc số liệu và việc được giao trong văn bản (.txt, .docx, .pdf); --check: kiểm tra số')
    .option('--lines <file>', 'mỗi dòng của tệp là một văn bản; in một JSON mỗi số')
    .option('--check', 'kiểm tra số với chính văn bản và với số liệu của hệ thống')
    .option('--day <date>', 'ngày của văn bản')
    .option('--place <name>', 'đơn vị của văn bản, ví dụ «tỉnh Lạng Sơn»')
    .option('--json', 'in JSON')
    .action(async (files: string[], options: Options, command: Command) => {
      if (files.length === 0 && !options.lines) command.error('Nêu ít nhất một tệp, hoặc --lines TỆP.', { exitCode: 2 })
      const documentDay = options.day === undefined ? null : localDate(options.day)
      if (options.day !== undefined && !documentDay) command.error(`«${options.day}» không phải là ngày; viết 2026-06-14.`, { exitCode: 2 })
      const session = await openSession()
      if (options.lines) await lines(session, options.lines)
      for (const file of files) {
        const text = await documentText(await open(file), basename(file))
        const reading = await read(session.db, (tx) =>
          readText({ tx, today: session.today }, text, { documentDay, place: options.place ?? null }),
        )
        if (!options.json) print(report(basename(file), options.check ? reading : { ...reading, findings: [] }))
        else if (options.check) print(JSON.stringify(json(reading)))
        else for (const figure of reading.figures) print(JSON.stringify(figureView(figure)))
      }
    })
}
