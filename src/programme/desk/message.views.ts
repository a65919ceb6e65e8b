import { localDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import type { Outgoing } from './channel.types.ts'

type Carried = Pick<Outgoing, 'batch' | 'channelId' | 'notices'>

/** The same whenever it is sent again: what it carries, and by which channel. */
export const idOf = ({ batch, channelId }: Pick<Outgoing, 'batch' | 'channelId'>): string => `${batch}.${channelId}`

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** A letter: titles with their links, nothing of a person or a household. */
export function letterOf({ batch, notices }: Carried, address: string): { subject: string; text: string } {
  const [first] = notices
  const day = localDate(batch.replace('day-', ''))
  const subject = day ? `Nông thôn mới: ${notices.length} thông báo đến ngày ${formatDate(day)}` : oneLine(first?.title ?? '')
  const lines = notices.map(({ title, href }) => `${oneLine(title)}\n${address}${href}\n`)
  return { subject, text: `${lines.join('\n')}\n--\nThư tự động của hệ thống Nông thôn mới. Đổi cách nhận: ${address}/thong-bao/kenh\n` }
}

/** What a receiver is posted. */
export const bodyOf = ({ batch, channelId, notices }: Carried, address: string): string =>
  JSON.stringify({
    id: idOf({ batch, channelId }),
    notices: notices.map(({ id, title, href, madeAt }) => ({ id, title: oneLine(title), link: `${address}${href}`, at: madeAt })),
  })
