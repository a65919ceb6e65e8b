import type { Refusal } from '../../platform/base/refusal.ts'
import { roleNames } from '../people/text.ts'
import type { BodyLevel } from '../people/types.ts'
import type { CriterionState, RoleAt, SheetState, Step, StepVerb } from './procedure.types.ts'

/** As it stands in a sentence. */
const sheetWords: Record<SheetState, string> = {
  draft: 'đang nhập',
  submitted: 'đã nộp',
  returned: 'bị trả lại',
  verified: 'đã thẩm tra',
  appraised: 'đã thẩm định',
  closed: 'đã kết thúc',
  moved: 'đã chuyển sang đơn vị kế thừa',
}

const criterionWords: Record<CriterionState, string> = {
  open: 'đang nhập',
  submitted: 'chờ thẩm tra',
  returned: 'bị trả lại',
  verified: 'đã thẩm tra',
  appraised: 'đã thẩm định',
}

const stepVerbNames: Record<StepVerb, string> = {
  submit: 'nộp phiếu',
  withdraw: 'rút lại phiếu',
  verify: 'thẩm tra',
  appraise: 'thẩm định',
  return: 'trả lại',
  reopen: 'mở lại',
  close: 'kết thúc phiếu',
  move: 'chuyển phiếu',
}

const levelNames: Record<BodyLevel, string> = { country: 'trung ương', province: 'tỉnh', district: 'huyện', commune: 'xã' }

/** «Chuyên viên sở, ngành (cấp tỉnh)» */
export const whoNames = (by: readonly RoleAt[]): string =>
  by.map(({ role, level }) => `${roleNames[role].toLowerCase()} (cấp ${levelNames[level]})`).join(', ')

const verbsOf = (steps: readonly Step[]) => [...new Set(steps.map(({ verb }) => stepVerbNames[verb]))].join(', ')

export const stepRefusals = {
  notNow: (state: SheetState, verb: StepVerb, next: readonly Step[]): Refusal => ({
    code: 'step.notNow',
    text: `Phiếu ${sheetWords[state]} nên không ${stepVerbNames[verb]} được. ${
      next.length === 0 ? 'Phiếu này không nhận thêm thay đổi.' : `Việc làm được lúc này: ${verbsOf(next)}.`
    }`,
    status: 409,
  }),
  notYours: (step: Step): Refusal => ({
    code: 'step.notYours',
    text: `Chức vụ đang dùng không ${stepVerbNames[step.verb]} được. Người làm được: ${whoNames(step.by)}.`,
    status: 403,
  }),
  ownWork: (step: Step, did: 'filled' | 'submitted' | 'verified'): Refusal => ({
    code: 'step.ownWork',
    text: `Người đã ${{ filled: 'nhập', submitted: 'nộp', verified: 'thẩm tra' }[did]} phiếu này không được ${
      stepVerbNames[step.verb]
    } chính phiếu ấy. Đề nghị người khác là ${whoNames(step.by)} thực hiện.`,
    status: 403,
  }),
  criterionNotNow: (criterion: string, state: CriterionState, verb: StepVerb): Refusal => ({
    code: 'step.criterionNotNow',
    text: `Tiêu chí ${criterion} ${criterionWords[state]} nên không ${stepVerbNames[verb]} được. Tải lại trang để xem hiện trạng.`,
    status: 409,
  }),
  reviewed: (criterion: string): Refusal => ({
    code: 'step.reviewed',
    text: `Tiêu chí ${criterion} đã được xem nên không rút lại phiếu được. Đề nghị cơ quan thẩm tra trả lại tiêu chí cần sửa.`,
    status: 409,
  }),
} as const
