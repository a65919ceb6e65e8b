/**
 * Days of the Vietnamese lunar calendar (new moons and sun as seen at 105° E, UTC+7), by the algorithm that Hồ Ngọc Đức
 * published as «Thuật toán tính âm lịch» (informatik.uni-leipzig.de/~duc/amlich), after Jean Meeus, «Astronomical Algorithms».
 * A month begins on the day of the new moon; the eleventh holds the winter solstice; where thirteen months lie between two
 * eleventh ones, the first without a principal term is a leap month.
 */
import { addDays, type LocalDate } from '../../platform/base/local-date.ts'

/** Day numbers count from noon of −4712-01-01; this one is 1970-01-01. */
const epoch = 2_440_588
const synodicMonth = 29.530588853
/** the new moon of 1900-01-01 */
const firstNewMoon = 2_415_021.076998695
const zone = 7 / 24
const radian = Math.PI / 180
const sine = (degrees: number) => Math.sin(degrees * radian)

const dayNumber = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000 + epoch
const dateOf = (number: number): LocalDate => addDays('1970-01-01' as LocalDate, number - epoch)

/** The day number, in Việt Nam, of the new moon number `k` after that of 1900-01-01. */
function newMoon(k: number): number {
  const t = k / 1236.85
  const mean = 2_415_020.75933 + 29.53058868 * k + 0.0001178 * t ** 2 - 0.000000155 * t ** 3
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t ** 2 - 0.00000347 * t ** 3
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t ** 2 + 0.00001236 * t ** 3
  const node = 21.2964 + 390.67050646 * k - 0.0016528 * t ** 2 - 0.00000239 * t ** 3
  const correction =
    0.00033 * sine(166.56 + 132.87 * t - 0.009173 * t ** 2) +
    (0.1734 - 0.000393 * t) * sine(sun) +
    0.0021 * sine(2 * sun) -
    0.4068 * sine(moon) +
    0.0161 * sine(2 * moon) -
    0.0004 * sine(3 * moon) +
    0.0104 * sine(2 * node) -
    0.0051 * sine(sun + moon) -
    0.0074 * sine(sun - moon) +
    0.0004 * sine(2 * node + sun) -
    0.0004 * sine(2 * node - sun) -
    0.0006 * sine(2 * node + moon) +
    0.001 * sine(2 * node - moon) +
    0.0005 * sine(2 * moon + sun)
  const clockDrift = -0.000278 + 0.000265 * t + 0.000262 * t ** 2
  return Math.floor(mean + correction - clockDrift + 0.5 + zone)
}

/** In which twelfth of its yearly way the sun stands at the beginning of a day in Việt Nam; 0 from the spring equinox, 9 from the winter solstice. */
function sunTwelfth(day: number): number {
  const t = (day - 2_451_545.5 - zone) / 36_525
  const anomaly = 357.5291 + 35_999.0503 * t - 0.0001559 * t ** 2 - 0.00000048 * t ** 3
  const mean = 280.46645 + 36_000.76983 * t + 0.0003032 * t ** 2
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t ** 2) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.00029 * sine(3 * anomaly)
  const longitude = (((mean + centre) % 360) + 360) % 360
  return Math.floor(longitude / 30)
}

/** The first day of the eleventh month that begins in a solar year. */
function eleventhMonth(year: number): number {
  const k = Math.floor((dayNumber(`${year}-12-31` as LocalDate) - 2_415_021) / synodicMonth)
  const begins = newMoon(k)
  return sunTwelfth(begins) >= 9 ? newMoon(k - 1) : begins
}

/** How many months after the eleventh the leap month of a long year stands. */
function leapAfter(eleventh: number): number {
  const k = Math.floor((eleventh - firstNewMoon) / synodicMonth + 0.5)
  for (let months = 1; months < 14; months++) {
    if (sunTwelfth(newMoon(k + months)) === sunTwelfth(newMoon(k + months + 1))) return months
  }
  throw new Error(`no leap month after ${dateOf(eleventh)}`)
}

/** The solar day of a day of a lunar year, in its usual (not leap) month; `month` 1 to 10, in which all holidays lie. */
export function lunarDay(year: number, month: number, day: number): LocalDate {
  if (month < 1 || month > 10) throw new Error(`lunar month ${month} is not computed`)
  const [before, after] = [eleventhMonth(year - 1), eleventhMonth(year)]
  const isLong = after - before > 365
  const ordinary = month + 1
  const months = isLong && ordinary >= leapAfter(before) ? ordinary + 1 : ordinary
  const k = Math.floor(0.5 + (before - firstNewMoon) / synodicMonth)
  return dateOf(newMoon(k + months) + day - 1)
}
