import { addDays, dayOf } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { channelRefusals } from './channel.text.ts'
import { type Morning, rhythms, type Topic, topics, type Wishes } from './channel.types.ts'

/** The first word of a notice's key tells what it is about; words that stand not here are «other». */
export const topicOfWord: Readonly<Record<string, Topic>> = {
  task: 'tasks',
  directive: 'tasks',
  sheet: 'sheets',
  round: 'sheets',
  review: 'sheets',
  survey: 'sheets',
  posting: 'sheets',
  dossier: 'dossiers',
  recognition: 'dossiers',
  watch: 'dossiers',
  meeting: 'meetings',
  conclusion: 'meetings',
  inspection: 'inspections',
  visit: 'inspections',
  difficulty: 'difficulties',
}

/** What was ticked, or why it will not do. */
export function checkWishes(form: { topics: readonly string[]; rhythm: string }): Result<Wishes> {
  const chosen = topics.filter((topic) => form.topics.includes(topic))
  const rhythm = rhythms.find((one) => one === form.rhythm)
  if (chosen.length === 0) return refused(channelRefusals.noTopics)
  return rhythm ? done({ topics: chosen, rhythm }) : refused(channelRefusals.noRhythm)
}

/** An address of mail as it is sent to, or why it will not do. */
export function checkMailAddress(text: string): Result<string> {
  const address = text.trim()
  const good = address.length <= 200 && /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$/.test(address)
  return good ? done(address) : refused(channelRefusals.badAddress)
}

/** hour of the morning, in Việt Nam, at which the messages of a day leave */
const morningHour = 7

/** The next morning after an instant. */
export function morningAfter(now: Date): Morning {
  const today = dayOf(now)
  const at = (day: string) => new Date(`${day}T${String(morningHour).padStart(2, '0')}:00:00+07:00`)
  const day = at(today) > now ? today : addDays(today, 1)
  return { at: at(day), day }
}

/** minutes until a message that failed so many times is tried again */
const waits = [1, 5, 30, 120, 720]

/** When a message is tried again that failed now, for the so-manieth time; null: it is given up. */
export function retryAt(attempts: number, now: Date): Date | null {
  const minutes = waits[attempts - 1]
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000)
}

/** minutes that a code holds, wrong tries that it bears, codes a day, seconds between two of them */
export const codeLimits = { minutes: 30, tries: 5, aDay: 5, seconds: 60 }
