import type { Quoted } from './types.ts'

type Words = Pick<Quoted, 'name' | 'definition' | 'unit' | 'origin'>

const meetings = { text: 'Hội nghị', href: '/hoi-nghi' }
const tasks = { text: 'Nhiệm vụ', href: '/nhiem-vu' }
const visits = { text: 'Kiểm tra', href: '/kiem-tra' }
const courses = { text: 'Tập huấn', href: '/tap-huan' }
const difficulties = { text: 'Kiến nghị', href: '/kien-nghi' }
const ocop = { text: 'Hồ sơ OCOP', href: '/ocop/ho-so' }

/** What is counted from the rows that people keep; by the first part of the slot's name. */
export const activityWords: Readonly<Record<string, Words>> = {
  'meetings-held': {
    name: 'Số hội nghị đã tổ chức',
    definition: 'Số hội nghị đơn vị tổ chức, đã khai mạc trong kỳ.',
    unit: 'hội nghị',
    origin: meetings,
  },
  'tasks-given': {
    name: 'Số nhiệm vụ đã giao',
    definition: 'Số nhiệm vụ giao trong kỳ cho đơn vị và các đơn vị cấp dưới.',
    unit: 'nhiệm vụ',
    origin: tasks,
  },
  'tasks-done': {
    name: 'Số nhiệm vụ đã hoàn thành',
    definition: 'Số nhiệm vụ kết thúc trong kỳ, tự báo hoặc theo số liệu.',
    unit: 'nhiệm vụ',
    origin: tasks,
  },
  'tasks-late': {
    name: 'Số nhiệm vụ quá hạn',
    definition: 'Số nhiệm vụ chưa xong mà hạn đã qua vào ngày chốt.',
    unit: 'nhiệm vụ',
    origin: tasks,
  },
  'tasks-open': {
    name: 'Số nhiệm vụ đang thực hiện',
    definition: 'Số nhiệm vụ chưa kết thúc vào ngày chốt.',
    unit: 'nhiệm vụ',
    origin: tasks,
  },
  'visits-held': {
    name: 'Số cuộc kiểm tra',
    definition: 'Số cuộc kiểm tra tại đơn vị và các đơn vị cấp dưới trong kỳ.',
    unit: 'cuộc',
    origin: visits,
  },
  'courses-held': {
    name: 'Số lớp tập huấn',
    definition: 'Số lớp tập huấn đơn vị và cấp dưới tổ chức, bắt đầu trong kỳ.',
    unit: 'lớp',
    origin: courses,
  },
  'people-trained': {
    name: 'Số lượt người được tập huấn',
    definition: 'Cộng số người dự của từng lớp bắt đầu trong kỳ; một người dự hai lớp là hai lượt.',
    unit: 'lượt người',
    origin: courses,
  },
  'difficulties-received': {
    name: 'Số kiến nghị tiếp nhận',
    definition: 'Số kiến nghị, khó khăn ghi nhận trong kỳ.',
    unit: 'kiến nghị',
    origin: difficulties,
  },
  'difficulties-answered': {
    name: 'Số kiến nghị đã trả lời',
    definition: 'Số kiến nghị trả lời trong kỳ.',
    unit: 'kiến nghị',
    origin: difficulties,
  },
  'difficulties-open': {
    name: 'Số kiến nghị chưa trả lời',
    definition: 'Số kiến nghị chưa kết thúc vào ngày chốt.',
    unit: 'kiến nghị',
    origin: difficulties,
  },
  'ocop-products': {
    name: 'Số sản phẩm OCOP được công nhận',
    definition: 'Số sản phẩm có giấy chứng nhận còn hiệu lực vào ngày chốt.',
    unit: 'sản phẩm',
    origin: ocop,
  },
  'ocop-stars': {
    name: 'Số sản phẩm OCOP',
    definition: 'Số sản phẩm có giấy chứng nhận còn hiệu lực vào ngày chốt, theo hạng sao.',
    unit: 'sản phẩm',
    origin: ocop,
  },
  'ocop-new': {
    name: 'Số sản phẩm OCOP công nhận trong kỳ',
    definition: 'Số sản phẩm có quyết định công nhận trong kỳ, kể cả công nhận lại.',
    unit: 'sản phẩm',
    origin: ocop,
  },
  'ocop-producers': {
    name: 'Số chủ thể OCOP',
    definition: 'Số chủ thể có sản phẩm còn hiệu lực công nhận vào ngày chốt.',
    unit: 'chủ thể',
    origin: ocop,
  },
}

/** Of what is counted by stars: «hạng 4 sao». */
export const activityName = (slot: string): string => {
  const [key = '', part] = slot.split(':')
  const name = activityWords[key]?.name ?? slot
  return part === undefined ? name : `${name} hạng ${part} sao`
}
