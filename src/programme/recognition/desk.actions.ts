import { type Result, refused } from '../../platform/base/result.ts'
import { parseDate } from '../../platform/text/date.ts'
import { numberDecision, publish, sign, unsign } from './decision.actions.ts'
import { addPaper, confirm, freeze, removePaper, returnDossier, withdraw } from './dossier.actions.ts'
import { refusals } from './dossier.text.ts'
import { type Choice, choices, conditionKeys } from './dossier.types.ts'
import type { Doing, Press } from './press.actions.ts'
import { adjourn, attend, closeVote, convene, startVote } from './session.actions.ts'
import { castVote, enterPaper, type PaperForm } from './vote.actions.ts'

/** A form of the page of a dossier: its fields by name; of some there are several. */
export type Given = { one: (name: string) => string; all: (name: string) => string[] }

type Outcome = Promise<Result<{ dossierId: number }>>
type Base = Pick<Press, 'dossierId' | 'seen'>
type Job = (doing: Doing, base: Base, given: Given) => Outcome

const numberIn = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : 0)
const optional = (text: string): number | null => numberIn(text) || null
const choiceIn = (text: string): Choice | null => choices.find((one) => one === text) ?? null

/** What each button of the page does, by the value of its field `viec`. */
const jobs: Readonly<Record<string, Job>> = {
  'them-van-ban': (doing, base, { one }) =>
    addPaper(doing, base, {
      paper: one('loai'),
      number: one('so'),
      dated: parseDate(one('ngay')),
      issuer: one('co-quan'),
      proofId: optional(one('tep')),
    }),
  'bo-van-ban': (doing, base, { one }) => removePaper(doing, base, numberIn(one('van-ban')), one('ly-do')),
  'xac-nhan': (doing, base, { one }) => {
    const condition = conditionKeys.find((key) => key === one('dieu-kien'))
    if (!condition) return Promise.resolve(refused(refusals.noChoice))
    const said = { holds: one('dap-ung') === 'co', body: one('co-quan'), document: one('van-ban'), note: one('ghi-chu') }
    return confirm(doing, base, { condition, dated: parseDate(one('ngay')), ...said })
  },
  gui: (doing, base) => freeze(doing, base),
  'tra-lai': (doing, base, { one }) => returnDossier(doing, base, one('ly-do')),
  rut: (doing, base, { one }) => withdraw(doing, base, one('ly-do')),
  'mo-phien': (doing, base, { one }) =>
    convene(doing, base, {
      heldOn: parseDate(one('ngay')),
      place: one('noi'),
      chair: numberIn(one('chu-tri')),
      secretary: optional(one('thu-ky')),
    }),
  'co-mat': (doing, base, { all }) => attend(doing, base, all('ghe').map(numberIn)),
  'hoan-phien': (doing, base, { one }) => adjourn(doing, base, one('ly-do')),
  'bat-dau': (doing, base) => startVote(doing, base),
  'bo-phieu': (doing, { dossierId }, { one }) =>
    castVote(doing, dossierId, { choice: choiceIn(one('y-kien')), remark: one('y-kien-khac') }),
  'phieu-giay': (doing, base, given) => enterPaper(doing, base, paperForm(given)),
  'ket-thuc': (doing, base) => closeVote(doing, base),
  ky: (doing, base, { one }) => sign(doing, base, { authority: one('tham-quyen'), capacity: one('chuc-vu'), post: one('chuc-vu-ky') }),
  'rut-chu-ky': (doing, base, { one }) => unsign(doing, base, one('ly-do')),
  'cap-so': (doing, base, { one }) => numberDecision(doing, base, { number: one('so'), decidedOn: parseDate(one('ngay')) }),
  'cong-bo': (doing, base) => publish(doing, base),
}

function paperForm({ one, all }: Given): PaperForm {
  const members = all('ghe').map(numberIn)
  if (one('cach') === 'kin') {
    const counts = { agree: numberIn(one('dong-y')), disagree: numberIn(one('khong-dong-y')), blank: numberIn(one('khac')) }
    return { scan: one('ban-chup'), secret: { members, counts }, open: [] }
  }
  const open = members.flatMap((assignmentId) => {
    const choice = choiceIn(one(`phieu-${assignmentId}`))
    return choice === null ? [] : [{ assignmentId, choice }]
  })
  return { scan: one('ban-chup'), secret: null, open }
}

/** Presses the button of a form. */
export const pressButton = (doing: Doing, dossierId: number, given: Given): Outcome =>
  jobs[given.one('viec')]?.(doing, { dossierId, seen: numberIn(given.one('phien-ban')) }, given) ??
  Promise.resolve(refused(refusals.unknown))
