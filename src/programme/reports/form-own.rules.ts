import type { FigureValue } from '../../platform/base/figure.ts'
import { roundRatio } from '../../platform/base/ratio.ts'
import { formatDate } from '../../platform/text/date.ts'
import { stateNames } from '../directives/text.ts'
import type { TaskLine } from '../directives/types.ts'
import type { MatrixRow, TargetRow } from '../figures/types.ts'
import { inOrder, planOf, rateOf, remainingOf } from '../funding/line.rules.ts'
import { kindNames, sourceNames } from '../funding/text.ts'
import type { LineOf, UnitSums } from '../funding/types.ts'
import { known, totalOf } from './form.rules.ts'
import type { FormColumn, FormRow, FormTable, FormValue } from './form.types.ts'

type About = Pick<FormTable, 'place' | 'placeCode' | 'asOf' | 'source'>

const column = (key: string, head: string, kind: FormColumn['kind'], width = 14, group?: string): FormColumn => ({
  ...{ key, head, kind, width },
  ...(group ? { group } : {}),
})
const table = (about: About, code: string, title: string, unit: string, columns: FormColumn[], rows: FormRow[]): FormTable => ({
  ...about,
  ...{ code, title, unit: `ĐVT: ${unit}`, basis: null, columns, rows },
})
const body = (cells: Record<string, FormValue>): FormRow => ({ role: 'body', cells })
const say = (value: string | number): FormValue => ({ value })

const marks = { met: 'Đ', notMet: 'C', notApplicable: 'K', unjudgeable: '?' } as const
const noResult = 'Xã hoặc tiêu chí chưa có kết quả tại ngày chốt.'

/** Communes × criteria: Đ met, C not met, K not applicable, ? cannot be judged. */
export const communeTable = (about: About, criteria: readonly { code: string; name: string }[], rows: readonly MatrixRow[]): FormTable =>
  table(
    { ...about, source: `${about.source}; Đ: đạt, C: chưa đạt, K: không áp dụng, ?: chưa đủ căn cứ` },
    'PL01',
    'Kết quả từng tiêu chí của từng xã',
    'tiêu chí',
    [
      column('code', 'Mã', 'text', 9),
      column('name', 'Xã', 'text', 26),
      column('met', 'Số tiêu chí đạt', 'integer', 10),
      ...criteria.map(({ code }) => column(`c${code}`, code, 'text', 5, 'Tiêu chí')),
    ],
    rows.map(({ unit, met, verdicts }) => {
      const each = criteria.map(({ code }): [string, FormValue] => {
        const verdict = verdicts[code]
        return [`c${code}`, known(verdict && marks[verdict], noResult)]
      })
      return body({ code: say(unit.code), name: say(unit.name), met: known(met, noResult), ...Object.fromEntries(each) })
    }),
  )

const ofKey = (figures: readonly FigureValue[], key: string) => figures.filter((figure) => figure.key === key)
const valued = (figure: FigureValue): FormValue => known(figure.value, figure.missing?.text ?? 'Chưa có số liệu.')

/** Communes by how many criteria they meet. */
export function bandTable(about: About, figures: readonly FigureValue[]): FormTable {
  const rows = ofKey(figures, 'communes-in-band').map((figure) => body({ name: say(figure.name), value: valued(figure) }))
  const columns = [column('name', 'Nhóm', 'text', 46), column('value', 'Số xã', 'integer')]
  const total = { ...totalOf(rows, ['value'], ''), cells: { ...totalOf(rows, ['value'], '').cells, name: say('Cộng') } }
  return table(about, 'PL02', 'Số xã theo nhóm tiêu chí đạt', 'xã', columns, rows.length === 0 ? [] : [...rows, total])
}

/** How many communes meet each criterion. */
export const criterionTable = (about: About, figures: readonly FigureValue[]): FormTable =>
  table(
    about,
    'PL03',
    'Số xã đạt từng tiêu chí',
    'xã',
    [
      column('code', 'Tiêu chí', 'text', 9),
      column('name', 'Tên', 'text', 46),
      column('value', 'Số xã đạt', 'integer'),
      column('of', 'Trên số xã có số liệu', 'integer'),
    ],
    ofKey(figures, 'communes-meeting-criterion').map((figure) =>
      body({
        code: say(figure.qualifier?.criterion ?? ''),
        name: say(figure.name),
        value: valued(figure),
        of: known(figure.coverage?.have, 'Chưa biết số xã có số liệu.'),
      }),
    ),
  )

const money = [
  column('plan', 'Kế hoạch', 'integer', 20),
  column('paid', 'Giải ngân', 'integer', 20),
  column('rest', 'Còn lại', 'integer', 20),
  column('rate', 'Tỷ lệ', 'percent', 10),
]
function moneyCells(plan: number, paid: number, rest: number): Record<string, FormValue> {
  const rate = rateOf(paid * 100, plan)
  return { plan: say(plan), paid: say(paid), rest: say(rest), rate: known(rate && roundRatio(rate, 1), 'Kế hoạch bằng 0.') }
}
function withTotal(rows: FormRow[], key: string): FormRow[] {
  if (rows.length === 0) return []
  const { cells } = totalOf(rows, ['plan', 'paid', 'rest'], '')
  const [plan, paid] = [Number(cells.plan?.value ?? 0), Number(cells.paid?.value ?? 0)]
  return [...rows, { role: 'total', cells: { ...moneyCells(plan, paid, plan - paid), [key]: say('Cộng') } }]
}

/** Money of the year by source and kind; what was carried over is a line of its own. */
export const sourceTable = (about: About, lines: readonly LineOf[]): FormTable =>
  table(
    about,
    'PL04',
    'Nguồn lực theo nguồn và loại vốn',
    'đồng',
    [
      column('source', 'Nguồn', 'text', 30),
      column('kind', 'Loại vốn', 'text', 20),
      column('carried', 'Năm trước chuyển sang', 'text', 14),
      ...money,
    ],
    withTotal(
      inOrder(lines).map((line) =>
        body({
          ...{ source: say(sourceNames[line.source]), kind: say(kindNames[line.kind]), carried: say(line.carried ? 'có' : 'không') },
          ...moneyCells(planOf(line), line.disbursed, remainingOf(line)),
        }),
      ),
      'source',
    ),
  )

/** What each unit has and spent. */
export const disbursementTable = (about: About, units: readonly UnitSums[]): FormTable =>
  table(
    about,
    'PL05',
    'Giải ngân theo đơn vị',
    'đồng',
    [column('code', 'Mã', 'text', 9), column('name', 'Đơn vị', 'text', 30), ...money],
    withTotal(
      units.map(({ code, name, plan, disbursed }) =>
        body({ code: say(code), name: say(name), ...moneyCells(plan, disbursed, plan - disbursed) }),
      ),
      'name',
    ),
  )

/** Targets with what is reached. */
export const targetTable = (about: About, targets: readonly TargetRow[]): FormTable =>
  table(
    about,
    'PL06',
    'Mục tiêu và kết quả',
    'theo chỉ tiêu',
    [
      column('name', 'Chỉ tiêu', 'text', 46),
      column('unit', 'ĐVT', 'text', 12),
      column('due', 'Hạn', 'text', 12),
      column('target', 'Mục tiêu', 'decimal'),
      column('actual', 'Kết quả', 'decimal'),
      column('document', 'Văn bản', 'text', 34),
    ],
    targets.map(({ name, unit, due, target, actual, document }) =>
      body({
        ...{ name: say(name), unit: say(unit), due: say(formatDate(due)), target: say(target), document: say(document) },
        actual: known(actual, 'Chưa tính được kết quả tại ngày chốt.'),
      }),
    ),
  )

/** Certified products by stars. */
export function ocopTable(about: About, stars: readonly { stars: number; count: number }[]): FormTable {
  const rows = stars.map(({ stars: of, count }) => body({ name: say(`${of} sao`), value: say(count) }))
  const sum = stars.reduce((all, { count }) => all + count, 0)
  const total: FormRow = { role: 'total', cells: { name: say('Cộng'), value: say(sum) } }
  const columns = [column('name', 'Hạng', 'text', 30), column('value', 'Số sản phẩm còn hiệu lực', 'integer', 20)]
  return table(about, 'PL07', 'Sản phẩm OCOP', 'sản phẩm', columns, rows.length === 0 ? [] : [...rows, total])
}

/** Tasks with their deadlines and states. */
export const taskTable = (about: About, tasks: readonly TaskLine[]): FormTable =>
  table(
    about,
    'PL08',
    'Nhiệm vụ được giao',
    'nhiệm vụ',
    [
      column('what', 'Nhiệm vụ', 'text', 60),
      column('who', 'Thực hiện', 'text', 34),
      column('due', 'Hạn', 'text', 12),
      column('state', 'Tình trạng', 'text', 18),
      column('source', 'Theo', 'text', 34),
    ],
    tasks.map(({ what, unitName, bodyName, dueOn, dueWords, state, sourceTitle }) =>
      body({
        what: say(what),
        who: say(bodyName ?? unitName),
        due: known(dueOn === null ? dueWords : formatDate(dueOn), 'Văn bản giao không nêu hạn.'),
        state: say(stateNames[state]),
        source: known(sourceTitle, 'Không ghi văn bản giao.'),
      }),
    ),
  )
