import type { Command } from 'commander'
import type { FigureValue } from '../../platform/base/figure.ts'
import { Refused } from '../../platform/base/refusal.ts'
import { read } from '../../platform/db/database.ts'
import type { OpenSession } from '../../platform/db/session.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { parseFrame } from '../units/frame.rules.ts'
import { pictureOf } from './reads.ts'
import type { Picture } from './types.ts'

type Options = { unit: string; asOf?: string; mapOf?: string; set?: string; stage?: string; scope?: string; json?: boolean }

const shown = ({ value, unit, coverage, missing }: FigureValue): string => {
  if (value === null) return missing?.text ?? '–'
  const part = coverage && coverage.have < coverage.of ? ` (${coverage.have}/${coverage.of} xã có số)` : ''
  return `${formatNumber(value)} ${unit}${part}`
}

/** What `--json` prints; the frame names its unit by code, name and level. */
export function pictureJson({ frame, release, figures, reported, identities, targets, notes }: Picture): object {
  const { unit, asOf, mapOf, set, stage, scope } = frame
  const { code, name, level, id } = unit
  return {
    frame: { unit: { id, code, name, level }, asOf, mapOf, set, stage, scope },
    release,
    figures,
    reported,
    identities,
    targets,
    notes,
  }
}

function pictureText(picture: Picture): string {
  const { frame, figures, reported, identities, targets, notes } = picture
  const width = Math.max(...figures.map((one) => one.name.length))
  const broken = identities.filter((one) => !one.holds)
  return [
    `${frame.unit.name}, đến hết ${formatDate(frame.asOf)}`,
    ...notes,
    '',
    ...figures.map((one) => `${one.name.padEnd(width)}  ${shown(one)}`),
    ...(reported.length > 0 ? ['', 'Số đã công bố:'] : []),
    ...reported.map((one) => `${one.name}: ${one.stated} (${one.document})${one.agrees === false ? `; tính được ${one.computed}` : ''}`),
    ...(targets.length > 0 ? ['', 'Mục tiêu:'] : []),
    ...targets.map((one) => `${one.name}, đến ${formatDate(one.due)}: ${formatNumber(one.target)} ${one.unit}`),
    ...(broken.length > 0 ? ['', 'Số liệu chưa khớp:', ...broken.map((one) => one.text)] : []),
  ].join('\n')
}

/** `ntm figures`: the picture of a unit on any day, as offices ask it. */
export function commands(program: Command, open: OpenSession): void {
  program
    .command('figures')
    .description('Các số của một đơn vị tại một ngày')
    .requiredOption('--unit <code>', 'mã đơn vị (VN: cả nước)')
    .option('--as-of <date>', 'ngày của số liệu (mặc định: hôm nay)')
    .option('--map-of <date>', 'bản đồ của ngày khác; today: bản đồ hiện nay')
    .option('--set <id>', 'bộ tiêu chí (mặc định: bộ của bản duyệt gần nhất, nếu còn hiệu lực)')
    .option('--stage <stage>', 'cấp: self, verified, appraised')
    .option('--scope <id>', 'danh sách xã được tính')
    .option('--json', 'in JSON')
    .action(async (options: Options, command: Command) => {
      const { unit, asOf, mapOf, set, stage, scope } = options
      const request = parseFrame({ asOf, mapOf, set, stage, scope }, unit)
      if (!request.ok) return command.error((request.refusal.offenders ?? []).map(({ what }) => what).join('\n'), { exitCode: 2 })
      const session = await open()
      const answer = await read(session.db, (tx) => pictureOf({ tx, today: session.today }, { ...request.value, mode: 'office' }))
      if (!answer.ok) throw new Refused(answer.refusal)
      const text = options.json ? JSON.stringify(pictureJson(answer.value), null, 2) : pictureText(answer.value)
      process.stdout.write(`${text}\n`)
    })
}
