import { Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Facts, Notes } from '../../../platform/ui/page.tsx'
import { rhythmNames, topicNames } from '../channel.text.ts'
import { rhythms, topics } from '../channel.types.ts'
import type { ChannelView } from '../channel.views.ts'
import styles from './work.module.css'

export type Ticked = { topics: readonly string[]; rhythm: string }

/** What a channel carries, to tick; all of it where nothing was chosen yet. */
export function Wishes({ chosen }: { chosen: Ticked | null }) {
  return (
    <>
      <fieldset className={styles.choices}>
        <legend>Loại thông báo</legend>
        {topics.map((topic) => (
          <label key={topic}>
            <input type="checkbox" name="loai" value={topic} defaultChecked={chosen?.topics.includes(topic) ?? true} /> {topicNames[topic]}
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.choices}>
        <legend>Nhận khi nào</legend>
        {rhythms.map((rhythm) => (
          <label key={rhythm}>
            <input type="radio" name="nhip" value={rhythm} required defaultChecked={(chosen?.rhythm ?? 'daily') === rhythm} />{' '}
            {rhythmNames[rhythm]}
          </label>
        ))}
      </fieldset>
    </>
  )
}

/** A channel in use: where it leads, how sending goes, what it carries, and how to end it. */
export function Carrying({ channel, typed }: { channel: ChannelView; typed: Ticked | null }) {
  return (
    <>
      <Notes kind="warning" notes={channel.troubles} />
      <Facts facts={channel.facts} />
      <details open={typed !== null}>
        <summary>Đổi loại thông báo, cách nhận</summary>
        <Form>
          <input type="hidden" name="viec" value="doi-kenh" />
          <input type="hidden" name="kenh" value={channel.id} />
          <Wishes chosen={typed ?? channel} />
          <button type="submit">Lưu</button>
        </Form>
      </details>
      <form method="post">
        <input type="hidden" name="viec" value="bo-kenh" />
        <QuietButton name="kenh" value={channel.id} aria-label={`Bỏ kênh ${channel.address}`}>
          Bỏ kênh này
        </QuietButton>
      </form>
    </>
  )
}
