import { instant } from '../people/views.ts'
import { rhythmNames, topicNames } from './channel.text.ts'
import { type Channel, topics } from './channel.types.ts'

/** A channel as its person sees it. */
export const channelView = ({ id, kind, address, topics: chosen, rhythm, lastSentAt, waiting, givenUp, said }: Channel) => ({
  id,
  kind,
  address,
  topics: chosen,
  rhythm,
  facts: [
    { name: kind === 'mail' ? 'Địa chỉ' : 'Máy nhận', value: address },
    {
      name: 'Loại thông báo',
      value: chosen.length === topics.length ? 'Mọi loại' : chosen.map((topic) => topicNames[topic]).join('; '),
    },
    { name: 'Nhận khi nào', value: rhythmNames[rhythm] },
    { name: 'Gửi gần nhất', value: lastSentAt ? instant(lastSentAt) : 'Chưa gửi tin nào' },
  ],
  troubles: [
    ...(givenUp > 0 ? [`${givenUp} tin trong 30 ngày qua không gửi được sau nhiều lần thử${because(said)}.`] : []),
    ...(waiting > 0 ? [`${waiting} tin chưa gửi được, đang thử lại${because(said)}.`] : []),
  ],
})
export type ChannelView = ReturnType<typeof channelView>

const because = (said: string | null) => (said ? `: ${said}` : '')
