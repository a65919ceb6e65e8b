import type { Refusal } from '../../platform/base/refusal.ts'

const notFound = (code: string, text: string): Refusal => ({ code, text, status: 404 })

export const unknownFile = (name: string): Refusal =>
  notFound('opendata.noFile', `Không có tệp dữ liệu «${name}». Xem các bộ dữ liệu tại /du-lieu.`)
export const unknownSet = (name: string): Refusal =>
  notFound('opendata.noSet', `Không có bộ dữ liệu «${name}». Xem các bộ dữ liệu tại /du-lieu.`)
export const unknownPicture = (name: string): Refusal =>
  notFound('opendata.noPicture', `Không có hình «${name}». Chọn đơn vị và chỉ tiêu tại /du-lieu/nhung.`)
