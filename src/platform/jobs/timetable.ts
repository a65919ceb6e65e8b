/** When daily jobs are due. Việt Nam has had one clock without summer time, UTC+7, since 1975. */
const hour = 3_600_000
const zone = 7 * hour
const dayLength = 24 * hour

/** A minute of every day in Việt Nam: `00:05`. */
export type Minute = `${number}${number}:${number}${number}`

const offsetOf = (minute: Minute): number => {
  const [hours, minutes] = minute.split(':').map(Number) as [number, number]
  return hours * hour + minutes * 60_000
}

/** The last time at or before an instant that the minute came. */
export function lastDue(minute: Minute, now: Date): Date {
  const local = now.getTime() + zone
  const today = Math.floor(local / dayLength) * dayLength + offsetOf(minute)
  return new Date((today <= local ? today : today - dayLength) - zone)
}

/** The first time after an instant that the minute comes. */
export const nextDue = (minute: Minute, now: Date): Date => new Date(lastDue(minute, now).getTime() + dayLength)
